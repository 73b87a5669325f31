#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <re2/re2.h>

#include "core/error.h"
#include "parsers/kind_kommun.h"
#include "parsers/template_loading.h"

namespace rosett {
namespace {

constexpr const char* kSharedFile = "ord.toml";

std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file && !file.eof()) {
    throw Error(ErrorKind::io, fmt::format("{} kan inte läsas.", path.filename().string()),
                "Kontrollera att mappen med mallar finns och får läsas.");
  }
  return bytes;
}

// The file of that name in the last folder that has one; empty when none has.
std::filesystem::path file_named(const TemplateFolders& folders, std::string_view name) {
  const auto found = std::find_if(folders.rbegin(), folders.rend(), [&](const auto& folder) {
    return std::filesystem::exists(folder / name);
  });
  return found == folders.rend() ? std::filesystem::path() : *found / name;
}

std::string bytes_named(const TemplateFolders& folders, std::string_view name) {
  const std::filesystem::path file = file_named(folders, name);
  return file_bytes(file.empty() ? folders.front() / name : file);
}

// One for each name, sorted by it.
std::vector<std::filesystem::path> template_files(const TemplateFolders& folders) {
  std::map<std::string, std::filesystem::path> files;
  for (const auto& folder : folders) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() == ".toml" && name != kSharedFile) files[name] = entry.path();
    }
  }
  if (files.empty()) {
    throw Error(ErrorKind::config, "Mappen med mallar saknas eller är tom.",
                "Rätta templates i rosett.toml, eller installera om programmet.");
  }
  std::vector<std::filesystem::path> sorted;
  sorted.reserve(files.size());
  for (auto& [name, path] : files) sorted.push_back(std::move(path));
  return sorted;
}

// Told by the key alone, so that every file can be parsed once those are that it builds on.
bool builds_on_another(std::string_view toml) {
  static const RE2 key(R"((?m)^\s*base\s*=)");
  return RE2::PartialMatch(toml, key);
}

void refuse_twins(const std::vector<Template>& templates, const Template& one,
                  const std::string& name) {
  if (std::ranges::count(templates, one.id, &Template::id) == 0) return;
  throw Error(ErrorKind::config,
              fmt::format("{}: id \"{}\" finns redan i en annan mall.", name, one.id),
              "Ge varje mall ett eget id.");
}

}  // namespace

SharedWords load_shared_words(const TemplateFolders& folders) {
  const auto file = file_named(folders, kSharedFile);
  return file.empty() ? SharedWords{} : parse_shared_words(file_bytes(file), kSharedFile);
}

std::vector<Template> load_templates(const TemplateFolders& folders) {
  const SharedWords shared = load_shared_words(folders);
  std::vector<Template> bases, templates;
  const std::vector<std::filesystem::path> files = template_files(folders);
  for (const bool built_on : {false, true}) {
    for (const auto& file : files) {
      const std::string name = file.filename().string();
      const std::string toml = file_bytes(file);
      if (builds_on_another(toml) != built_on) continue;
      Template one = parse_template(toml, name, shared, bases);
      refuse_twins(templates, one, name);
      templates.push_back(std::move(one));
    }
    bases = templates;
  }
  return templates;
}

Library load_library(const TemplateFolders& folders) {
  Library library;
  for (Template& each : load_templates(folders)) {
    auto& of_its_medium = each.medium == Medium::page       ? library.templates
                          : each.medium == Medium::workbook ? library.workbooks
                                                            : library.texts;
    of_its_medium.push_back(std::move(each));
  }
  library.koder = parse_koder(bytes_named(folders, "koder.csv"));
  library.kommuner = parse_kommuner(bytes_named(folders, "kommuner.csv"));
  library.shared = load_shared_words(folders);
  return library;
}

}  // namespace rosett
