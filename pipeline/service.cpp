#include "pipeline/service.h"

#include <algorithm>
#include <new>
#include <utility>

#include "core/error.h"
#include "parsers/judgement.h"
#include "pipeline/files.h"
#include "pipeline/leftovers.h"
#include "pipeline/reasons.h"
#include "pipeline/recheck.h"

// The way of one document:
//
//   look_into_inboxes  a file has stood still: hash it, add a waiting job        (claims.h)
//   hand_out           a reader is free: give it the first job that waits        (reader_pool.h)
//   conclude           words and documents have come back, or a failure
//   store              judge what was read; document, pages, words and job state
//                      in one transaction                                        (store/jobs.h)
//   publish            the original leaves the inbox, now that its result is
//                      safe                                                      (originals.h)
//   settle             the checks, for this and every document it bears upon;
//                      the workbook                                              (recheck.h)
//
// The queue is the database's: killed between any two of these, the next start takes up where this
// one ended, recover(). What the file causes ends it in failed/. What the world causes is waited
// for: one file's (postpone), or everybody's, as when the disk is full (hindered).

namespace rosett {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
// Looking takes at most one part in so many of the time, and fewer where nothing comes of it.
constexpr int kLookShare = 20;
constexpr int kIdleLookShare = 250;
constexpr std::chrono::seconds kLongestBetweenLooks{15};
constexpr long long kPlenty = 50;  // of waiting jobs, so that looking for more is not urgent
// How long `watch --once` waits for a file that is written to all the while, or for the world.
constexpr std::chrono::seconds kPatience{60};
// How often it tries to start a reader: some quarter of a minute.
constexpr int kMostStartsInVain = 11;
constexpr std::chrono::milliseconds kBusyWait{250};  // so that progress is seen to move
constexpr std::chrono::milliseconds kIdleWait{1000};
constexpr int kChecksAtOnce = 50;  // documents, between looks at what else there is to do
// A service cut off so often with the same file in hand, read alone the last times, is brought
// down by that file.
constexpr int kMostCutOffs = 20;

}  // namespace

Service::Service(Parts parts)
    : parts_(std::move(parts)),
      jobs_(parts_.database),
      documents_(parts_.database),
      obstacles_(parts_.database, parts_.log),
      claims_(parts_.folder,
              {std::chrono::seconds(parts_.config.stable_seconds),
               std::chrono::seconds(parts_.config.incomplete_seconds)},
              jobs_, obstacles_),
      originals_(parts_.folder, jobs_, parts_.log),
      pool_(parts_.reader, parts_.config.readers),
      workbook_({parts_.folder.export_to, parts_.database, parts_.rules, parts_.log,
                 parts_.config.export_protected, [this] { notifier_.alive(); }},
                parts_.config.workbook) {}

Ended Service::watch(Until until) { return work(until); }

Ended Service::process(const std::vector<std::filesystem::path>& files) {
  looks_into_inboxes_ = more_to_come_ = false;
  recover();
  for (const std::filesystem::path& file : files) static_cast<void>(claims_.claim_named(file));
  return work(Until::everything_has_an_outcome);
}

Ended Service::work(Until until) {
  until_ = until;
  notifier_.ready();
  for (;;) {
    notifier_.alive();
    if (parts_.stop.came()) {
      abandon("signal");
      return Ended::stopped;
    }
    Found found{.more_to_come = true, .idle = true};
    if (world_.due(Clock::now())) {
      try {
        found = take_step();
        world_.succeeded();
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::io) throw;
        hindered(error);
      }
    }
    if (until == Until::everything_has_an_outcome && is_over(found)) return ended();
    for (ReadOutcome& outcome : pool_.wait(wait_for(found), parts_.stop.descriptor()))
      concluded_.push_back(std::move(outcome));
    tell_of_readers();
  }
}

bool Service::is_over(const Found& found) const {
  if (pool_.stands_still()) return pool_.starts_in_vain() >= kMostStartsInVain;
  if (world_.times() > 0) return !is_patient();
  return found.idle && in_hand_.empty() && !(found.more_to_come && is_patient());
}

std::chrono::milliseconds Service::wait_for(const Found& found) const {
  if (!found.idle) return std::chrono::milliseconds(0);
  return in_hand_.empty() && world_.times() == 0 ? kIdleWait : kBusyWait;
}

// Everything that can be done without waiting. Whatever throws is as if not begun, and is done
// again at the next step.
Service::Found Service::take_step() {
  if (!recovered_) recover();
  conclude_all();
  originals_.move_left_behind();
  const bool more_to_come = look_into_inboxes();
  hand_out();
  show_progress();
  const bool settled = !in_hand_.empty() || settle();
  const bool waits = in_hand_.empty() && (workbook_.is_old() || !everything_is_placed());
  return {more_to_come || waits, settled && (!looks_into_inboxes_ || Clock::now() < next_look_)};
}

