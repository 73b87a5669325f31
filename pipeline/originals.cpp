#include "pipeline/originals.h"

#include <system_error>

#include "core/error.h"
#include "pipeline/files.h"
#include "pipeline/publish.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

bool still_lies_there(const Arrival& arrival) {
  const Fd file = open_regular(arrival.what.source);
  return file.valid() && hash_of(file) == arrival.what.sha256;
}

// Of an earlier attempt. One that cannot be removed explains a file that is gone: no harm.
void remove_note(const fs::path& original) {
  std::error_code ignored;
  fs::remove(note_beside(original), ignored);
}

}  // namespace

void Originals::move(long long id) {
  const std::optional<Arrival> arrival = jobs_.find(id);
  if (!arrival || arrival->what.original == Original::leave || !arrival->moved_to.empty()) return;
  try {
    jobs_.mark_moved(id, place(*arrival));
    told_of_.erase(id);
  } catch (const Error& error) {
    if (told_of_.insert(id).second)
      log_.error("publish", {{"job", id}, {"error", error.what()}, {"advice", error.advice()}});
  }
}

fs::path Originals::place(const Arrival& arrival) {
  const bool failed = arrival.state == ArrivalState::failed;
  const fs::path target = failed ? folder_.failed : done_folder(folder_.done, arrival.what.arrived);
  if (still_lies_there(arrival)) {
    if (failed) return place_failed(arrival);
    const fs::path moved = move_to_done(arrival.what.source, target);
    if (arrival.what.source.parent_path() == folder_.failed) remove_note(arrival.what.source);
    return moved;
  }
  // Moved by a run that was cut off before it could say so, or gone by somebody else's hand.
  const std::string name = arrival.what.source.filename().native();
  if (const auto found = find_published(target, name, arrival.what.sha256)) return *found;
  log_.warn("publish", {{"job", arrival.id}, {"note", "originalet togs bort av någon annan"}});
  return arrival.what.source;
}

fs::path Originals::place_failed(const Arrival& arrival) {
  const Failure& failure = arrival.failure.value();
  const std::string note = failure_note(shown(arrival.what.file), failure.message, failure.advice);
  if (arrival.what.source.parent_path() != folder_.failed)
    return move_to_failed(arrival.what.source, folder_.failed, note);
  write_whole(note_beside(arrival.what.source), note);  // tried again in vain
  return arrival.what.source;
}

void Originals::move_left_behind() {
  for (const Arrival& arrival : jobs_.to_be_moved()) move(arrival.id);
}

std::set<fs::path> Originals::left_behind() {
  std::set<fs::path> paths;
  for (const Arrival& arrival : jobs_.to_be_moved()) paths.insert(arrival.what.source);
  return paths;
}

}  // namespace rosett
