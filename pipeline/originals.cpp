#include "pipeline/originals.h"

#include <system_error>

#include "core/error.h"
#include "pipeline/publish.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// The original, if what lies there still is it.
std::optional<OpenFile> still_there(const Arrival& arrival) {
  auto file = open_file(arrival.what.source);
  if (!file || hash_of(file->file) != arrival.what.sha256) return std::nullopt;
  return file;
}

// Of an earlier attempt. One that cannot be removed explains a file that is gone: no harm.
void remove_note(const fs::path& original) {
  std::error_code ignored;
  fs::remove(note_beside(original), ignored);
}

}  // namespace

void Originals::attempt(long long id, Attempt attempt) {
  try {
    const std::optional<Arrival> arrival = jobs_.find(id);
    if (!arrival || arrival->what.original == Original::leave || !arrival->moved_to.empty()) return;
    jobs_.mark_moved(id, place(*arrival, attempt));
    waits_.erase(id);
  } catch (const Error& error) {
    Backoff& wait = waits_[id];
    if (wait.times() == 0)
      log_.error("publish", {{"job", id}, {"error", error.what()}, {"advice", error.advice()}});
    wait.failed(Backoff::Clock::now());
  }
}

fs::path Originals::place(const Arrival& arrival, Attempt attempt) {
  const bool failed = arrival.state == ArrivalState::failed;
  const fs::path target = failed ? folder_.failed : done_folder(folder_.done, arrival.what.arrived);
  if (const auto original = still_there(arrival))
    return place_here(arrival, *original, target, attempt);
  // Moved by a run that was cut off before it could say so, or gone by somebody else's hand.
  if (const auto found = placed_before(arrival, target)) return *found;
  log_.warn("publish", {{"job", arrival.id}, {"note", "originalet togs bort av någon annan"}});
  return arrival.what.source;
}

fs::path Originals::place_here(const Arrival& arrival, const OpenFile& original,
                               const fs::path& target, Attempt attempt) {
  const bool may_be_copied =
      attempt == Attempt::again && stamp_at(target).device != original.stamp.device;
  // By a run that was cut off before it could remove the original.
  if (const auto copy = may_be_copied ? placed_before(arrival, target) : std::nullopt) {
    remove_original(original);
    return *copy;
  }
  if (arrival.state == ArrivalState::failed) return place_failed(arrival, original);
  fs::path moved = move_to_done(original, target);
  if (original.path.parent_path() == folder_.failed) remove_note(original.path);
  return moved;
}

fs::path Originals::place_failed(const Arrival& arrival, const OpenFile& original) {
  const Failure& failure = arrival.failure.value();
  const std::string note = failure_note(shown(arrival.what.file), failure.message, failure.advice);
  if (original.path.parent_path() != folder_.failed)
    return move_to_failed(original, folder_.failed, note);
  write_whole(note_beside(original.path), note);  // tried again in vain
  return original.path;
}

std::optional<fs::path> Originals::placed_before(const Arrival& arrival, const fs::path& target) {
  return find_published(target, arrival.what.source.filename().native(), arrival.what.sha256,
                        [&](const fs::path& place) { return jobs_.is_recorded(place); });
}

void Originals::move_left_behind() {
  const auto now = Backoff::Clock::now();
  for (const Arrival& arrival : jobs_.to_be_moved())
    if (const auto wait = waits_.find(arrival.id); wait == waits_.end() || wait->second.due(now))
      attempt(arrival.id, Attempt::again);
}

std::set<fs::path> Originals::left_behind() {
  std::set<fs::path> paths;
  for (const Arrival& arrival : jobs_.to_be_moved()) paths.insert(arrival.what.source);
  return paths;
}

}  // namespace rosett
