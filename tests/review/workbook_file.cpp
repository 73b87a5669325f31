#include "workbook_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>

#include "core/text.h"
#include "review/workbook_writer.h"

namespace rosett::samples {
namespace {

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> block{};
  for (std::size_t count = 1; count > 0;) {
    count = std::fread(block.data(), 1, block.size(), pipe);
    output.append(block.data(), count);
  }
  ::pclose(pipe);
  return output;
}

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "rosett-test-XXXXXX").string();
  return ::mkdtemp(name.data()) == nullptr ? std::filesystem::path() : std::filesystem::path(name);
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from);
  if (start == std::string::npos) return {};
  const auto first = text.find('>', start) + 1;
  return text.substr(first, text.find(to, first) - first);
}

}  // namespace

WorkbookFile::WorkbookFile(const WorkbookSource& source) : folder_(new_folder()) {
  WorkbookOptions options;
  options.koder = {{"SKOLA", "FSKA", "Förskola", "", {}, ""}};
  write_workbook(folder_ / "bok.xlsx", source, options);
}

WorkbookFile::WorkbookFile(const std::function<void(const std::filesystem::path&)>& write)
    : folder_(new_folder()) {
  write(folder_ / "bok.xlsx");
}

WorkbookFile::~WorkbookFile() { std::filesystem::remove_all(folder_); }

std::string WorkbookFile::bytes() const {
  std::ifstream file(folder_ / "bok.xlsx", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string WorkbookFile::entry(const std::string& name) const {
  return output_of("unzip -p '" + (folder_ / "bok.xlsx").string() + "' '" + name + "'");
}

std::vector<std::string> WorkbookFile::entries() const {
  return split(output_of("unzip -Z1 '" + (folder_ / "bok.xlsx").string() + "'"), '\n');
}

std::string WorkbookFile::sheet(int number) const {
  return entry("xl/worksheets/sheet" + std::to_string(number) + ".xml");
}

std::map<std::string, Cell> cells_of(const std::string& sheet_xml) {
  std::map<std::string, Cell> cells;
  for (std::size_t at = sheet_xml.find("<c r=\""); at != std::string::npos;
       at = sheet_xml.find("<c r=\"", at + 1)) {
    const std::size_t close = sheet_xml.find('>', at);
    if (sheet_xml[close - 1] == '/') continue;  // a format without content
    const std::string head = sheet_xml.substr(at, close - at);
    const std::string body = sheet_xml.substr(close + 1, sheet_xml.find("</c>", close) - close - 1);
    std::smatch match;
    Cell cell;
    if (std::regex_search(head, match, std::regex("t=\"(\\w+)\""))) cell.type = match[1];
    if (std::regex_search(head, match, std::regex("s=\"(\\d+)\"")))
      cell.style = std::stoi(match[1]);
    cell.formula = between(body, "<f", "</f>");
    cell.value = cell.type.empty() ? between(body, "<v", "</v>") : between(body, "<t", "</t>");
    std::regex_search(head, match, std::regex("r=\"([A-Z]+\\d+)\""));
    cells[match[1]] = cell;
  }
  return cells;
}

Cell under(const std::map<std::string, Cell>& cells, const std::string& heading, int row) {
  for (const auto& [name, cell] : cells) {
    if (cell.value != heading || !std::regex_match(name, std::regex("[A-Z]+1"))) continue;
    const auto found = cells.find(name.substr(0, name.size() - 1) + std::to_string(row));
    return found == cells.end() ? Cell{} : found->second;
  }
  return {"no such heading", heading, {}, 0};
}

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace rosett::samples
