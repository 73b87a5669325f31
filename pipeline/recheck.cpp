#include "pipeline/recheck.h"

#include "checks/confirm.h"
#include "parsers/judgement.h"
#include "store/documents.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

CheckResult checked(const Document& document, StoredSurroundings& surroundings,
                    const CheckSettings& settings) {
  CheckResult result;
  result.confirmations = confirmed_by_registers(document, surroundings);
  Document judged = document;
  confirm(result.confirmations, judged);
  result.deviations = check_document(judged, surroundings, settings);
  result.asked = surroundings.take_asked();
  judged.deviations.insert(judged.deviations.end(), result.deviations.begin(),
                           result.deviations.end());
  result.status = status_of(judged);
  return result;
}

}  // namespace

int recheck(Database& database, const CheckSettings& settings, std::optional<int> at_once) {
  Documents documents(database);
  StoredSurroundings surroundings(database);
  const std::vector<long long> dirty = documents.dirty(at_once);
  // Checking changes no rows, so one round is enough.
  for (const long long id : dirty) {
    documents.check(
        id, [&](const Document& document) { return checked(document, surroundings, settings); });
  }
  return static_cast<int>(dirty.size());
}

}  // namespace rosett
