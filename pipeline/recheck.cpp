#include "pipeline/recheck.h"

#include <memory>
#include <utility>

#include "checks/confirm.h"
#include "checks/hidden_match.h"
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
  result.about = about_hidden_persons(judged, surroundings);
  result.asked = surroundings.take_asked();
  judged.deviations.insert(judged.deviations.end(), result.deviations.begin(),
                           result.deviations.end());
  result.status = status_of(judged);
  return result;
}

}  // namespace

std::function<CheckResult(const Document&)> judge_by(Database& database, CheckSettings settings) {
  return [surroundings = std::make_shared<StoredSurroundings>(database),
          settings = std::move(settings)](const Document& document) {
    return checked(document, *surroundings, settings);
  };
}

int recheck(Database& database, const CheckSettings& settings, std::optional<int> at_once) {
  Documents documents(database);
  const auto judge = judge_by(database, settings);
  const std::vector<long long> dirty = documents.dirty(at_once);
  // Checking changes no rows, so one round is enough.
  for (const long long id : dirty) documents.check(id, judge);
  return static_cast<int>(dirty.size());
}

}  // namespace rosett
