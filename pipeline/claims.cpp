#include "pipeline/claims.h"

#include "core/error.h"
#include "pipeline/file_ending.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// Hashing is what a look costs. The readers wait for work meanwhile, so it is cut short.
constexpr std::chrono::milliseconds kLongestLook{300};
// So often a file that cannot be opened is worth waiting for by `watch --once`: some four seconds.
constexpr int kTriesWorthWaiting = 5;

std::chrono::nanoseconds since_1970() {
  return std::chrono::system_clock::now().time_since_epoch();
}

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Failure superseded() {
  return {ErrorKind::io, "En nyare version av filen lades på samma plats innan den lästes.",
          "Den nyare läses i stället."};
}

}  // namespace

Claims::Claims(const DataFolder& folder, Patience patience, Jobs& jobs, ObstacleBoard& obstacles)
    : patience_(patience), jobs_(jobs), obstacles_(obstacles) {
  const std::chrono::nanoseconds limit = patience.stable;
  for (const InboxConfig& inbox : folder.inboxes)
    watched_.push_back({inbox, Stillness(limit.count()), {}, {}});
}

Claims::Noticed Claims::look(const std::set<fs::path>& not_these) {
  Noticed noticed;
  obstacles_.begin_look();
  std::map<std::string, Version> still_claimed;
  std::map<std::string, Wait> still_waiting;
  for (Watched& watched : watched_) {
    const InboxListing listing = listed(watched);
    const auto ready = watched.stillness.ready(listing.files, since_1970().count());
    noticed.more |= ready.size() < listing.files.size();
    // From here: listing a large inbox may have taken longer than that by itself.
    const auto until = Clock::now() + kLongestLook;
    for (const Dropped& file : ready) {
      if (!is_due(file) || not_these.contains(file.path)) continue;
      noticed.cut_short |= Clock::now() >= until;
      if (noticed.cut_short) break;
      claim(file, watched.inbox, noticed);
    }
    for (const Dropped& file : listing.files) {
      if (const auto known = claimed_.find(file.path.native()); known != claimed_.end())
        still_claimed.insert(*known);
      if (const auto known = waits_.find(file.path.native()); known != waits_.end()) {
        obstacles_.put_up(file.path, known->second.why);
        still_waiting.insert(*known);
      }
    }
  }
  obstacles_.end_look();
  claimed_ = std::move(still_claimed);
  waits_ = std::move(still_waiting);
  return noticed;
}

InboxListing Claims::listed(Watched& watched) {
  InboxListing listing;
  const auto now = Clock::now();
  if (watched.wait.due(now)) {
    try {
      listing = list_inbox(watched.inbox.path);
      watched.wait.succeeded();
      watched.why.clear();
    } catch (const Error& error) {
      watched.wait.failed(now);
      watched.why = error.what();
    }
  }
  if (!watched.why.empty()) obstacles_.put_up(watched.inbox.path, watched.why);
  for (const Refused& each : listing.refused) obstacles_.put_up(each.path, each.why);
  return listing;
}

bool Claims::is_due(const Dropped& file) const {
  const auto known = claimed_.find(file.path.native());
  if (known != claimed_.end() && known->second == Version{file.size, file.modified_ns})
    return false;
  const auto wait = waits_.find(file.path.native());
  return wait == waits_.end() || wait->second.backoff.due(Clock::now());
}

void Claims::claim(const Dropped& file, const InboxConfig& inbox, Noticed& noticed) {
  std::string sha256;
  try {
    sha256 = hash_when_whole(file, inbox);
  } catch (const Error& error) {
    return hindered(file, error.what(), noticed);
  }
  waits_.erase(file.path.native());
  if (sha256.empty()) {
    noticed.more = true;
    return;
  }
  const long long job = jobs_.add_arrival({.sha256 = sha256,
                                           .file = file.path.filename().native(),
                                           .source = file.path,
                                           .inbox = inbox.name,
                                           .original = Original::move,
                                           .arrived = now()});
  noticed.claimed.push_back(job);
  claimed_.insert_or_assign(file.path.native(), Version{file.size, file.modified_ns});
  for (const Arrival& former : jobs_.waiting_at(file.path)) {
    if (former.id == job) continue;
    jobs_.withdraw(former.id, superseded());
    noticed.superseded.push_back(former.id);
  }
}

std::string Claims::hash_when_whole(const Dropped& file, const InboxConfig& inbox) const {
  const Fd opened = open_regular(file.path, inbox.path);
  if (!opened.valid()) return {};  // gone, or swapped for something else since it was listed
  const Stamp before = stamp_of(opened);
  if (before.size != file.size || before.modified_ns != file.modified_ns) return {};
  const std::chrono::nanoseconds incomplete = patience_.incomplete;
  if (file.still_ns < incomplete.count() && ending_of(opened) == Ending::missing) return {};
  std::string sha256 = hash_of(opened);
  if (stamp_of(opened) != before) return {};
  return sha256;
}

void Claims::hindered(const Dropped& file, const std::string& why, Noticed& noticed) {
  Wait& wait = waits_[file.path.native()];
  wait.why = why;
  wait.backoff.failed(Clock::now());
  noticed.more |= wait.backoff.times() < kTriesWorthWaiting;
}

long long Claims::claim_named(const fs::path& file) {
  const fs::path path = fs::absolute(file).lexically_normal();
  const Fd opened = open_regular(path);
  if (!opened.valid()) {
    throw Error(ErrorKind::io, "Filen finns inte eller är ingen vanlig fil.",
                "Ange en fil: PDF, TIFF, PNG eller JPEG.");
  }
  return jobs_.add_arrival({.sha256 = hash_of(opened),
                            .file = path.filename().native(),
                            .source = path,
                            .inbox = "",
                            .original = Original::leave,
                            .arrived = now()});
}

}  // namespace rosett
