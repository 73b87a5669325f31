#include <algorithm>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/error.h"
#include "parsers/template_loading.h"
#include "pipeline/commands/command.h"
#include "pipeline/recheck.h"
#include "pipeline/rereading.h"
#include "pipeline/workspace.h"
#include "store/documents.h"

namespace rosett {
namespace {

struct Options {
  std::string template_id;
  long long document{};
};

// A changed template may take documents that had its base, or none, and give others up.
std::vector<std::string> templates_touched(const Workspace& workspace, const std::string& id) {
  const std::vector<Template> templates = load_templates(workspace.folder.templates);
  const auto changed = std::ranges::find(templates, id, &Template::id);
  std::vector<std::string> touched{id, ""};
  if (changed != templates.end() && !changed->base.empty()) touched.push_back(changed->base);
  return touched;
}

std::vector<std::string> contents_for(Workspace& workspace, const Options& options) {
  Documents documents(workspace.database);
  if (!options.template_id.empty())
    return documents.contents_read_with(templates_touched(workspace, options.template_id));
  const auto document = documents.load(options.document);
  if (!document)
    throw Error(ErrorKind::config, fmt::format("Dokument {} finns inte.", options.document),
                "Numret står som id i exporten och i arbetsbokens blad Dokument.");
  return {document->sha256};
}

ExitCode run(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  const int done = reread(workspace, workspace.database, contents_for(workspace, options));
  recheck(workspace.database, workspace.rules.settings(workspace.config.kommun));
  fmt::print("{} filer är tolkade på nytt efter mallarna som de är nu.\n", done);
  return ExitCode::done;
}

}  // namespace

void add_reread_command(const CommandLine& line) {
  CLI::App* command =
      line.app.add_subcommand("reread", "Tolka lästa dokument på nytt, när en mall har ändrats");
  const auto options = std::make_shared<Options>();
  CLI::Option* document =
      command->add_option("dokument", options->document, "Dokumentets nummer")->type_name("NUMMER");
  CLI::Option* named =
      command
          ->add_option("--template", options->template_id,
                       "Alla dokument med mallen, med den som den bygger på, och okända")
          ->type_name("MALL");
  document->excludes(named);
  command->callback([line, options, document, named] {
    if (document->count() + named->count() == 0)
      throw CLI::RequiredError("dokumentets nummer eller --template");
    line.chosen = [line, options] { return run(line.data, *options); };
  });
}

}  // namespace rosett
