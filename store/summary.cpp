#include "store/summary.h"

#include <string_view>

#include "store/jobs.h"
#include "store/sql.h"

namespace rosett {
namespace {

using Counts = std::map<std::string, long long>;

// `select` gives names with numbers; they are added to what is there.
void count_into(Counts& counts, Database& database, std::string_view select) {
  Query query(database, select);
  while (query.next()) counts[query.text(0)] += query.integer(1);
}

}  // namespace

Summary summarize(Database& database) {
  Summary summary;
  for (const auto state :
       {ArrivalState::waiting, ArrivalState::running, ArrivalState::done, ArrivalState::failed})
    summary.arrivals[std::string(to_string(state))] = 0;
  count_into(summary.arrivals, database, "SELECT state, count(*) FROM arrivals GROUP BY state");
  count_into(summary.documents, database,
             "SELECT CASE WHEN is_copy AND outcome = 'read' THEN 'avvikelser' ELSE status END,"
             " count(*) FROM exported GROUP BY 1");
  count_into(summary.deviations, database, "SELECT code, count(*) FROM deviations GROUP BY code");
  summary.copies = number(database, "SELECT count(*) FROM exported WHERE is_copy");
  if (summary.copies > 0) summary.deviations["dubblett"] += summary.copies;
  summary.rows = number(database, "SELECT count(*) FROM rows");
  summary.approved_rows = number(database, "SELECT count(*) FROM rows WHERE approved = 1");
  summary.due_rows = number(database, "SELECT count(*) FROM rows WHERE due = 1");
  summary.to_be_checked = number(database, "SELECT count(*) FROM parts WHERE dirty = 1");
  constexpr std::string_view kFinished =
      "SELECT count(*) FROM arrivals WHERE finished > 0 AND finished > unixepoch() - ?1";
  summary.finished_last_hour = number(database, kFinished, 3'600);
  summary.finished_last_day = number(database, kFinished, 86'400);
  Query oldest(database, "SELECT min(arrived) FROM arrivals WHERE state = 'waiting'");
  if (oldest.next() && !oldest.is_null(0))
    summary.oldest_waiting = std::chrono::sys_seconds(std::chrono::seconds(oldest.integer(0)));
  return summary;
}

}  // namespace rosett
