#include "pipeline/reader_pool.h"

#include <algorithm>
#include <utility>

#include <poll.h>

namespace rosett {

ReaderPool::ReaderPool(ReaderSettings settings, int readers)
    : settings_(std::make_unique<const ReaderSettings>(std::move(settings))) {
  for (int i = 0; i < readers; ++i) slots_.push_back(std::make_unique<ReaderSlot>(*settings_));
}

bool ReaderPool::has_free_reader() const {
  return std::any_of(slots_.begin(), slots_.end(), [](const auto& slot) { return !slot->busy(); });
}

bool ReaderPool::idle() const {
  return std::none_of(slots_.begin(), slots_.end(), [](const auto& slot) { return slot->busy(); });
}

void ReaderPool::begin(ReadOrder order) {
  const auto slot =
      std::find_if(slots_.begin(), slots_.end(), [](const auto& each) { return !each->busy(); });
  (*slot)->begin(std::move(order));
}

int ReaderPool::milliseconds_to_wait(std::chrono::milliseconds at_most) const {
  const auto now = ReaderSlot::Clock::now();
  for (const auto& slot : slots_) {
    if (!slot->busy()) continue;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(slot->deadline() - now);
    at_most = std::clamp(left, std::chrono::milliseconds(0), at_most);
  }
  return static_cast<int>(at_most.count());
}

std::vector<ReadOutcome> ReaderPool::wait(std::chrono::milliseconds at_most, int wake) {
  std::vector<pollfd> watched{{wake, POLLIN, 0}};  // poll() passes over -1
  for (const auto& slot : slots_) {
    if (!slot->busy()) continue;
    const int events = slot->wants_to_send() ? POLLIN | POLLOUT : POLLIN;
    watched.push_back({slot->socket(), static_cast<short>(events), 0});
  }
  // An interrupted poll() looks like one that ran out of time: the caller comes back.
  ::poll(watched.data(), watched.size(), milliseconds_to_wait(at_most));
  std::vector<ReadOutcome> outcomes;
  const auto now = ReaderSlot::Clock::now();
  for (const auto& slot : slots_) {
    if (!slot->busy()) continue;
    if (auto outcome = slot->handle(now)) outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

std::vector<ReadProgress> ReaderPool::progress() const {
  std::vector<ReadProgress> all;
  for (const auto& slot : slots_) {
    if (!slot->busy()) continue;
    const Conversation& talk = slot->conversation();
    const int page = std::min(talk.pages_read() + 1, std::max(1, talk.pages_in_all()));
    all.push_back({slot->job(), page, talk.pages_in_all()});
  }
  return all;
}

void ReaderPool::abandon() {
  for (const auto& slot : slots_) slot->abandon();
}

}  // namespace rosett
