#include "store/jobs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/outcome.h"
#include "store/sql.h"
#include "store/supersession.h"

namespace rosett {
namespace {

using std::chrono::sys_seconds;

constexpr std::array<std::string_view, 4> kStates = {"waiting", "running", "done", "failed"};
constexpr std::array<std::string_view, 6> kErrorKinds = {"malformed", "unsupported", "limit",
                                                         "io",        "config",      "internal"};
constexpr std::string_view kSelectArrivals =
    "SELECT id, sha256, file, source, inbox, original, arrived, state, moved_to, error_kind,"
    " error_message, error_advice, hindered, interrupted FROM arrivals ";

// After so many cut-offs with the job in hand it may be what brings the service down: it then
// waits until everything else is read, and is read alone.
constexpr int kSuspect = 3;

long long milliseconds(Jobs::Clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

// The enumerator whose name stands in the column; the schema allows no other names.
template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<Enum>(std::ranges::find(names, name) - names.begin());
}

template <class Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

Arrival arrival_of(const Query& query) {
  Arrival arrival;
  arrival.id = query.integer(0);
  arrival.what = {.sha256 = query.text(1),
                  .file = query.text(2),
                  .source = query.text(3),
                  .inbox = query.text(4),
                  .original = query.text(5) == "move" ? Original::move : Original::leave,
                  .arrived = sys_seconds(std::chrono::seconds(query.integer(6)))};
  arrival.state = named<ArrivalState>(kStates, query.text(7));
  arrival.moved_to = query.text(8);
  if (!query.text(9).empty())
    arrival.failure = {named<ErrorKind>(kErrorKinds, query.text(9)), query.text(10),
                       query.text(11)};
  arrival.hindered = query.small(12);
  arrival.interrupted = query.small(13);
  return arrival;
}

template <class... Values>
std::vector<Arrival> arrivals_where(Database& database, std::string_view condition,
                                    const Values&... values) {
  Query query(database, std::string(kSelectArrivals) + std::string(condition), values...);
  std::vector<Arrival> arrivals;
  while (query.next()) arrivals.push_back(arrival_of(query));
  return arrivals;
}

Error no_such_job() {
  return {ErrorKind::internal, "Jobbet finns inte i databasen i det läge som väntades.",
          "Rapportera felet."};
}

// After an UPDATE of one arrival.
void require_found(Database& database) {
  if (changes(database) != 1) throw no_such_job();
}

std::string sha256_of(Database& database, long long arrival) {
  Query query(database, "SELECT sha256 FROM arrivals WHERE id = ?1", arrival);
  if (!query.next()) throw no_such_job();
  return query.text(0);
}

std::string source_of(Database& database, long long arrival) {
  Query query(database, "SELECT source FROM arrivals WHERE id = ?1", arrival);
  if (!query.next()) throw no_such_job();
  return query.text(0);
}

long long first_arrival(Database& database, const std::string& sha256) {
  return number(database, "SELECT first_arrival FROM contents WHERE sha256 = ?1", sha256);
}

// Why these bytes could not be read, as an earlier arrival of them tells.
Failure failure_of(Database& database, const std::string& sha256) {
  const auto failed = arrivals_where(
      database, "WHERE sha256 = ?1 AND state = 'failed' ORDER BY file, id LIMIT 1", sha256);
  if (failed.empty()) throw no_such_job();
  return failed.front().failure.value();
}

void set_failed(Database& database, long long arrival, const Failure& failure) {
  run(database,
      "UPDATE arrivals SET state = 'failed', error_kind = ?2, error_message = ?3,"
      " error_advice = ?4, hindered = 0, finished = unixepoch() WHERE id = ?1",
      arrival, name_of(kErrorKinds, failure.kind), failure.message, failure.advice);
}

}  // namespace

std::string_view to_string(ArrivalState state) { return name_of(kStates, state); }

long long Jobs::add_arrival(const NewArrival& arrival) {
  WriteTransaction transaction(database_, io::Step::add_arrival);
  const std::string source = arrival.source.string();
  if (const long long open = number(database_,
                                    "SELECT id FROM arrivals WHERE sha256 = ?1 AND source = ?2"
                                    " AND state IN ('waiting', 'running')",
                                    arrival.sha256, source);
      open != 0)
    return open;
  run(database_, "INSERT INTO contents (sha256) VALUES (?1) ON CONFLICT DO NOTHING",
      arrival.sha256);
  run(database_,
      "INSERT INTO arrivals (sha256, file, source, inbox, original, arrived)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      arrival.sha256, arrival.file, source, arrival.inbox,
      arrival.original == Original::move ? "move" : "leave",
      static_cast<long long>(arrival.arrived.time_since_epoch().count()));
  const long long id = last_id(database_);
  transaction.commit();
  return id;
}

ContentState Jobs::content_state(std::string_view sha256) {
  Query query(database_, "SELECT outcome FROM contents WHERE sha256 = ?1", sha256);
  if (!query.next() || query.text(0) == "unread") return ContentState::unread;
  return query.text(0) == "read" ? ContentState::read : ContentState::failed;
}

std::optional<Arrival> Jobs::find(long long arrival) {
  auto found = arrivals_where(database_, "WHERE id = ?1", arrival);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Arrival> Jobs::in_state(ArrivalState state) {
  return arrivals_where(database_, "WHERE state = ?1 ORDER BY arrived, id", to_string(state));
}

std::optional<Arrival> Jobs::next_waiting(Clock::time_point now) {
  constexpr std::string_view kReady =
      "WHERE state = 'waiting' AND not_before <= ?1 AND (interrupted >= ?2) = ?3"
      " AND sha256 NOT IN (SELECT sha256 FROM arrivals WHERE state = 'running')"
      " ORDER BY arrived, id LIMIT 1";
  auto found = arrivals_where(database_, kReady, milliseconds(now), kSuspect, 0);
  const bool idle = number(database_, "SELECT count(*) FROM arrivals WHERE state = 'running'") == 0;
  if (found.empty() && idle)
    found = arrivals_where(database_, kReady, milliseconds(now), kSuspect, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Arrival> Jobs::waiting_at(const std::filesystem::path& source) {
  return arrivals_where(database_, "WHERE source = ?1 AND state = 'waiting' ORDER BY id",
                        source.string());
}

long long Jobs::count(ArrivalState state) {
  return number(database_, "SELECT count(*) FROM arrivals WHERE state = ?1", to_string(state));
}

std::vector<Arrival> Jobs::last_failures(int limit) {
  return arrivals_where(database_, "WHERE state = 'failed' ORDER BY arrived DESC, id DESC LIMIT ?1",
                        limit);
}

std::vector<Arrival> Jobs::hindered(int limit) {
  return arrivals_where(
      database_, "WHERE state = 'waiting' AND hindered > 0 ORDER BY arrived, id LIMIT ?1", limit);
}

std::vector<Arrival> Jobs::to_be_moved() {
  return arrivals_where(database_,
                        "WHERE state IN ('done', 'failed') AND original = 'move'"
                        " AND moved_to = '' ORDER BY id");
}

bool Jobs::is_recorded(const std::filesystem::path& place) {
  return number(database_,
                "SELECT EXISTS (SELECT 1 FROM arrivals WHERE moved_to = ?1 AND moved_to <> '')",
                place.string()) != 0;
}

void Jobs::begin(long long arrival) {
  WriteTransaction transaction(database_, io::Step::begin_job);
  run(database_, "UPDATE arrivals SET state = 'running' WHERE id = ?1 AND state = 'waiting'",
      arrival);
  require_found(database_);
  transaction.commit();
}

void Jobs::postpone(long long arrival, const Failure& hindrance, Clock::time_point until) {
  WriteTransaction transaction(database_, io::Step::postpone_job);
  run(database_,
      "UPDATE arrivals SET state = 'waiting', hindered = hindered + 1, not_before = ?2,"
      " error_kind = ?3, error_message = ?4, error_advice = ?5"
      " WHERE id = ?1 AND state IN ('waiting', 'running')",
      arrival, milliseconds(until), name_of(kErrorKinds, hindrance.kind), hindrance.message,
      hindrance.advice);
  require_found(database_);
  transaction.commit();
}

void Jobs::withdraw(long long arrival, const Failure& reason) {
  WriteTransaction transaction(database_, io::Step::withdraw_job);
  const std::string sha256 = sha256_of(database_, arrival);
  if (number(database_, "SELECT count(*) FROM documents WHERE arrival_id = ?1", arrival) == 0) {
    run(database_, "DELETE FROM arrivals WHERE id = ?1", arrival);
  } else {
    set_failed(database_, arrival, reason);
    if (content_state(sha256) != ContentState::read) write_failure(database_, sha256, reason);
    renew_documents(database_, sha256);
  }
  transaction.commit();
}

void Jobs::return_running(Ending ending) {
  WriteTransaction transaction(database_, io::Step::return_jobs);
  run(database_,
      "UPDATE arrivals SET state = 'waiting', interrupted = interrupted + ?1"
      " WHERE state = 'running'",
      ending == Ending::cut_off ? 1 : 0);
  transaction.commit();
}

int Jobs::retry_failed() {
  WriteTransaction transaction(database_, io::Step::retry_jobs);
  run(database_, "UPDATE contents SET outcome = 'unread' WHERE outcome = 'failed'");
  run(database_,
      "UPDATE arrivals SET state = 'waiting', moved_to = '', interrupted = 0, hindered = 0,"
      " not_before = 0, error_kind = '', error_message = '', error_advice = '', finished = 0,"
      " source = CASE moved_to WHEN '' THEN source ELSE moved_to END WHERE state = 'failed'");
  const int retried = changes(database_);
  transaction.commit();
  return retried;
}

int Jobs::commit_reading(long long arrival, const std::vector<Document>& documents,
                         const NextPage& next_page) {
  if (documents.empty())
    throw Error(ErrorKind::internal, "En läst fil gav inget dokument.", "Rapportera felet.");
  WriteTransaction transaction(database_, io::Step::commit_reading);
  const std::string sha256 = sha256_of(database_, arrival);
  mark_related_dirty(database_, sha256);
  write_reading(database_, sha256, documents, next_page);
  // The same bytes that failed under another name have been read with this.
  run(database_,
      "UPDATE arrivals SET state = 'done', error_kind = '', error_message = '', error_advice = '',"
      " hindered = 0, finished = unixepoch() WHERE id = ?1 OR (sha256 = ?2 AND state = 'failed')",
      arrival, sha256);
  renew_documents(database_, sha256);
  mark_related_dirty(database_, sha256);
  const int superseded = supersede_shorter(database_, sha256, source_of(database_, arrival));
  transaction.commit();
  return superseded;
}

bool Jobs::commit_rereading(const std::string& sha256, const std::vector<Document>& documents,
                            const std::vector<PageText>& pages) {
  WriteTransaction transaction(database_, io::Step::commit_rereading);
  const bool is_read = number(database_,
                              "SELECT count(*) FROM contents WHERE sha256 = ?1"
                              " AND outcome = 'read' AND superseded = 0",
                              sha256) == 1;
  if (!is_read || documents.empty()) return false;
  mark_related_dirty(database_, sha256);
  std::size_t next = 0;
  write_reading(database_, sha256, documents, [&]() -> std::optional<StoredPage> {
    if (next == pages.size()) return std::nullopt;
    return StoredPage{pages[next++], {}};
  });
  renew_documents(database_, sha256);
  mark_related_dirty(database_, sha256);
  transaction.commit();
  return true;
}

void Jobs::commit_copy(long long arrival) {
  WriteTransaction transaction(database_, io::Step::commit_copy);
  const std::string sha256 = sha256_of(database_, arrival);
  const long long first = first_arrival(database_, sha256);
  switch (content_state(sha256)) {
    case ContentState::unread:
      throw no_such_job();
    case ContentState::failed:
      set_failed(database_, arrival, failure_of(database_, sha256));
      break;
    case ContentState::read:
      run(database_,
          "UPDATE arrivals SET state = 'done', error_kind = '', error_message = '',"
          " error_advice = '', hindered = 0, finished = unixepoch() WHERE id = ?1",
          arrival);
  }
  renew_documents(database_, sha256);
  // Other documents' findings name the file that carries the rows.
  if (first_arrival(database_, sha256) != first) mark_related_dirty(database_, sha256);
  transaction.commit();
}

void Jobs::commit_failure(long long arrival, const Failure& failure) {
  WriteTransaction transaction(database_, io::Step::commit_failure);
  const std::string sha256 = sha256_of(database_, arrival);
  set_failed(database_, arrival, failure);
  if (content_state(sha256) != ContentState::read) write_failure(database_, sha256, failure);
  renew_documents(database_, sha256);
  transaction.commit();
}

void Jobs::mark_moved(long long arrival, const std::filesystem::path& path) {
  WriteTransaction transaction(database_, io::Step::record_move);
  run(database_, "UPDATE arrivals SET moved_to = ?2 WHERE id = ?1", arrival, path.string());
  require_found(database_);
  transaction.commit();
}

}  // namespace rosett
