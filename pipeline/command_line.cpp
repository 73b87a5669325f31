#include "pipeline/command_line.h"

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <new>
#include <typeinfo>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "core/error.h"
#include "pipeline/commands/command.h"

namespace rosett {
namespace {

constexpr mode_t kOwnerAlone = 0077;  // shared folders and files set their rights themselves

std::filesystem::path usual_data_folder() {
  const char* named = std::getenv("ROSETT_DATA");
  return named != nullptr && *named != '\0' ? named : "./rosett-data";
}

void speak_swedish(CLI::App& app) {
  const auto formatter = app.get_formatter();
  formatter->label("Usage", "Användning");
  formatter->label("OPTIONS", "VAL");
  formatter->label("SUBCOMMAND", "KOMMANDO");
  formatter->label("SUBCOMMANDS", "KOMMANDON");
  formatter->label("Positionals", "Argument");
  formatter->label("REQUIRED", "(krävs)");
  formatter->label("TEXT", "TEXT");
  formatter->column_width(34);
  app.option_defaults()->group("Val");
  app.set_help_flag("-h,--help", "Visa den här hjälpen");
}

// CLI11 names some groups in English before it can be told otherwise.
void group_in_swedish(CLI::App& app) {
  app.get_help_ptr()->group("Val");
  for (CLI::App* command : app.get_subcommands(nullptr)) {
    command->group("Kommandon");
    command->footer("Alla kommandon tar --data MAPP (annars $ROSETT_DATA, annars ./rosett-data).");
    group_in_swedish(*command);
  }
}

// What is wrong with the arguments. CLI11's own texts are English.
std::string usage_problem(const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return "Något saknas i anropet (" + std::string(error.what()) + ").";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return "Ett argument eller kommando finns inte (" + std::string(error.what()) + ").";
  return "Anropet går inte att förstå (" + std::string(error.what()) + ").";
}

ExitCode refuse_usage(const CLI::App& app, const CLI::ParseError& error) {
  std::string command = "rosett";
  for (const CLI::App* chosen : app.get_subcommands()) command += " " + chosen->get_name();
  fmt::print(stderr, "{}\nSe {} --help.\n", usage_problem(error), command);
  return ExitCode::usage;
}

// Memory holds what documents say, and a core file would keep it.
void leave_no_core() {
  const rlimit none{0, 0};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
}

ExitCode run(const std::function<ExitCode()>& command) {
  try {
    return command();
  } catch (const Error& error) {
    fmt::print(stderr, "Fel: {}\n", error.what());
    if (!error.advice().empty()) fmt::print(stderr, "{}\n", error.advice());
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "Fel: datorns minne räckte inte.\nStäng andra program.\n");
  } catch (const std::exception& error) {
    // Its text is not ours and may hold a file's name.
    fmt::print(stderr, "Fel: programmet stötte på något oväntat ({}).\nRapportera felet.\n",
               typeid(error).name());
  }
  return ExitCode::failed;
}

}  // namespace

ExitCode run_command_line(int argc, const char* const* argv) {
  ::umask(kOwnerAlone);
  leave_no_core();
  std::filesystem::path data = usual_data_folder();
  std::function<ExitCode()> chosen;
  CLI::App app("Läser skannade beslut om statlig ersättning till rader och avvikelser.", "rosett");
  speak_swedish(app);
  app.set_version_flag("--version", "rosett " ROSETT_VERSION, "Visa programmets version");
  app.add_option("--data", data, "Datamappen (annars $ROSETT_DATA, annars ./rosett-data)")
      ->type_name("MAPP");
  app.fallthrough();
  app.require_subcommand(1);
  const CommandLine line{app, data, chosen};
  for (const auto add :
       {add_watch_command, add_process_command, add_register_command, add_export_command,
        add_receipt_command, add_review_command, add_status_command, add_template_command,
        add_check_command, add_report_command, add_sheet_command, add_rules_command,
        add_doctor_command, add_retry_command, add_reread_command, add_user_command,
        add_serve_command})
    add(line);
  group_in_swedish(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);  // --help, --version
    return ExitCode::done;
  } catch (const CLI::ParseError& error) {
    return refuse_usage(app, error);
  }
  return run(chosen);
}

}  // namespace rosett
