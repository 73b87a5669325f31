#include "office.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;

fs::path new_folder(const fs::path& in) {
  std::string name = (in / "rosett-office-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  return name;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  // As scanners do: under another name first.
  const fs::path part = path.native() + ".part";
  std::ofstream(part, std::ios::binary) << content;
  fs::last_write_time(part, fs::file_time_type::clock::now() - std::chrono::hours(1));
  fs::rename(part, path);
}

void redirect(int fd, const fs::path& to) {
  ::dup2(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), fd);
}

std::string without_ids(const std::string& json_lines) {
  std::istringstream in(json_lines);
  std::string result;
  for (std::string line; std::getline(in, line);) {
    auto json = nlohmann::ordered_json::parse(line);
    for (const char* key : {"id", "copy_of"})
      if (json["document"].contains(key)) json["document"][key] = 0;
    result += json.dump() + "\n";
  }
  return result;
}

unsigned long device_of(const fs::path& path) {
  struct stat status {};
  ::stat(path.c_str(), &status);
  return status.st_dev;
}

}  // namespace

Office::Office()
    : data_(new_folder("/dev/shm")), elsewhere_(new_folder(fs::temp_directory_path())) {
  write_settings();
}

void Office::write_settings() const {
  std::ofstream(data_ / "rosett.toml")
      << "stable_seconds = 0\nincomplete_seconds = 0\n[[inbox]]\npath = \"inbox\"\n"
      << "[[inbox]]\npath = \"" << (elsewhere_ / "inbox").native() << "\"\nname = \"Enhet 2\"\n";
}

Office::~Office() {
  std::error_code ignored;
  fs::remove_all(data_, ignored);
  fs::remove_all(elsewhere_, ignored);
}

bool Office::has_two_file_systems() const { return device_of(data_) != device_of(elsewhere_); }

void Office::drop(const fs::path& name, const std::string& content) const {
  write(data_ / "inbox" / name, content);
}

void Office::drop_elsewhere(const fs::path& name, const std::string& content) const {
  write(elsewhere_ / "inbox" / name, content);
}

int Office::start(const std::vector<std::string>& arguments,
                  const std::string& interruption) const {
  std::vector<std::string> all{rosett::bin_folder() + "/interrupted/rosett", "--data", data_};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& each : all) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    std::ofstream(elsewhere_ / "in") << "ett lösenord att läsa\n";
    ::dup2(::open((elsewhere_ / "in").c_str(), O_RDONLY), STDIN_FILENO);
    redirect(STDOUT_FILENO, elsewhere_ / "out");
    redirect(STDERR_FILENO, elsewhere_ / "err");
    ::setenv("ROSETT_TEST_INTERRUPTION", interruption.c_str(), 1);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  return child;
}

int Office::run(const std::vector<std::string>& arguments, const std::string& interruption) const {
  return wait_for(start(arguments, interruption));
}

std::string Office::output() const { return content_of(elsewhere_ / "out"); }
std::string Office::log() const { return content_of(elsewhere_ / "err"); }

std::map<std::string, std::string> Office::state() const {
  std::map<std::string, std::string> found;
  for (const fs::path& folder : {data_ / "inbox", data_ / "done", data_ / "failed",
                                 data_ / "export", elsewhere_ / "inbox"}) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const bool workbook = entry.path().extension() == ".xlsx";
      if (entry.is_symlink() || entry.is_directory()) continue;
      const std::string content = content_of(entry.path());
      const std::string name = folder.filename() / entry.path().lexically_relative(folder);
      // A workbook carries times; that it has its end is what matters.
      found[name] =
          workbook ? (content.find("PK\x05\x06") != std::string::npos ? "hel" : "halv") : content;
    }
  }
  run({"export", "--format", "jsonl"});
  found["export"] = without_ids(output());
  return found;
}

int wait_for(int process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace rosett::testing
