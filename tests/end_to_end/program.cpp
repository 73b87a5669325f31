#include "program.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;

void redirect(int fd, const fs::path& to) {
  const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(file, fd);
}

void age(const fs::path& file) {
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

}  // namespace

Program::Program() {
  std::string name = (fs::temp_directory_path() / "rosett-e2e-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  folder_ = name;
  fs::create_directory(inbox());
}

Program::~Program() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  fs::remove(folder_.native() + ".in", ignored);
  fs::remove(folder_.native() + ".out", ignored);
  fs::remove(folder_.native() + ".err", ignored);
}

int Program::start(const std::vector<std::string>& arguments, std::string_view input) const {
  std::ofstream(folder_.native() + ".in") << input;
  std::vector<std::string> all{rosett::bin_folder() + "/rosett", "--data", folder_};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& each : all) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open((folder_.native() + ".in").c_str(), O_RDONLY), STDIN_FILENO);
    redirect(STDOUT_FILENO, folder_.native() + ".out");
    redirect(STDERR_FILENO, folder_.native() + ".err");
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  return child;
}

Finished Program::run(const std::vector<std::string>& arguments, std::string_view input) const {
  Finished finished;
  finished.code = wait_for(start(arguments, input));
  finished.out = content_of(folder_.native() + ".out");
  finished.err = content_of(folder_.native() + ".err");
  return finished;
}

fs::path Program::put(const fs::path& name, std::string_view content) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
  age(path);
  return path;
}

fs::path Program::put_sample(const fs::path& sample, const fs::path& name) const {
  return put(name, content_of(fs::path(rosett::source_folder()) / "samples" / sample));
}

std::vector<std::string> Program::files_below(const std::string& subfolder) const {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / subfolder))
    if (!entry.is_directory()) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

int wait_for(int process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string text_pdf(const std::vector<std::string>& lines) {
  std::string drawing = "BT /F1 11 Tf 14 TL 60 780 Td ";
  for (const std::string& line : lines) drawing += "(" + line + ") Tj T* ";
  drawing += "ET";
  const std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length " + std::to_string(drawing.size()) + ">>stream\n" + drawing + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
  std::string file = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const std::string start = std::to_string(file.size());
  return file + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer<</Size 6/Root 1 0 R>>\n" +
         "startxref\n" + start + "\n%%EOF\n";
}

std::string without_ids(const std::string& json_lines) {
  std::istringstream in(json_lines);
  std::string result;
  for (std::string line; std::getline(in, line);) {
    auto json = nlohmann::ordered_json::parse(line);
    for (const char* key : {"id", "copy_of"})
      if (json["document"].contains(key)) json["document"][key] = 0;
    if (json.contains("copy_of")) json["copy_of"] = 0;
    result += json.dump() + "\n";
  }
  return result;
}

}  // namespace rosett::testing
