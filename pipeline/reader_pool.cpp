#include "pipeline/reader_pool.h"

#include <algorithm>
#include <utility>

#include <poll.h>

namespace rosett {

ReaderPool::ReaderPool(ReaderSettings settings, int readers)
    : settings_(std::make_unique<const ReaderSettings>(std::move(settings))) {
  for (int i = 0; i < readers; ++i) slots_.push_back(std::make_unique<ReaderSlot>(*settings_));
}

void ReaderPool::begin(ReadOrder order) {
  files_.push_back(std::make_unique<InHand>(
      InHand{FileWork(std::move(order), settings_->start.pages, settings_->spool_folder),
             Clock::now() + settings_->patience * settings_->total}));
}

void ReaderPool::hand_out() {
  for (const auto& slot : slots_) {
    if (slot->busy() || (!slot->has_reader() && !starts_.due(Clock::now()))) continue;
    try {
      if (!begin_next(*slot)) return;
    } catch (const Error& error) {
      could_not_start(error);
    }
  }
}

void ReaderPool::could_not_start(const Error& error) {
  if (error.kind() != ErrorKind::io) throw error;
  starts_.failed(Clock::now());
  why_no_start_ = error;
}

// A file that nobody works on comes before helping with one that somebody does.
bool ReaderPool::begin_next(ReaderSlot& slot) {
  const auto in_work = [&](const FileWork& file) {
    return std::ranges::any_of(slots_, [&](const auto& each) { return each->works_on(file); });
  };
  for (const bool helping : {false, true}) {
    for (const auto& file : files_) {
      if (in_work(file->work) != helping) continue;
      if (const auto task = file->work.next_task(static_cast<int>(slots_.size()))) {
        slot.begin(file->work, *task);
        return true;
      }
    }
  }
  return false;
}

int ReaderPool::milliseconds_to_wait(std::chrono::milliseconds at_most) const {
  const auto now = Clock::now();
  const auto until = [&](Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
    at_most = std::clamp(left, std::chrono::milliseconds(0), at_most);
  };
  for (const auto& slot : slots_)
    if (slot->busy()) until(slot->next_look(now));
  for (const auto& file : files_) until(file->work.finished() ? now : file->deadline);
  return static_cast<int>(at_most.count());
}

std::vector<ReadOutcome> ReaderPool::wait(std::chrono::milliseconds at_most, int wake) {
  hand_out();
  std::vector<pollfd> watched{{wake, POLLIN, 0}};  // poll() passes over -1
  for (const auto& slot : slots_) {
    if (!slot->busy()) continue;
    const int events = slot->wants_to_send() ? POLLIN | POLLOUT : POLLIN;
    watched.push_back({slot->socket(), static_cast<short>(events), 0});
  }
  // An interrupted poll() looks like one that ran out of time: the caller comes back.
  ::poll(watched.data(), watched.size(), milliseconds_to_wait(at_most));
  const auto now = Clock::now();
  for (const auto& slot : slots_)
    if (slot->busy()) handle(*slot, now);
  end_overdue(now);
  return take_finished();
}

bool ReaderPool::stands_still() const {
  return starts_.times() > 0 && !files_.empty() &&
         std::ranges::none_of(slots_, [](const auto& each) { return each->busy(); });
}

void ReaderPool::handle(ReaderSlot& slot, Clock::time_point now) {
  const bool was_ready = slot.is_ready();
  try {
    slot.handle(now);
  } catch (const Error& error) {
    return could_not_start(error);
  }
  if (was_ready || !slot.is_ready()) return;
  starts_.succeeded();
  why_no_start_.reset();
}

bool ReaderPool::is_overdue(const InHand& file, Clock::time_point now) const {
  auto spent = file.work.spent();
  for (const auto& slot : slots_)
    if (slot->works_on(file.work)) spent += slot->spent();
  return spent >= settings_->total || now >= file.deadline;
}

void ReaderPool::end_overdue(Clock::time_point now) {
  for (const auto& file : files_)
    if (is_overdue(*file, now)) file->work.fail(took_too_long());
}

std::vector<ReadOutcome> ReaderPool::take_finished() {
  std::vector<ReadOutcome> outcomes;
  for (const auto& file : files_) {
    if (!file->work.finished()) continue;
    for (const auto& slot : slots_)
      if (slot->works_on(file->work)) slot->abandon();
    outcomes.push_back(file->work.take_outcome());
  }
  std::erase_if(files_, [](const auto& file) { return file->work.finished(); });
  return outcomes;
}

std::vector<ReadProgress> ReaderPool::progress() const {
  std::vector<ReadProgress> all;
  for (const auto& file : files_) {
    const FileWork& work = file->work;
    const int page = std::min(work.pages_done() + 1, std::max(1, work.pages_in_all()));
    all.push_back({work.job(), page, work.pages_in_all()});
  }
  return all;
}

void ReaderPool::abandon() {
  for (const auto& slot : slots_) slot->abandon();
  files_.clear();
}

}  // namespace rosett
