#include "core/decision.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/chrono.h>

namespace rosett {
namespace {

using Named = std::pair<DecisionKind, std::string_view>;
constexpr std::array<Named, 6> kKinds{{{DecisionKind::value, "value"},
                                       {DecisionKind::printed_wrong, "printed_wrong"},
                                       {DecisionKind::approve, "approve"},
                                       {DecisionKind::reject, "reject"},
                                       {DecisionKind::note, "note"},
                                       {DecisionKind::undo, "undo"}}};

// What a key names: the document's own fields (row 0) or those of one of its rows.
struct Subject {
  int row{};
  std::vector<Field>* fields{};
};

Subject subject_of(const std::string& key, Document& document) {
  if (key == document_key(document)) return {0, &document.fields};
  const auto row = std::ranges::find(document.rows, key, &Row::key);
  if (row == document.rows.end()) return {};
  return {row->number, &row->fields};
}

bool is_of_reading_alone(std::string_view code) {
  return code == "osaker_lasning" || code == "falt_saknas";
}

void put_value(const DecisionRecord& record, const std::optional<std::string>& value,
               Reading& reading) {
  reading.value = value;
  reading.evidence.blank = !value;
  reading.corrected.reset();
  if (value != record.was)
    reading.corrected = Correction{record.by, iso_time(record.at), record.was};
}

void lay_over(const DecisionRecord& record, Document& document) {
  const DecisionKind kind = record.what.kind;
  if (kind != DecisionKind::value && kind != DecisionKind::printed_wrong) return;
  const Subject subject = subject_of(record.what.key, document);
  Reading* reading =
      subject.fields == nullptr ? nullptr : find_field(*subject.fields, record.what.field);
  if (reading == nullptr) return;
  if (kind == DecisionKind::value || record.what.value)
    put_value(record, record.what.value, *reading);
  else
    reading->evidence.blank = !reading->value;
  reading->accepted = reading->decided = true;
  reading->confidence = 1;
  std::erase_if(document.deviations, [&](const Deviation& deviation) {
    return deviation.row == subject.row && deviation.field == record.what.field &&
           is_of_reading_alone(deviation.code);
  });
}

void close(Document& document, int row, const Decision& decision) {
  for (Deviation& deviation : document.deviations) {
    if (deviation.row != row) continue;
    const bool whole_row = decision.kind == DecisionKind::reject;
    if (whole_row || (deviation.code == decision.code && deviation.field == decision.field))
      deviation.closed = true;
  }
}

Deviation told(const DecisionRecord& rejection, int row) {
  const std::string why =
      rejection.what.why.empty() ? std::string() : fmt::format(": «{}»", rejection.what.why);
  return {.code = kRejected,
          .severity = Severity::info,
          .row = row,
          .field = {},
          .message = fmt::format("Raden avvisades av {} {:%Y-%m-%d}{}.", rejection.by,
                                 fmt::gmtime(rejection.at), why),
          .expected = {},
          .closed = true};
}

// Once a row, by the last word on it.
void tell_rejections(const std::vector<DecisionRecord>& records, Document& document) {
  for (const Row& row : document.rows) {
    const auto last =
        std::ranges::find_if(records.rbegin(), records.rend(), [&](const DecisionRecord& record) {
          return record.what.kind == DecisionKind::reject && record.what.key == row.key;
        });
    if (last != records.rend()) document.deviations.push_back(told(*last, row.number));
  }
}

}  // namespace

std::string_view to_string(DecisionKind kind) {
  return std::ranges::find(kKinds, kind, &Named::first)->second;
}

std::optional<DecisionKind> decision_kind_from(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &Named::second);
  if (found == kKinds.end()) return std::nullopt;
  return found->first;
}

std::string iso_time(std::chrono::sys_seconds at) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(at));
}

std::string document_key(const Document& document) {
  if (document.part == 0) return document.sha256;
  return document.sha256 + "/" + std::to_string(document.part);
}

void lay_over(const std::vector<DecisionRecord>& records, Document& document) {
  for (const DecisionRecord& record : records) lay_over(record, document);
}

void close_decided(const std::vector<DecisionRecord>& records, Document& document) {
  for (const DecisionRecord& record : records) {
    const DecisionKind kind = record.what.kind;
    if (kind != DecisionKind::printed_wrong && kind != DecisionKind::reject) continue;
    const Subject subject = subject_of(record.what.key, document);
    if (subject.fields != nullptr) close(document, subject.row, record.what);
  }
  for (const Row& row : document.rows)
    for (Deviation& deviation : document.deviations)
      if (row.approved && deviation.row == row.number && deviation.severity != Severity::fel)
        deviation.closed = true;
  tell_rejections(records, document);
}

bool is_rejected(const Document& document, const Row& row) {
  return std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
    return deviation.code == kRejected && deviation.row == row.number;
  });
}

std::vector<Deviation> open_faults(const Document& document, const Row& row) {
  std::vector<Deviation> faults;
  std::ranges::copy_if(document.deviations, std::back_inserter(faults), [&](const Deviation& each) {
    return each.severity == Severity::fel && !each.closed &&
           (each.row == row.number || each.row == 0);
  });
  return faults;
}

}  // namespace rosett
