#include "store/decisions.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/row_content.h"
#include "core/stored_row.h"
#include "store/approvals.h"
#include "store/decision_records.h"
#include "store/document_loading.h"
#include "store/outcome.h"
#include "store/receipts.h"
#include "store/sql.h"
#include "store/worklist.h"

namespace rosett {
namespace {

// A document that is decided on, and how it stands.
struct Subject {
  Head head;
  Document document;
};

const Row* row_of(const Document& document, const std::string& key) {
  const auto row = std::ranges::find(document.rows, key, &Row::key);
  return row == document.rows.end() ? nullptr : &*row;
}

const std::vector<Field>& fields_of(const Document& document, const std::string& key) {
  const Row* row = row_of(document, key);
  return row == nullptr ? document.fields : row->fields;
}

bool is_set_by_row(DecisionKind kind) {
  return kind == DecisionKind::approve || kind == DecisionKind::reject;
}

bool has_deviation(const Document& document, const Decision& decision) {
  const Row* row = row_of(document, decision.key);
  return std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
    return deviation.row == (row == nullptr ? 0 : row->number) && deviation.code == decision.code &&
           deviation.field == decision.field;
  });
}

// What the machine had read below what people have said.
std::optional<std::string> machine_value(const Reading& reading) {
  return reading.corrected ? reading.corrected->was : reading.value;
}

// That the case system refused a row does not stop it from being approved again.
std::string stopping_faults(const Document& document, const Row& row) {
  std::string text;
  for (const Deviation& fault : open_faults(document, row))
    if (fault.code != kNotTaken) text += (text.empty() ? "" : " ") + fault.message;
  return text;
}

// One call of decide(), inside its transaction.
class Taking {
 public:
  Taking(Database& database, const Author& author, const std::vector<Decision>& decisions,
         const Decisions::Judge& judge)
      : database_(database), author_(author), decisions_(decisions), judge_(judge) {}

  DecisionOutcome take() {
    for (std::size_t i = 0; i < decisions_.size(); ++i) look_at(i);
    if (!outcome_.refusals.empty()) return std::move(outcome_);
    for (const Decision& decision : decisions_) write_what_approval_rests_on(decision);
    judge_again();
    for (std::size_t i = 0; i < decisions_.size(); ++i)
      if (decisions_[i].kind == DecisionKind::approve) approve(i);
    for (const auto& [id, subject] : subjects_) {
      renew_approvals(database_, subject.head);
      write_worklist(database_, subject.head.part_id,
                     complete(database_, subject.head, RowChoice::all));
    }
    return std::move(outcome_);
  }

 private:
  void refuse(std::size_t decision, Objection why, std::string message) {
    outcome_.refusals.push_back({decision, why, std::move(message)});
  }

  void write(const DecisionRecord& record) {
    outcome_.recorded.push_back(write_decision(database_, author_, record));
  }

  Subject* subject_of(const std::string& key) {
    const auto id = Decisions(database_).document_of(key);
    if (!id) return nullptr;
    const auto known = subjects_.find(*id);
    if (known != subjects_.end()) return &known->second;
    const auto head = find_head(database_, *id);
    if (!head || head->is_copy) return nullptr;
    return &subjects_.emplace(*id, Subject{*head, complete(database_, *head, RowChoice::all)})
                .first->second;
  }

  // Before anything is written: is there such a thing, and is it as the person saw it?
  void look_at(std::size_t i) {
    const Decision& decision = decisions_[i];
    const Subject* subject = subject_of(decision.key);
    if (subject == nullptr)
      return refuse(i, Objection::unknown, "Raden finns inte längre. Hämta listan på nytt.");
    const Row* row = row_of(subject->document, decision.key);
    if (decision.revision != (row == nullptr ? subject->document.revision : row->revision))
      return refuse(i, Objection::changed, changed_message(decision.key));
    if (row == nullptr && is_set_by_row(decision.kind))
      return refuse(i, Objection::impossible, "Bara rader kan godkännas eller avvisas.");
    look_at_what_is_said(i, subject->document);
  }