void Service::recover() {
  jobs_.return_running(Jobs::Ending::cut_off);
  obstacles_.clear();
  for (const auto& each : {parts_.folder.done, parts_.folder.failed, parts_.folder.export_to})
    remove_leftovers(each);
  originals_.move_left_behind();
  workbook_.look_whether_behind();
  recovered_ = true;
}

void Service::conclude_all() {
  while (!concluded_.empty()) {
    conclude(concluded_.front());
    concluded_.pop_front();
  }
}

bool Service::look_into_inboxes() {
  if (!looks_into_inboxes_) return false;
  const auto began = Clock::now();
  if (began < next_look_) return more_to_come_;
  const Claims::Noticed noticed = claims_.look(originals_.left_behind());
  tell_of(noticed);
  const auto ended = Clock::now();
  const int share = noticed.claimed.empty() && in_hand_.empty() ? kIdleLookShare : kLookShare;
  next_look_ = ended;
  if (!noticed.cut_short || jobs_.count(ArrivalState::waiting) > kPlenty)
    next_look_ +=
        std::clamp<Clock::duration>(share * (ended - began), kBetweenLooks, kLongestBetweenLooks);
  unsettled_ = true;  // another command may have imported a register
  more_to_come_ = noticed.more || noticed.cut_short;
  return more_to_come_;
}

void Service::tell_of(const Claims::Noticed& noticed) {
  for (const long long job : noticed.claimed) parts_.log.info("claim", {{"job", job}});
  for (const long long job : noticed.superseded)
    parts_.log.warn("claim",
                    {{"job", job}, {"withdrawn", "en nyare version ligger på filens plats"}});
  if (!noticed.claimed.empty()) last_deed_ = Clock::now();
}

void Service::hand_out() {
  while (pool_.has_free_reader()) {
    const auto next = jobs_.next_waiting(Jobs::Clock::now());
    if (!next) return;
    start(*next);
  }
}

void Service::start(const Arrival& arrival) {
  if (jobs_.content_state(arrival.what.sha256) == ContentState::read) {
    jobs_.commit_copy(arrival.id);
    return publish(arrival, "copy");
  }
  if (arrival.interrupted >= kMostCutOffs) return fail(arrival, brings_us_down());
  Fd file;
  try {
    file = open_regular(arrival.what.source);
  } catch (const Error& error) {
    return postpone(arrival, failure_from(error));
  }
  if (!file.valid()) return withdraw(arrival, vanished());
  jobs_.begin(arrival.id);
  in_hand_.emplace(arrival.id, arrival);
  pool_.begin({arrival.id, std::move(file)});
}

void Service::conclude(const ReadOutcome& outcome) {
  const Arrival arrival = in_hand_.at(outcome.job);
  const auto* failure = std::get_if<protocol::Failure>(&outcome.result);
  if (failure == nullptr) return conclude_reading(arrival, std::get<FileReading>(outcome.result));
  if (failure->kind == ErrorKind::config)  // no document can be read before that is put right
    throw Error(failure->kind, failure->message, failure->advice);
  const Failure reason{failure->kind, failure->message, failure->advice};
  return failure->kind == ErrorKind::io ? postpone(arrival, reason) : fail(arrival, reason);
}

void Service::conclude_reading(const Arrival& arrival, const FileReading& reading) {
  if (reading.sha256 != arrival.what.sha256) {
    const auto file = open_file(arrival.what.source);
    const bool is_the_same = file && hash_of(file->file) == arrival.what.sha256;
    return is_the_same ? fail(arrival, misread()) : withdraw(arrival, replaced());
  }
  try {
    store(arrival, reading);
  } catch (const SpoolFault& fault) {
    return postpone(arrival, failure_from(fault));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::io || error.kind() == ErrorKind::config) throw;
    return fail(arrival, failure_from(error));
  } catch (const std::bad_alloc&) {
    return postpone(arrival, no_memory());
  } catch (const std::exception&) {
    return fail(arrival, not_storable());
  }
  publish(arrival, "read");
}

void Service::store(const Arrival& arrival, const FileReading& reading) {
  const Thresholds thresholds = thresholds_for(parts_.config.accepted_errors_per_10000);
  std::vector<Document> documents = reading.documents;
  for (Document& document : documents) judge(document, thresholds);
  int number = 0;
  const auto next_page = [&]() -> std::optional<StoredPage> {
    if (number == reading.pages.count()) return std::nullopt;
    FilePage page = reading.pages.page(++number);
    return StoredPage{std::move(page.text), {page.image.begin(), page.image.end()}};
  };
  const int shorter = jobs_.commit_reading(arrival.id, documents, next_page);
  if (shorter > 0)
    parts_.log.warn("read", {{"job", arrival.id}, {"shorter_versions_superseded", shorter}});
}

