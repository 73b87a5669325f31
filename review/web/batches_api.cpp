#include <mutex>

#include "review/web/handlers.h"
#include "review/web/json.h"

namespace rosett::web {
namespace {

constexpr int kShown = 20;

Json batches_json(const std::vector<Batch>& batches) {
  Json list = Json::array();
  for (const Batch& batch : batches)
    list.push_back({{"id", batch.id},
                    {"by", batch.author.name},
                    {"at", iso_time(batch.author.at)},
                    {"rows", batch.rows},
                    {"sum", batch.sum.to_string()},
                    {"done", batch.state == BatchState::done}});
  return list;
}

}  // namespace

Answer list_batches(Visit& visit) {
  return json_answer({{"batches", batches_json(Batches(visit.database).last(kShown))}});
}

// What is approved leaves for the case system.
Answer send_batch(Visit& visit) {
  static std::mutex sending;  // two would finish each other's files
  const std::lock_guard one(sending);
  return json_answer(
      {{"batches", batches_json(visit.site.settings().send(visit.database, visit.author()))}});
}

}  // namespace rosett::web
