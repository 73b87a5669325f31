#include "pipeline/service.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "parsers/judgement.h"
#include "pipeline/files.h"
#include "pipeline/recheck.h"
#include "pipeline/stored_workbook.h"
#include "review/workbook_writer.h"

// The way of one document:
//
//   look_into_inboxes  a file has stood still: hash it, add a waiting job        (claims.h)
//   hand_out           a reader is free: give it the file                        (reader_pool.h)
//   conclude           words and documents have come back, or a failure
//   store              judge what was read; document, pages, words and job state
//                      in one transaction                                        (store/jobs.h)
//   publish            the original leaves the inbox, now that its result is
//                      safe                                                      (originals.h)
//   settle             the checks, for this and every document it bears upon;
//                      the workbook                                              (recheck.h)
//
// Killed between any two of these, the next start takes up where this one ended: recover().

namespace rosett {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
// How long `watch --once` waits for a file that is written to all the while.
constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::milliseconds kLongestWait{250};  // so that progress is seen to move

Failure vanished() {
  return {ErrorKind::io, "Filen togs bort innan den hann läsas.",
          "Lägg den i inkorgen igen om den ska läsas."};
}

Failure replaced() {
  return {ErrorKind::io, "Filen byttes ut medan den lästes.",
          "Ligger den nya filen i inkorgen läses den för sig; annars lägg den där igen."};
}

Failure not_storable() {
  return {ErrorKind::internal, "Det som lästes kunde inte sparas.",
          "Kör rosett retry. Händer det igen behöver programmet rättas."};
}

}  // namespace

Service::Service(Parts parts)
    : parts_(std::move(parts)),
      jobs_(parts_.database),
      documents_(parts_.database),
      claims_(parts_.folder, parts_.config.stable_seconds, jobs_, parts_.log),
      originals_(parts_.folder, jobs_, parts_.log),
      pool_(parts_.reader, parts_.config.readers) {}

Ended Service::watch(Until until) {
  recover();
  return work(until);
}

Ended Service::process(const std::vector<std::filesystem::path>& files) {
  looks_into_inboxes_ = false;
  recover();
  for (const std::filesystem::path& file : files)
    waiting_.push_back(jobs_.find(claims_.claim_named(file)).value());
  return work(Until::everything_has_an_outcome);
}

void Service::recover() {
  jobs_.return_abandoned();
  originals_.move_left_behind();
  take_up_waiting();
}

Ended Service::work(Until until) {
  for (;;) {
    if (parts_.stop.came()) {
      abandon();
      return Ended::stopped;
    }
    const bool more_to_come = look_into_inboxes();
    hand_out();
    show_progress();
    if (waiting_.empty() && in_hand_.empty()) {
      if (std::exchange(unsettled_, false)) settle();
      if (until == Until::everything_has_an_outcome && !(more_to_come && is_patient()))
        return Ended::finished;
    }
    for (ReadOutcome& outcome : pool_.wait(kLongestWait, parts_.stop.descriptor()))
      conclude(std::move(outcome));
  }
}

// Whether there is more to come than what has a job now.
bool Service::look_into_inboxes() {
  if (!looks_into_inboxes_) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return true;
  next_look_ = now + kBetweenLooks;
  const Claims::Noticed noticed = claims_.look(originals_.left_behind());
  if (!noticed.claimed.empty()) last_deed_ = now;
  for (const long long job : noticed.claimed) {
    const Arrival arrival = jobs_.find(job).value();
    parts_.log.info("claim", {{"job", job}, {"file", shown(arrival.what.file)}});
    waiting_.push_back(arrival);
  }
  if (waiting_.empty() && in_hand_.empty()) take_up_waiting();  // put back by rosett retry
  unsettled_ = true;
  return noticed.more;
}

bool Service::is_patient() const {
  const auto patience = kPatience + std::chrono::seconds(parts_.config.stable_seconds);
  if (std::chrono::steady_clock::now() < last_deed_ + patience) return true;
  parts_.log.warn("notice", {{"left", "en fil skrivs det fortfarande i; den tas nästa gång"}});
  return false;
}

void Service::take_up_waiting() {
  for (Arrival& arrival : jobs_.in_state(ArrivalState::waiting))
    waiting_.push_back(std::move(arrival));
}

void Service::hand_out() {
  while (pool_.has_free_reader()) {
    const auto next = next_to_start();
    if (next == waiting_.end()) return;
    const Arrival arrival = std::move(*next);
    waiting_.erase(next);
    start(arrival);
  }
}

