#include "pipeline/claims.h"

#include <chrono>

#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// Hashing is what a look costs; so many files of a megabyte take about a second.
constexpr std::size_t kClaimsPerLook = 256;

std::chrono::nanoseconds since_1970() {
  return std::chrono::system_clock::now().time_since_epoch();
}

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

Claims::Claims(const DataFolder& folder, int stable_seconds, Jobs& jobs, const Log& log)
    : folder_(folder), jobs_(jobs), log_(log) {
  const std::chrono::nanoseconds limit = std::chrono::seconds(stable_seconds);
  stillness_.assign(folder.inboxes.size(), Stillness(limit.count()));
}

Claims::Noticed Claims::look(const std::set<fs::path>& not_these) {
  Noticed noticed;
  std::map<fs::path, Version> still_there;
  for (std::size_t i = 0; i < folder_.inboxes.size(); ++i) {
    const InboxConfig& inbox = folder_.inboxes[i];
    const InboxListing listing = list_inbox(inbox.path);
    tell_of_refused(listing.refused);
    const std::vector<Dropped> ready = stillness_[i].ready(listing.files, since_1970().count());
    noticed.more |= ready.size() < listing.files.size();
    for (const Dropped& file : ready) {
      if (!is_new(file) || not_these.contains(file.path)) continue;
      noticed.more |= noticed.claimed.size() == kClaimsPerLook;
      if (noticed.claimed.size() < kClaimsPerLook) claim(file, inbox, noticed.claimed);
    }
    for (const Dropped& file : listing.files)
      if (const auto known = claimed_.find(file.path); known != claimed_.end())
        still_there.insert(*known);
  }
  claimed_ = std::move(still_there);
  return noticed;
}

bool Claims::is_new(const Dropped& file) const {
  const auto known = claimed_.find(file.path);
  return known == claimed_.end() || known->second != Version{file.size, file.modified_ns};
}

void Claims::claim(const Dropped& file, const InboxConfig& inbox, std::vector<long long>& claimed) {
  try {
    const Fd opened = open_regular(file.path);
    if (!opened.valid()) return;  // gone, or swapped for something else since it was listed
    claimed.push_back(jobs_.add_arrival({.sha256 = hash_of(opened),
                                         .file = file.path.filename().native(),
                                         .source = file.path,
                                         .inbox = inbox.name,
                                         .original = Original::move,
                                         .arrived = now()}));
    claimed_.insert_or_assign(file.path, Version{file.size, file.modified_ns});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    tell_once(file.path, error.what());
  }
}

long long Claims::claim_named(const fs::path& file) {
  const fs::path path = fs::absolute(file).lexically_normal();
  const Fd opened = open_regular(path);
  if (!opened.valid()) {
    throw Error(ErrorKind::io, shown(file) + " finns inte eller är ingen vanlig fil.",
                "Ange en fil: PDF, TIFF, PNG eller JPEG.");
  }
  return jobs_.add_arrival({.sha256 = hash_of(opened),
                            .file = path.filename().native(),
                            .source = path,
                            .inbox = "",
                            .original = Original::leave,
                            .arrived = now()});
}

void Claims::tell_of_refused(const std::vector<Refused>& refused) {
  for (const Refused& each : refused) tell_once(each.path, each.why);
}

void Claims::tell_once(const fs::path& path, const std::string& why) {
  if (told_of_.insert(path).second) log_.warn("notice", {{"file", shown(path)}, {"refused", why}});
}

}  // namespace rosett
