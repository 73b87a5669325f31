#include "pipeline/recheck.h"

#include <algorithm>

#include "store/documents.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

bool all_accepted(const std::vector<Field>& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.reading.accepted; });
}

CheckResult checked(const Document& document, StoredSurroundings& surroundings,
                    const CheckSettings& settings) {
  CheckResult result;
  result.deviations = check_document(document, surroundings, settings);
  result.asked = surroundings.take_asked();
  Document judged = document;
  judged.deviations.insert(judged.deviations.end(), result.deviations.begin(),
                           result.deviations.end());
  result.status = status_of(judged);
  return result;
}

}  // namespace

std::string status_of(const Document& document) {
  if (document.status == "fel") return "fel";
  const bool rows_accepted = std::all_of(document.rows.begin(), document.rows.end(),
                                         [](const Row& row) { return all_accepted(row.fields); });
  const bool has_fault =
      std::any_of(document.deviations.begin(), document.deviations.end(),
                  [](const Deviation& each) { return each.severity == Severity::fel; });
  const bool clear = all_accepted(document.fields) && rows_accepted && !has_fault;
  return clear ? "klar" : "avvikelser";
}

int recheck(Database& database, const CheckSettings& settings) {
  Documents documents(database);
  StoredSurroundings surroundings(database);
  const std::vector<long long> dirty = documents.dirty();
  // Checking changes no rows, so one round is enough.
  for (const long long id : dirty) {
    documents.check(
        id, [&](const Document& document) { return checked(document, surroundings, settings); });
  }
  return static_cast<int>(dirty.size());
}

}  // namespace rosett