  void look_at_what_is_said(std::size_t i, const Document& document) {
    const Decision& decision = decisions_[i];
    const bool says_value = decision.kind == DecisionKind::value ||
                            (decision.kind == DecisionKind::printed_wrong && decision.value);
    if (says_value && find_field(fields_of(document, decision.key), decision.field) == nullptr)
      return refuse(i, Objection::unknown, "Raden har inget sådant fält.");
    if (decision.kind == DecisionKind::printed_wrong && !says_value &&
        !has_deviation(document, decision))
      return refuse(i, Objection::unknown, "Avvikelsen finns inte längre. Hämta listan på nytt.");
    if (decision.kind == DecisionKind::undo && !can_be_undone(decision))
      return refuse(i, Objection::impossible,
                    "Beslutet är redan ångrat, eller gäller en annan rad.");
    if (decision.kind == DecisionKind::note && decision.why.empty())
      return refuse(i, Objection::impossible, "Skriv vad som ska utredas.");
  }

  bool can_be_undone(const Decision& decision) {
    const auto records = records_about(database_, decision.key);
    return std::ranges::any_of(records,
                               [&](const DecisionRecord& record) {
                                 return record.id == decision.undoes &&
                                        record.what.kind != DecisionKind::undo;
                               }) &&
           std::ranges::none_of(records, [&](const DecisionRecord& record) {
             return record.what.undoes == decision.undoes;
           });
  }

  std::string changed_message(const std::string& key) {
    const auto records = records_about(database_, key);
    if (records.empty())
      return "Raden har lästs om sedan du hämtade den. Se hur den står nu, och besluta igen.";
    return fmt::format(
        "{} har beslutat om raden sedan du hämtade den. Se hur den står nu, och besluta igen.",
        records.back().by);
  }

  // Everything but the approvals, and of those each value that is vouched for.
  void write_what_approval_rests_on(const Decision& decision) {
    const Document& document = subject_of(decision.key)->document;
    const std::vector<Field>& fields = fields_of(document, decision.key);
    if (decision.kind != DecisionKind::approve) {
      const Reading* reading = find_field(fields, decision.field);
      write({.what = decision, .was = reading == nullptr ? std::nullopt : machine_value(*reading)});
      return;
    }
    for (const Field& field : fields) {
      if (!field.reading.value || field.reading.accepted || is_decided(decision.key, field.name))
        continue;
      write({.what = {.kind = DecisionKind::value,
                      .key = decision.key,
                      .field = field.name,
                      .value = field.reading.value},
             .was = machine_value(field.reading)});
    }
  }

  bool is_decided(const std::string& key, const std::string& field) const {
    return std::ranges::any_of(decisions_, [&](const Decision& decision) {
      return decision.key == key && decision.field == field &&
             decision.kind != DecisionKind::note && decision.kind != DecisionKind::undo;
    });
  }

  void judge_again() {
    for (auto& [id, subject] : subjects_) {
      const std::string& sha256 = subject.document.sha256;
      mark_related_dirty(database_, sha256);  // whoever knows the persons of before …
      const Document judged = as_decided(database_, subject.head);
      rewrite_columns(database_, subject.head.part_id, judged);
      mark_related_dirty(database_, sha256);  // … and of now
      replace_findings(database_, subject.head, judge_(judged));
      subject.document = complete(database_, subject.head, RowChoice::all);
    }
  }

