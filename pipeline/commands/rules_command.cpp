#include <algorithm>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checks/rule_catalogue.h"
#include "core/error.h"
#include "core/text.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/workspace.h"
#include "review/labels.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

std::string severity_text(const RuleEntry& rule) {
  return rule.severity ? severity_label(*rule.severity) : std::string();
}

using Off = std::set<std::string, std::less<>>;

std::string state_text(const RuleEntry& rule, const Off& off) {
  if (rule.state == RuleState::always) return "alltid";
  return off.contains(rule.id) ? "av" : "på";
}

Json json_of(const RuleEntry& rule, const Off& off) {
  return {{"id", rule.id},
          {"code", rule.code},
          {"severity", rule.severity ? Json(to_string(*rule.severity)) : Json(nullptr)},
          {"state", state_text(rule, off)},
          {"title", rule.title},
          {"inputs", rule.inputs},
          {"file", rule.file},
          {"source", rule.source},
          {"explanation", rule.explanation}};
}

// By code points: åäö take two bytes.
std::string padded(const std::string& text, std::size_t width) {
  const std::size_t length = to_codepoints(text).size();
  return text + std::string(length < width ? width - length : 0, ' ');
}

std::vector<RuleEntry> rules_of(const Workspace& workspace) {
  return load_rule_catalogue(rule_list(workspace.folder.templates, "regler.csv"));
}

ExitCode list(const std::filesystem::path& data, bool json) {
  const Workspace workspace(data);
  const std::vector<RuleEntry> rules = rules_of(workspace);
  Json all = Json::array();
  for (const RuleEntry& rule : rules) {
    if (json)
      all.push_back(json_of(rule, workspace.rules.off));
    else
      fmt::print("{} {} {} {} {}\n", padded(rule.id, 4),
                 padded(state_text(rule, workspace.rules.off), 6), padded(severity_text(rule), 8),
                 padded(rule.code, 26), rule.title);
  }
  if (json) fmt::print("{}\n", all.dump());
  return ExitCode::done;
}

void print_line(const char* label, const std::string& text) {
  if (!text.empty()) fmt::print("  {} {}\n", padded(label, 10), text);
}

ExitCode explain(const std::filesystem::path& data, const std::string& id, bool json) {
  const Workspace workspace(data);
  const std::vector<RuleEntry> rules = rules_of(workspace);
  const auto rule = std::ranges::find_if(
      rules, [&](const RuleEntry& one) { return folded(one.id) == folded(id); });
  if (rule == rules.end())
    throw Error(ErrorKind::config, "Det finns ingen regel med den beteckningen.",
                "rosett rules list visar alla regler.");
  if (json) {
    fmt::print("{}\n", json_of(*rule, workspace.rules.off).dump());
    return ExitCode::done;
  }
  fmt::print("{} {}\n  {}\n", rule->id, rule->title, rule->explanation);
  print_line("Avvikelse:", rule->code);
  print_line("Allvar:", severity_text(*rule));
  print_line("Läge:", state_text(*rule, workspace.rules.off));
  print_line("Bygger på:", rule->inputs);
  print_line("Källa:", rule->source);
  if (!rule->file.empty())
    print_line("Ändras i:", shown(rule_file(workspace.folder.templates, rule->file)));
  return ExitCode::done;
}

}  // namespace

void add_rules_command(const CommandLine& line) {
  CLI::App* rules = line.app.add_subcommand("rules", "Reglerna som rader prövas mot");
  rules->require_subcommand(1);
  const auto json = std::make_shared<bool>(false);
  const auto id = std::make_shared<std::string>();
  CLI::App* all = rules->add_subcommand("list", "Alla regler, med den avvikelse de ger");
  all->add_flag("--json", *json, "Skriv resultatet som JSON");
  all->callback([line, json] { line.chosen = [line, json] { return list(line.data, *json); }; });
  CLI::App* one =
      rules->add_subcommand("explain", "Vad en regel prövar, varför och var den ändras");
  one->add_option("regel", *id, "Regelns beteckning, som G5")->required()->type_name("REGEL");
  one->add_flag("--json", *json, "Skriv resultatet som JSON");
  one->callback([line, id, json] {
    line.chosen = [line, id, json] { return explain(line.data, *id, *json); };
  });
}

}  // namespace rosett
