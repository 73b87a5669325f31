#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/document_json.h"
#include "pipeline/commands/command.h"
#include "pipeline/exported_documents.h"
#include "pipeline/exported_surroundings.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

ExitCode check(const std::filesystem::path& data, const std::string& file) {
  Workspace workspace(data);
  const std::vector<Document> given = exported_documents(file);
  std::vector<Document> documents = given;
  tell_apart(documents);
  const ExportedSurroundings surroundings(workspace.database, documents);
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    check_again(document, surroundings, settings);
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
