#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// The built program from outside: arguments in; exit code, output and files out.
namespace rosett::testing {

struct Finished {
  int code{};  // exit code; minus the signal that ended it
  std::string out, err;
};

// A data folder of its own, which goes away with the test.
class Program {
 public:
  Program();
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // Runs `rosett --data FOLDER arguments…` to its end; `input` is what it reads from stdin.
  Finished run(const std::vector<std::string>& arguments, std::string_view input = {}) const;

  // Starts it and returns its process; the caller waits for it.
  [[nodiscard]] int start(const std::vector<std::string>& arguments,
                          std::string_view input = {}) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path inbox() const { return folder_ / "inbox"; }

  // A file below the data folder, last written an hour ago so that it is taken at once.
  std::filesystem::path put(const std::filesystem::path& name, std::string_view content) const;
  // The same, copied from samples/.
  std::filesystem::path put_sample(const std::filesystem::path& sample,
                                   const std::filesystem::path& name) const;

  // Names of all files below, sorted.
  [[nodiscard]] std::vector<std::string> files_below(const std::string& subfolder) const;

 private:
  std::filesystem::path folder_;
};

// Waits for a started process; its exit code, or minus the signal.
int wait_for(int process);

[[nodiscard]] std::string content_of(const std::filesystem::path& file);

// A PDF with one A4 page of text in a built-in font, one line each.
[[nodiscard]] std::string text_pdf(const std::vector<std::string>& lines);

// JSON lines with what may differ between runs (id, copy_of) set to 0.
[[nodiscard]] std::string without_ids(const std::string& json_lines);

}  // namespace rosett::testing
