#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rosett::testing {

// A data folder with two inboxes, one of them on another file system, and rosett with a reader that
// answers at once (tests/pipeline/fake_reader.cpp). Goes away with the test.
class Office {
 public:
  // The data folder lies in memory, so that thousands of commits do not wait for a disk; the second
  // inbox wherever temporary files lie.
  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // rosett.toml: for when something else has come in the data folder's place.
  void write_settings() const;

  // Into the first inbox, or the second; last written an hour ago, so that it is taken at once.
  void drop(const std::filesystem::path& name, const std::string& content) const;
  void drop_elsewhere(const std::filesystem::path& name, const std::string& content) const;

  // Runs `rosett arguments…` under an interruption ("" for none) to its end; exit code, or minus
  // the signal that ended it.
  int run(const std::vector<std::string>& arguments, const std::string& interruption = {}) const;
  [[nodiscard]] int start(const std::vector<std::string>& arguments,
                          const std::string& interruption = {}) const;
  [[nodiscard]] std::string output() const;  // of the last run, stdout
  [[nodiscard]] std::string log() const;     // and stderr

  // Everything that must be the same however often the service was cut off: the export without
  // ids, each original's place and content, the notes, and what still lies in the inboxes.
  [[nodiscard]] std::map<std::string, std::string> state() const;

  [[nodiscard]] const std::filesystem::path& data() const { return data_; }
  [[nodiscard]] const std::filesystem::path& elsewhere() const { return elsewhere_; }
  [[nodiscard]] bool has_two_file_systems() const;

 private:
  std::filesystem::path data_, elsewhere_;
};

int wait_for(int process);

}  // namespace rosett::testing
