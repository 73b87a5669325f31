#include "review/workbook_return.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "review/decision_columns.h"
#include "review/finding.h"
#include "review/labels.h"
#include "review/workbook_edits.h"
#include "review/workbook_veil.h"
#include "store/decisions.h"
#include "store/documents.h"
#include "store/receipts.h"

namespace rosett {
namespace {

constexpr std::string_view kNothingPrinted = "(tomt)";

// What is stored under a key, as far as a line may speak of it.
struct Stored {
  const Document* document{};  // null: there is no such key
  const Row* row{};            // null: the document's own

  [[nodiscard]] const std::vector<Field>& fields() const {
    return row == nullptr ? document->fields : row->fields;
  }
  [[nodiscard]] const std::string& revision() const {
    return row == nullptr ? document->revision : row->revision;
  }
  [[nodiscard]] const Reading* reading(const std::string& field) const {
    return find_field(fields(), field);
  }
  [[nodiscard]] const Deviation* deviation(const WorkbookLine& line) const {
    const auto found = std::ranges::find_if(document->deviations, [&](const Deviation& each) {
      return each.row == (row == nullptr ? 0 : row->number) && each.code == line.code &&
             each.field == line.field;
    });
    return found == document->deviations.end() ? nullptr : &*found;
  }
};

bool is_about_whole_row(const WorkbookLine& line) { return line.code.empty(); }

// All lines of one workbook on their way to decisions.
class Return {
 public:
  Return(const Workbook& workbook, Database& database, Deciding& deciding)
      : workbook_(workbook), database_(database), deciding_(deciding) {}

  void read() {
    WorkbookLines found = lines_in(workbook_);
    result_.faults = std::move(found.faults);
    lines_ = std::move(found.lines);
    for (const WorkbookLine& line : lines_) {
      look_for_edits(line);
      take(line);
    }
    for (const WorkbookLine& line : lines_)
      if (keeps_open(line)) approved_.erase(line.key);
    for (const auto& [key, line] : approved_)
      add(*line, {.kind = DecisionKind::approve, .why = line->comment});
    result_.approved = static_cast<int>(approved_.size());
    count_missing();
  }

  WorkbookProposal proposal() {
    return {std::move(decisions_), std::move(result_.faults), result_.stale, result_.missing};
  }

  WorkbookReturn decide(const Author& author) {
    if (result_.faults.empty() && !decisions_.empty()) {
      for (const Refusal& refusal : deciding_.decide(author, decisions_).refusals)
        refuse(*origins_.at(refusal.decision), refusal.message);
    }
    if (!result_.faults.empty()) {
      WorkbookReturn refused;
      refused.faults = std::move(result_.faults);
      return refused;
    }
    return std::move(result_);
  }

 private:
  void refuse(const WorkbookLine& line, std::string message) {
    result_.faults.push_back({line.sheet, line.row, std::move(message)});
  }

  // Of what somebody has taken out of the workbook nothing is decided; that is told.
  void count_missing() {
    std::set<std::tuple<std::string, std::string, std::string>> there;
    for (const WorkbookLine& line : lines_)
      if (!line.code.empty()) there.emplace(line.key, line.field, line.code);
    for (const auto& [id, document] : documents_) {
      if (!document) continue;
      for (const Deviation& deviation : document->deviations) {
        const Finding finding = located(*document, deviation);
        const std::string key = finding.row == nullptr ? document_key(*document) : finding.row->key;
        if (!deviation.closed && !there.contains({key, deviation.field, deviation.code}))
          ++result_.missing;
      }
    }
  }

  void add(const WorkbookLine& line, Decision decision) {
    decision.key = line.key;
    decision.revision = line.revision;
    decisions_.push_back(std::move(decision));
    origins_.push_back(&line);
  }

  // What was written in a row that has changed since cannot be told from what stood there.
  void look_for_edits(const WorkbookLine& line) {
    const Stored stored = find(line);
    if (stored.document == nullptr || stored.revision() != line.revision) {
      result_.stale += line.choice.empty() && !line.corrected ? 1 : 0;
      return;
    }
    const auto canonical = [&](const std::string& field, const std::string& text) {
      return deciding_.typed(line.key, field, text, Typed::printed_wrong).value;
    };
    const auto labels = written_over(line, stored.fields(), workbook_.epoch, canonical);
    if (!labels.empty())
      refuse(line, fmt::format("{} är ändrat där det visas. Skriv tillbaka det, och rätta under "
                               "Rättat värde på bladet Avvikelser eller på granskningssidan.",
                               fmt::join(labels, ", ")));
  }

  void take(const WorkbookLine& line) {
    if (line.choice.empty()) {
      if (line.corrected)
        refuse(line, "Rättat värde är ifyllt men inte Beslut. Välj Rätta, eller töm cellen.");
      return;
    }
    const Stored stored = find(line);
    if (stored.document == nullptr)
      return refuse(line, "Raden finns inte längre. Ta bort beslutet, eller ta en ny arbetsbok.");
    const auto [first, fresh] =
        decided_.emplace(std::tuple(line.key, line.field, line.code), &line);
    if (fresh) {
      ++result_.lines;
      return take_choice(line, stored);
    }
    const WorkbookLine& other = *first->second;
    if (other.choice != line.choice || other.corrected.has_value() != line.corrected.has_value() ||
        (line.corrected && typed(line) != typed(other)))
      refuse(line, "Samma rad står på två ställen med olika beslut. Ta bort det ena.");
  }

