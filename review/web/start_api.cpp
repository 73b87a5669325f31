#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/text.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/jobs.h"
#include "store/obstacles.h"
#include "store/summary.h"
#include "store/worklist.h"

namespace rosett::web {
namespace {

constexpr int kShown = 20;  // of each kind of trouble

std::string shown(const Sight& sight, const std::string& text) {
  return sight.shows_text(text) ? text : kNotShown;
}

Json arrivals_json(const Sight& sight, const std::vector<Arrival>& arrivals) {
  Json list = Json::array();
  for (const Arrival& arrival : arrivals) {
    const Failure& why = arrival.failure.value();
    list.push_back({{"file", shown(sight, single_line(arrival.what.file))},
                    {"inbox", arrival.what.inbox},
                    {"message", shown(sight, why.message)},
                    {"advice", why.advice}});
  }
  return list;
}

Json obstacles_json(const Sight& sight, const std::vector<Obstacle>& obstacles) {
  Json list = Json::array();
  for (const Obstacle& each : obstacles)
    list.push_back({{"file", shown(sight, single_line(each.path.filename().native()))},
                    {"inbox", ""},
                    {"message", shown(sight, each.message)},
                    {"advice", ""}});
  return list;
}

}  // namespace

// Names of files may be persons': whoever sees only some stadsdelar is told numbers alone.
Answer show_start(Visit& visit) {
  const Summary summary = summarize(visit.database);
  Jobs jobs(visit.database);
  Worklist worklist(visit.database, visit.user);
  Json severities = Json::object();
  for (const WorkGroup& group : worklist.groups({}, WorkOrder::severity))
    severities[group.name] = group.count;
  const bool sees_all = visit.user.stadsdelar.empty();
  const int most = sees_all ? kShown : 0;
  const Sight sight = visit.sight();
  Json json = {{"service_runs", visit.site.settings().service_runs()},
               {"queue", summary.arrivals},
               {"documents", summary.documents},
               {"rows", summary.rows},
               {"approved_rows", summary.approved_rows},
               {"due_rows", summary.due_rows},
               {"finished_last_hour", summary.finished_last_hour},
               {"finished_last_day", summary.finished_last_day},
               {"to_be_checked", summary.to_be_checked},
               {"deviations", severities},
               {"failed", arrivals_json(sight, jobs.last_failures(most))},
               {"hindered", arrivals_json(sight, jobs.hindered(most))},
               {"obstacles", obstacles_json(sight, Obstacles(visit.database).first(most))}};
  return json_answer(json);
}

}  // namespace rosett::web
