#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/commands/command.h"
#include "pipeline/doctor.h"

namespace rosett {
namespace {

std::string_view label(Verdict verdict) {
  constexpr std::array<std::string_view, 3> kLabels{"OK", "VARNING", "FEL"};
  return kLabels.at(static_cast<std::size_t>(verdict));
}

void print_json(const std::vector<Finding>& findings) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Finding& each : findings)
    json.push_back(
        {{"verdict", label(each.verdict)}, {"what", each.what}, {"advice", each.advice}});
  fmt::print("{}\n", json.dump());
}

void print_text(const std::vector<Finding>& findings) {
  for (const Finding& each : findings) {
    fmt::print("{:<8} {}\n", label(each.verdict), each.what);
    if (!each.advice.empty()) fmt::print("{:<8} → {}\n", "", each.advice);
  }
}

ExitCode doctor(const std::filesystem::path& data, bool as_json) {
  const std::vector<Finding> findings = examine(data);
  if (as_json)
    print_json(findings);
  else
    print_text(findings);
  const bool well = std::none_of(findings.begin(), findings.end(),
                                 [](const Finding& each) { return each.verdict == Verdict::fel; });
  return well ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void add_doctor_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand("doctor", "Säg vad som saknas på den här datorn");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "Skriv som JSON");
  command->callback(
      [line, as_json] { line.chosen = [line, as_json] { return doctor(line.data, *as_json); }; });
}

}  // namespace rosett
