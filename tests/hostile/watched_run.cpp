#include "watched_run.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;

// The peak of the process's resident size, as the kernel remembers it; 0 when it has gone.
std::int64_t peak_bytes(int process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
  return 0;
}

std::vector<int> children_of(int process) {
  const std::string id = std::to_string(process);
  std::ifstream list("/proc/" + id + "/task/" + id + "/children");
  std::vector<int> children;
  for (int child = 0; list >> child;) children.push_back(child);
  return children;
}

// A place of its own for the process to run in; what it leaves there are strays.
class EmptyPlace {
 public:
  EmptyPlace() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "rosett-place-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    ::setenv("HOME", folder_.c_str(), 1);
    ::setenv("TMPDIR", folder_.c_str(), 1);
    fs::current_path(folder_);
  }
  ~EmptyPlace() {
    fs::current_path(before_);
    ::unsetenv("TMPDIR");
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  EmptyPlace(const EmptyPlace&) = delete;
  EmptyPlace& operator=(const EmptyPlace&) = delete;

  [[nodiscard]] std::vector<std::string> strays() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      names.push_back(entry.path());
    return names;
  }

 private:
  fs::path before_, folder_;
};

}  // namespace

Watched run_watched(const Program& program, const std::vector<std::string>& arguments) {
  const EmptyPlace place;
  Watched watched;
  std::map<int, std::int64_t> readers;
  const int process = program.start(arguments);
  int status = 0;
  while (::waitpid(process, &status, WNOHANG) == 0) {
    watched.service_bytes = std::max(watched.service_bytes, peak_bytes(process));
    for (const int child : children_of(process))
      readers[child] = std::max(readers[child], peak_bytes(child));
    ::usleep(20'000);
  }
  watched.readers = static_cast<int>(readers.size());
  for (const auto& [child, bytes] : readers)
    watched.largest_reader_bytes = std::max(watched.largest_reader_bytes, bytes);
  watched.finished = {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
                      content_of(program.folder().native() + ".out"),
                      content_of(program.folder().native() + ".err")};
  watched.strays = place.strays();
  return watched;
}

}  // namespace rosett::testing
