#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "parsers/template_loading.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/reader_question.h"
#include "pipeline/rules.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// The folders alone: templates can be looked at without a data folder.
std::vector<fs::path> template_folders(const fs::path& data) {
  return lay_out(data, load_config(data)).templates;
}

ExitCode list(const fs::path& data, bool as_json) {
  const std::vector<Template> templates = load_templates(template_folders(data));
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Template& each : templates) {
    json.push_back({{"id", each.id}, {"version", each.version}, {"type", each.type}});
    if (!as_json) fmt::print("{:<32} {:>3}  {}\n", each.id, each.version, each.type);
  }
  if (as_json) fmt::print("{}\n", json.dump());
  return ExitCode::done;
}

ExitCode check(const fs::path& data) {
  const auto folders = template_folders(data);
  const Library library = load_library(folders);
  static_cast<void>(load_rules(folders));
  fmt::print("{} mallar och {} koder är i sin ordning.\n",
             library.templates.size() + library.workbooks.size() + library.texts.size(),
             library.koder.size());
  return ExitCode::done;
}

struct TryOptions {
  std::string file, output;
};

// The reader tells of every page twice: when it has read it, and again with its picture.
void write_pictures(const std::vector<std::string>& images, const fs::path& folder,
                    const fs::path& file) {
  for (std::size_t i = images.size() / 2; i < images.size(); ++i) {
    if (images[i].empty()) continue;
    const std::size_t page = i - images.size() / 2 + 1;
    const fs::path picture =
        folder / (file.stem().native() + "-sida-" + std::to_string(page) + ".png");
    write_whole(picture, images[i]);
    fmt::print("Bild av sida {}: {}\n", page, shown(picture));
  }
}

Fd open_example(const std::string& file) {
  Fd document = open_regular(file);
  if (!document.valid()) {
    throw Error(ErrorKind::io, shown(file) + " finns inte eller är ingen vanlig fil.",
                "Ange en fil: PDF, TIFF, PNG, JPEG, XLSX eller text.");
  }
  return document;
}

ExitCode try_on(const fs::path& data, const TryOptions& options) {
  const Config config = load_config(data);
  const DataFolder folder = lay_out(data, config);
  const Fd document = open_example(options.file);
  const ReaderAnswer answer =
      ask_reader(reader_settings(config, folder), protocol::Type::explain, &document);
  fmt::print("{}", answer.payload);
  if (options.output.empty()) prepare(folder);
  const fs::path pictures = options.output.empty() ? folder.export_to : fs::path(options.output);
  make_folder(pictures, kSharedFolderMode);
  write_pictures(answer.images, pictures, options.file);
  return ExitCode::done;
}

void add_try(CLI::App& templates, const CommandLine& line) {
  CLI::App* trying = templates.add_subcommand(
      "try", "Visa vilken mall ett dokument får och varför, och vad som läses");
  const auto options = std::make_shared<TryOptions>();
  trying->add_option("fil", options->file, "PDF, TIFF, PNG, JPEG, XLSX eller text")
      ->required()
      ->type_name("FIL");
  trying->add_option("-o,--output", options->output, "Mapp för bilderna (annars export/)")
      ->type_name("MAPP");
  trying->callback(
      [line, options] { line.chosen = [line, options] { return try_on(line.data, *options); }; });
}

struct NewOptions {
  std::string file, base, output;
};

ExitCode propose(const fs::path& data, const NewOptions& options) {
  const Config config = load_config(data);
  const DataFolder folder = lay_out(data, config);
  const Fd document = open_example(options.file);
  const ReaderAnswer answer =
      ask_reader(reader_settings(config, folder), protocol::Type::propose, &document, options.base);
  if (options.output.empty()) {
    fmt::print("{}", answer.payload);
    return ExitCode::done;
  }
  if (fs::exists(options.output))
    throw Error(ErrorKind::config, shown(options.output) + " finns redan.",
                "Ange ett annat namn med -o; en mall skrivs aldrig över.");
  write_whole(options.output, answer.payload);
  return ExitCode::done;
}

void add_new(CLI::App& templates, const CommandLine& line) {
  CLI::App* proposing =
      templates.add_subcommand("new", "Föreslå en mall för ett dokument som är ett exempel");
  const auto options = std::make_shared<NewOptions>();
  proposing->add_option("fil", options->file, "PDF, TIFF, PNG eller JPEG")
      ->required()
      ->type_name("FIL");
  proposing->add_option("--base", options->base, "Mall att bygga på (annars den som passar bäst)")
      ->type_name("MALL");
  proposing->add_option("-o,--output", options->output, "Fil att skriva till (annars visas mallen)")
      ->type_name("FIL");
  proposing->callback(
      [line, options] { line.chosen = [line, options] { return propose(line.data, *options); }; });
}

}  // namespace

void add_template_command(const CommandLine& line) {
  CLI::App* templates = line.app.add_subcommand("template", "Mallarna som dokument läses efter");
  templates->require_subcommand(1);
  CLI::App* listing = templates->add_subcommand("list", "Visa mallarna");
  const auto as_json = std::make_shared<bool>(false);
  listing->add_flag("--json", *as_json, "Skriv som JSON");
  listing->callback(
      [line, as_json] { line.chosen = [line, as_json] { return list(line.data, *as_json); }; });
  CLI::App* checking = templates->add_subcommand("check", "Kontrollera att mallarna är riktiga");
  checking->callback([line] { line.chosen = [line] { return check(line.data); }; });
  add_try(*templates, line);
  add_new(*templates, line);
}

}  // namespace rosett