void Service::fail(const Arrival& arrival, const Failure& failure) {
  jobs_.commit_failure(arrival.id, failure);
  parts_.log.warn("read", {{"job", arrival.id}, {"failed", failure.message}});
  publish(arrival, "failed");
}

void Service::postpone(const Arrival& arrival, const Failure& hindrance) {
  const auto wait = wait_after(arrival.hindered + 1);
  jobs_.postpone(arrival.id, hindrance, Jobs::Clock::now() + wait);
  in_hand_.erase(arrival.id);
  if (arrival.hindered == 0)
    parts_.log.warn("read", {{"job", arrival.id}, {"hindered", hindrance.message}});
}

// What lies in the file's place now, if anything, is another document.
void Service::withdraw(const Arrival& arrival, const Failure& reason) {
  jobs_.withdraw(arrival.id, reason);
  in_hand_.erase(arrival.id);
  claims_.forget(arrival.what.source);
  parts_.log.warn("read", {{"job", arrival.id}, {"withdrawn", reason.message}});
}

void Service::publish(const Arrival& arrival, std::string_view outcome) {
  in_hand_.erase(arrival.id);
  originals_.move(arrival.id);
  parts_.log.info("publish", {{"job", arrival.id}, {"outcome", outcome}});
  last_deed_ = Clock::now();
  if (until_ != Until::stopped) done_.emplace(arrival.what.sha256, shown(arrival.what.file));
  unsettled_ = true;
  workbook_.changed();
}

// Whether there is nothing left to check. Asked for whenever there is nothing else to do.
bool Service::settle() {
  if (unsettled_) {
    const int checked =
        recheck(parts_.database, parts_.rules.settings(parts_.config.kommun), kChecksAtOnce);
    unsettled_ = checked > 0;
    if (checked > 0) {
      parts_.log.info("check", {{"documents", checked}});
      workbook_.changed();
      return false;
    }
  }
  workbook_.renew_when_due(until_ == Until::everything_has_an_outcome && !more_to_come_);
  return true;
}

// The world stands in everybody's way; told of once, until it has let something through.
void Service::hindered(const Error& error) {
  if (world_.times() == 0)
    parts_.log.error("wait", {{"error", error.what()}, {"advice", error.advice()}});
  world_.failed(Clock::now());
}

// The same of readers, none of which can be started.
void Service::tell_of_readers() {
  const bool trouble = pool_.starts_in_vain() > 0;
  if (trouble && !told_of_readers_)
    parts_.log.error("wait", {{"error", pool_.why_no_start()->what()},
                              {"advice", pool_.why_no_start()->advice()}});
  told_of_readers_ = trouble;
}

bool Service::is_patient() const {
  const auto patience = kPatience + std::chrono::seconds(parts_.config.stable_seconds +
                                                         parts_.config.incomplete_seconds);
  return Clock::now() < last_deed_ + patience;
}

// Whether each file has its outcome, and each original its place.
bool Service::everything_is_placed() {
  return jobs_.count(ArrivalState::waiting) == 0 && originals_.left_behind().empty();
}

Ended Service::ended() {
  progress_.clear();
  if (world_.times() > 0 || pool_.stands_still()) {
    abandon("hindered");
    return Ended::hindered;
  }
  workbook_.renew_at_the_end();
  const bool all = everything_is_placed();
  if (all && more_to_come_ && looks_into_inboxes_)
    parts_.log.warn("notice", {{"left", "en fil skrivs det fortfarande i; den tas nästa gång"}});
  return all ? Ended::finished : Ended::hindered;
}

// What a reader has in hand is read anew after the next start.
void Service::abandon(std::string_view reason) {
  notifier_.stopping();
  pool_.abandon();
  in_hand_.clear();
  concluded_.clear();
  try {
    jobs_.return_running(Jobs::Ending::stopped);
  } catch (const Error& error) {  // the next start does it
    parts_.log.warn("stop", {{"error", error.what()}});
  }
  progress_.clear();
  parts_.log.info("stop", {{"reason", reason}});
}

void Service::show_progress() {
  if (!progress_.is_seen()) return;
  if (in_hand_.empty()) return progress_.clear();
  std::vector<InHand> in_hand;
  for (const ReadProgress& each : pool_.progress())
    in_hand.push_back({shown(in_hand_.at(each.job).what.file), each.page, each.pages});
  const long long left =
      jobs_.count(ArrivalState::waiting) + static_cast<long long>(in_hand.size());
  progress_.show(static_cast<std::size_t>(left), in_hand);
}

void Service::for_each_done(const std::function<void(const Document&)>& use) {
  documents_.for_each({}, [&](const Document& document) {
    if (done_.contains({document.sha256, shown(document.file)})) use(document);
  });
}

}  // namespace rosett
