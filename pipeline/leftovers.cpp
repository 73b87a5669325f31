#include "pipeline/leftovers.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".rosett-";

bool is_left_by_the_dead(const std::string& name) {
  if (!name.starts_with(kPrefix)) return false;
  pid_t process = 0;
  const char* const number = name.data() + kPrefix.size();
  if (std::from_chars(number, name.data() + name.size(), process).ptr == number) return false;
  return process == ::getpid() || (::kill(process, 0) != 0 && errno == ESRCH);
}

}  // namespace

void remove_leftovers(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (fs::recursive_directory_iterator entry(folder, ignored), end; entry != end;
       entry.increment(ignored)) {
    if (ignored) break;
    if (is_left_by_the_dead(entry->path().filename().native())) leftovers.push_back(entry->path());
  }
  for (const fs::path& each : leftovers) fs::remove_all(each, ignored);
}

}  // namespace rosett
