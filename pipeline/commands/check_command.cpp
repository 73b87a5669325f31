#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "checks/check.h"
#include "core/document_json.h"
#include "core/error.h"
#include "core/text.h"
#include "parsers/judgement.h"
#include "pipeline/commands/command.h"
#include "pipeline/exported_surroundings.h"
#include "pipeline/files.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

// What only the paper or its reading shows; rows alone cannot tell it again.
constexpr std::array<std::string_view, 6> kNotOfTheChecks{"falt_saknas",       "osaker_lasning",
                                                          "okand_dokumenttyp", "olasbar_sida",
                                                          "sida_saknas",       "sidordning"};

bool is_of_the_checks(const Deviation& deviation) {
  return std::find(kNotOfTheChecks.begin(), kNotOfTheChecks.end(), deviation.code) ==
         kNotOfTheChecks.end();
}

std::vector<Document> exported_documents(const std::string& file) {
  std::vector<Document> documents;
  std::size_t number = 0;
  for (const std::string& line : split(read_text(file), '\n')) {
    ++number;
    if (line.empty()) continue;
    try {
      documents.push_back(document_from_json(line));
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("{}, rad {}: {}", shown(file), number, error.what()),
                  error.advice());
    }
  }
  return documents;
}

// Rows of one document are compared with those of others by sha256 and part: an export of another
// program may lack both, and each of its documents is one of its own all the same.
void tell_apart(std::vector<Document>& documents) {
  std::map<std::string, int> parts;
  for (Document& document : documents) {
    if (!document.sha256.empty()) continue;
    document.sha256 = document.file;
    if (document.part == 0) document.part = ++parts[document.file];
  }
}

ExitCode check(const std::filesystem::path& data, const std::string& file) {
  Workspace workspace(data);
  const std::vector<Document> given = exported_documents(file);
  std::vector<Document> documents = given;
  tell_apart(documents);
  const ExportedSurroundings surroundings(workspace.database, documents);
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    std::erase_if(document.deviations, is_of_the_checks);
    for (Deviation& found : check_document(document, surroundings, settings))
      document.deviations.push_back(std::move(found));
    document.status = status_of(document);
    document.sha256 = given[i].sha256;
    document.part = given[i].part;
    fmt::print("{}\n", document_to_json(document, JsonDetail::contract));
  }
  return ExitCode::done;
}

}  // namespace

void add_check_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand(
      "check", "Kör kontrollerna på rader ur en export, mot registren; exporten med avvikelser");
  const auto file = std::make_shared<std::string>();
  command->add_option("--from-json", *file, "Export (JSON Lines)")->required()->type_name("FIL");
  command->callback(
      [line, file] { line.chosen = [line, file] { return check(line.data, *file); }; });
}

}  // namespace rosett