  void approve(std::size_t i) {
    const Decision& decision = decisions_[i];
    const Document& document = subject_of(decision.key)->document;
    const Row& row = *row_of(document, decision.key);
    const Decided so_far = decisions_on(database_, document.sha256);
    const std::string content = row_content(document, row);
    const bool rejected = std::ranges::any_of(so_far.holding, [&](const DecisionRecord& record) {
      return record.what.key == row.key && record.what.kind == DecisionKind::reject;
    });
    if (rejected) return refuse(i, Objection::impossible, "Raden är avvisad. Ångra det först.");
    for (const DecisionRecord& record : approvals_of(database_, so_far.holding, row.key, content))
      if (is_author(record.by)) return refuse(i, Objection::same_person, same_person_message());
    if (required_eyes(database_) > 1 && !person_named(database_, author_.name))
      return refuse(i, Objection::nobody, nobody_message());
    if (const std::string faults = stopping_faults(document, row); !faults.empty())
      return refuse(i, Objection::open_fault,
                    "Raden har fel som måste rättas eller märkas som tryckta: " + faults);
    if (const std::string missing = unread_field(document, row); !missing.empty())
      return refuse(i, Objection::unread,
                    fmt::format("Fältet {} är inte avgjort. Läs av det på bilden först.", missing));
    write({.what = decision, .content = content});
    if (refusal_of(database_, row.key))  // which is told no more: the status follows
      run(database_, "UPDATE parts SET dirty = 1 WHERE id = ?1",
          subject_of(decision.key)->head.part_id);
  }

  bool is_author(const std::string& name) {
    if (name == author_.name) return true;
    const auto person = person_named(database_, name);
    return person && person == person_named(database_, author_.name);
  }

  std::string nobody_message() const {
    return fmt::format(
        "Två personer ska godkänna raden, och «{}» är ingen användare på granskningssidan. Godkänn "
        "som en sådan.",
        author_.name);
  }

  std::string same_person_message() {
    return required_eyes(database_) > 1
               ? "Du har redan godkänt raden. En annan person ska också godkänna den."
               : "Raden är redan godkänd.";
  }

  // What is neither read nor said to be blank, on the row or in what it rests on.
  static std::string unread_field(const Document& document, const Row& row) {
    for (const Field& field : row.fields)
      if (!field.reading.value && !field.reading.accepted && !field.reading.evidence.blank)
        return field.name;
    for (const char* name : {"kod", "diarienummer", "period_fran", "period_till"}) {
      const Reading* reading = reading_of(document, row, name);
      if (reading != nullptr && !reading->accepted && !reading->evidence.blank) return name;
    }
    return {};
  }

  Database& database_;
  const Author& author_;
  const std::vector<Decision>& decisions_;
  const Decisions::Judge& judge_;
  std::map<long long, Subject> subjects_;  // by document id
  DecisionOutcome outcome_;
};

}  // namespace

DecisionOutcome Decisions::decide(const Author& author, const std::vector<Decision>& decisions,
                                  const Judge& judge) {
  WriteTransaction transaction(database_, io::Step::record_decisions);
  DecisionOutcome outcome = Taking(database_, author, decisions, judge).take();
  if (outcome.refusals.empty())
    transaction.commit();
  else
    outcome.recorded.clear();
  return outcome;
}

std::vector<DecisionRecord> Decisions::history(std::string_view key) {
  return records_about(database_, key);
}

std::optional<long long> Decisions::document_of(std::string_view key) {
  Query by_row(database_,
               "SELECT d.id FROM rows r JOIN parts p ON p.id = r.part_id"
               " JOIN contents c ON c.sha256 = p.sha256"
               " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part"
               " WHERE r.key = ?1",
               key);
  if (by_row.next()) return by_row.integer(0);
  const std::size_t slash = key.find('/');
  int part{};
  if (slash != std::string_view::npos) {
    const auto [end, error] =
        std::from_chars(key.data() + slash + 1, key.data() + key.size(), part);
    if (error != std::errc{} || end != key.data() + key.size() || part == 0) return std::nullopt;
  }
  Query by_document(database_,
                    "SELECT d.id FROM contents c JOIN documents d"
                    " ON d.arrival_id = c.first_arrival AND d.part = ?2 WHERE c.sha256 = ?1",
                    key.substr(0, slash), part);
  if (!by_document.next()) return std::nullopt;
  return by_document.integer(0);
}

}  // namespace rosett