  void take_choice(const WorkbookLine& line, const Stored& stored) {
    if (line.corrected && line.choice != choice::kCorrect && line.choice != choice::kPrintedWrong)
      return refuse(line, "Rättat värde är ifyllt. Välj Rätta, eller töm cellen.");
    if (line.choice == choice::kApprove) return approve(line, stored);
    if (line.choice == choice::kCorrect) return correct(line);
    if (line.choice == choice::kPrintedWrong) return mark_printed_wrong(line);
    if (line.choice == choice::kReject) {
      ++result_.rejected;
      return add(line, {.kind = DecisionKind::reject, .why = line.comment});
    }
    if (line.choice == choice::kNote) {
      ++result_.noted;
      return add(line, {.kind = DecisionKind::note,
                        .why = line.comment.empty() ? std::string(choice::kNote) : line.comment});
    }
    refuse(line, "Beslutet finns inte i listan. Välj ett av dem som listan i cellen visar.");
  }

  void approve(const WorkbookLine& line, const Stored& stored) {
    if (std::ranges::any_of(line.shown, [](const auto& at) { return is_veil(at.second.text); }))
      return refuse(line,
                    "Uppgifterna är skyddade och visas inte i arbetsboken: de kan inte godkännas i "
                    "den. Avgör raden på granskningssidan.");
    const Deviation* deviation = stored.deviation(line);
    if (deviation != nullptr && deviation->severity == Severity::fel && !deviation->closed &&
        deviation->code != kNotTaken)
      return refuse(line, "Ett fel godkänns inte som det är. Välj Rätta, Tryckt fel eller Avvisa.");
    const Reading* reading = line.field.empty() ? nullptr : stored.reading(line.field);
    if (reading != nullptr && !reading->value)
      return refuse(line, "Det finns inget läst värde att godkänna. Välj Rätta och skriv värdet.");
    if (reading != nullptr && !reading->accepted) put_value(line, reading->value);
    if (stored.row != nullptr) {
      const WorkbookLine*& by = approved_[line.key];
      if (by == nullptr || is_about_whole_row(line)) by = &line;
    }
    if (stored.row == nullptr && reading == nullptr)
      add(line, {.kind = DecisionKind::note,
                 .why = line.comment.empty() ? std::string(choice::kApprove) : line.comment});
  }

  void correct(const WorkbookLine& line) {
    if (!line.corrected)
      return refuse(line, "Rättat värde är tomt. Skriv värdet, eller (tomt) när inget är tryckt.");
    if (line.field.empty())
      return refuse(line, "Avvikelsen gäller hela raden. Rätta på raden för det fält som är fel.");
    put_value(line, typed(line));
  }

  // Two lines may be about one field: they must say the same of it.
  void put_value(const WorkbookLine& line, const std::optional<std::string>& value) {
    const auto [first, fresh] = values_.emplace(std::pair(line.key, line.field), value);
    if (!fresh) {
      if (first->second != value)
        refuse(line, "En annan rad i arbetsboken säger ett annat värde för samma fält.");
      return;
    }
    ++result_.values;
    add(line,
        {.kind = DecisionKind::value, .field = line.field, .value = value, .why = line.comment});
  }

  void mark_printed_wrong(const WorkbookLine& line) {
    if (line.code.empty()) return refuse(line, "Välj Tryckt fel på bladet Avvikelser.");
    ++result_.printed_wrong;
    add(line, {.kind = DecisionKind::printed_wrong,
               .field = line.field,
               .code = line.code,
               .value = line.corrected ? typed(line) : std::nullopt,
               .why = line.comment});
  }

  std::optional<std::string> typed(const WorkbookLine& line) const {
    std::string text = typed_text(*line.corrected, field_info(line.field).kind, workbook_.epoch);
    if (text == kNothingPrinted) return std::nullopt;
    return text;
  }

  // Whether the line keeps its row from being approved by the other ones: it is not decided, and
  // neither the row's own nor there for information alone.
  bool keeps_open(const WorkbookLine& line) {
    const auto approval = approved_.find(line.key);
    if (approval == approved_.end() || is_about_whole_row(*approval->second) ||
        is_about_whole_row(line))
      return false;
    if (!line.choice.empty() && line.choice != choice::kNote) return false;
    const Deviation* deviation = find(line).deviation(line);
    return deviation == nullptr || deviation->severity != Severity::info;
  }

  Stored find(const WorkbookLine& line) {
    const auto id = Decisions(database_).document_of(line.key);
    if (!id) return {};
    std::optional<Document>& document = documents_[*id];
    if (!document) document = Documents(database_).load(*id);
    if (!document) return {};
    const auto row = std::ranges::find(document->rows, line.key, &Row::key);
    return {&*document, row == document->rows.end() ? nullptr : &*row};
  }

  const Workbook& workbook_;
  Database& database_;
  Deciding& deciding_;
  std::vector<WorkbookLine> lines_;
  std::map<long long, std::optional<Document>> documents_;  // by id
  // By key, field and code
  std::map<std::tuple<std::string, std::string, std::string>, const WorkbookLine*> decided_;
  // By key and field
  std::map<std::pair<std::string, std::string>, std::optional<std::string>> values_;
  std::map<std::string, const WorkbookLine*> approved_;  // by key
  std::vector<Decision> decisions_;
  std::vector<const WorkbookLine*> origins_;  // of the decisions
  WorkbookReturn result_;
};

}  // namespace

WorkbookProposal proposed_in(const Workbook& workbook, Database& database, Deciding& deciding) {
  Return back(workbook, database, deciding);
  back.read();
  return back.proposal();
}

WorkbookReturn take_back(const Workbook& workbook, Database& database, Deciding& deciding,
                         const Author& author) {
  Return back(workbook, database, deciding);
  back.read();
  return back.decide(author);
}

}  // namespace rosett