// A copy of what is being read right now waits for it, so that it need not be read too.
std::deque<Arrival>::iterator Service::next_to_start() {
  return std::find_if(waiting_.begin(), waiting_.end(), [&](const Arrival& arrival) {
    return std::none_of(in_hand_.begin(), in_hand_.end(), [&](const auto& each) {
      return each.second.what.sha256 == arrival.what.sha256;
    });
  });
}

void Service::start(const Arrival& arrival) {
  if (jobs_.content_state(arrival.what.sha256) == ContentState::read) {
    jobs_.commit_copy(arrival.id);
    return publish(arrival, "copy");
  }
  Fd file = open_regular(arrival.what.source);
  if (!file.valid()) return fail(arrival, vanished());
  jobs_.begin(arrival.id);
  in_hand_.emplace(arrival.id, arrival);
  pool_.begin({arrival.id, std::move(file)});
}

void Service::conclude(ReadOutcome outcome) {
  const Arrival arrival = std::move(in_hand_.extract(outcome.job).mapped());
  if (const auto* failure = std::get_if<protocol::Failure>(&outcome.result)) {
    if (failure->kind == ErrorKind::config)  // no document can be read before that is put right
      throw Error(failure->kind, failure->message, failure->advice);
    return fail(arrival, {failure->kind, failure->message, failure->advice});
  }
  auto& reading = std::get<FileReading>(outcome.result);
  if (reading.sha256 != arrival.what.sha256) return fail(arrival, replaced());
  try {
    store(arrival, std::move(reading));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::io || error.kind() == ErrorKind::config) throw;
    return fail(arrival, {error.kind(), error.what(), error.advice()});
  } catch (const std::exception&) {
    return fail(arrival, not_storable());
  }
  publish(arrival, "read");
}

void Service::store(const Arrival& arrival, FileReading reading) {
  const Thresholds thresholds = thresholds_for(parts_.config.accepted_errors_per_10000);
  for (Document& document : reading.documents) judge(document, thresholds);
  int number = 0;
  jobs_.commit_reading(arrival.id, reading.documents, [&]() -> std::optional<StoredPage> {
    if (number == reading.pages.count()) return std::nullopt;
    FilePage page = reading.pages.page(++number);
    return StoredPage{std::move(page.text), {page.image.begin(), page.image.end()}};
  });
}

void Service::fail(const Arrival& arrival, const Failure& failure) {
  jobs_.commit_failure(arrival.id, failure);
  parts_.log.warn("read", {{"job", arrival.id}, {"failed", failure.message}});
  publish(arrival, "failed");
}

void Service::publish(const Arrival& arrival, std::string_view outcome) {
  originals_.move(arrival.id);
  parts_.log.info("publish", {{"job", arrival.id}, {"outcome", outcome}});
  last_deed_ = std::chrono::steady_clock::now();
  done_.emplace(arrival.what.sha256, shown(arrival.what.file));
  unsettled_ = true;
}

// Asked for whenever there is nothing else to do: another command may have imported a register.
void Service::settle() {
  const int checked = recheck(parts_.database, parts_.rules.settings(parts_.config.kommun));
  if (checked == 0) return;
  parts_.log.info("check", {{"documents", checked}});
  if (parts_.config.workbook) renew_workbook();
}

// A workbook that cannot be written (somebody holds the folder) is no reason not to read on.
void Service::renew_workbook() {
  const std::filesystem::path file = parts_.folder.export_to / kWorkbookName;
  try {
    write_workbook(file, StoredWorkbook(parts_.database, {}), {parts_.rules.koder});
    parts_.log.info("workbook", {{"file", shown(file)}});
  } catch (const Error& error) {
    parts_.log.error("workbook", {{"error", error.what()}, {"advice", error.advice()}});
  }
}

// What a reader has in hand is read anew after the next start.
void Service::abandon() {
  pool_.abandon();
  in_hand_.clear();
  waiting_.clear();
  jobs_.return_abandoned();
  progress_.clear();
  parts_.log.info("stop", {{"reason", "signal"}});
}

void Service::show_progress() {
  if (waiting_.empty() && in_hand_.empty()) return progress_.clear();
  std::vector<InHand> in_hand;
  for (const ReadProgress& each : pool_.progress())
    in_hand.push_back({shown(in_hand_.at(each.job).what.file), each.page, each.pages});
  progress_.show(waiting_.size() + in_hand.size(), in_hand);
}

void Service::for_each_done(const std::function<void(const Document&)>& use) {
  documents_.for_each({}, [&](const Document& document) {
    if (done_.contains({document.sha256, shown(document.file)})) use(document);
  });
}

}  // namespace rosett
