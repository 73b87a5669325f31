#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/password_prompt.h"
#include "pipeline/workspace.h"
#include "store/users.h"

namespace rosett {
namespace {

struct Options {
  std::string name, role{"lasare"}, login;
  std::vector<std::string> stadsdelar;
  bool sees_protected{}, json{};
};

ExitCode add(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  User user;
  user.name = options.name;
  user.role = role_from(options.role).value();
  user.sees_protected = options.sees_protected;
  user.stadsdelar = options.stadsdelar;
  user.login = options.login;
  Users(workspace.database).add(user, ask_for_new_password());
  fmt::print("{} kan logga in som {}.\n", shown(user.name), options.role);
  return ExitCode::done;
}

ExitCode set_password(const std::filesystem::path& data, const std::string& name) {
  Workspace workspace(data);
  Users(workspace.database).set_password(name, ask_for_new_password());
  fmt::print("{} har fått ett nytt lösenord och är utloggad.\n", shown(name));
  return ExitCode::done;
}

ExitCode disable(const std::filesystem::path& data, const std::string& name) {
  Workspace workspace(data);
  Users(workspace.database).disable(name);
  fmt::print("{} är utloggad och kan inte logga in.\n", shown(name));
  return ExitCode::done;
}

ExitCode set_login(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  Users(workspace.database).set_login(options.name, options.login);
  if (options.login.empty())
    fmt::print("{} har inget konto på datorn längre.\n", shown(options.name));
  else
    fmt::print("Vad kontot {} avgör är avgjort av {}.\n", shown(options.login),
               shown(options.name));
  return ExitCode::done;
}

nlohmann::ordered_json json_of(const User& user) {
  return {{"name", user.name},
          {"role", to_string(user.role)},
          {"stadsdelar", user.stadsdelar},
          {"sees_protected", user.sees_protected},
          {"login", user.login},
          {"disabled", user.disabled}};
}

void print_line(const User& user) {
  std::string codes;
  for (const std::string& code : user.stadsdelar) codes += (codes.empty() ? "" : ", ") + code;
  fmt::print("{:<30} {:<15} {}{}{}{}\n", user.name, to_string(user.role),
             codes.empty() ? "alla stadsdelar" : "stadsdel " + codes,
             user.sees_protected ? ", ser skyddade" : "",
             user.login.empty() ? "" : ", konto " + user.login, user.disabled ? ", avstängd" : "");
}

ExitCode list(const std::filesystem::path& data, bool as_json) {
  Workspace workspace(data);
  const std::vector<User> users = Users(workspace.database).list();
  if (as_json) {
    auto json = nlohmann::ordered_json::array();
    for (const User& user : users) json.push_back(json_of(user));
    fmt::print("{}\n", json.dump());
    return ExitCode::done;
  }
  if (users.empty()) fmt::print("Inga användare. Lägg till en: rosett user add NAMN\n");
  for (const User& user : users) print_line(user);
  return ExitCode::done;
}

CLI::App* named(CLI::App& users, const std::shared_ptr<Options>& options, const char* command,
                const char* meaning) {
  CLI::App* app = users.add_subcommand(command, meaning);
  app->add_option("namn", options->name, "Användarens namn")->required()->type_name("NAMN");
  return app;
}

void add_adding(const CommandLine& line, CLI::App& users, const std::shared_ptr<Options>& options) {
  CLI::App* app = named(users, options, "add",
                        "Lägg till en användare; lösenordet frågas efter, eller läses från stdin");
  app->add_option("--role", options->role, "Vad användaren får göra (förval: lasare)")
      ->type_name("ROLL")
      ->check(CLI::IsMember({"administrator", "samordnare", "lasare", "systemansvarig"}));
  app->add_option("--sdf", options->stadsdelar,
                  "Får bara se stadsdelen med denna kod; kan upprepas")
      ->type_name("KOD");
  app->add_flag("--sees-protected", options->sees_protected,
                "Får se personer med skyddade uppgifter");
  app->add_option("--login", options->login,
                  "Användarens konto på datorn, för beslut från kommandoraden")
      ->type_name("KONTO");
  app->callback(
      [line, options] { line.chosen = [line, options] { return add(line.data, *options); }; });
}

void add_login(const CommandLine& line, CLI::App& users, const std::shared_ptr<Options>& options) {
  CLI::App* app = named(users, options, "login",
                        "Koppla ett konto på datorn till användaren, så att beslut från "
                        "kommandoraden är samma persons som på sidan");
  app->add_option("konto", options->login, "Kontot, som id -un visar det; utelämnat: inget")
      ->type_name("KONTO");
  app->callback([line, options] {
    line.chosen = [line, options] { return set_login(line.data, *options); };
  });
}

}  // namespace

void add_user_command(const CommandLine& line) {
  CLI::App* users = line.app.add_subcommand("user", "Vilka som får logga in på granskningssidan");
  users->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_adding(line, *users, options);
  add_login(line, *users, options);
  CLI::App* listing = users->add_subcommand("list", "Visa användarna");
  listing->add_flag("--json", options->json, "Skriv resultatet som JSON");
  listing->callback([line, options] {
    line.chosen = [line, options] { return list(line.data, options->json); };
  });
  named(*users, options, "password", "Byt lösenord; frågas efter, eller läses från stdin")
      ->callback([line, options] {
        line.chosen = [line, options] { return set_password(line.data, options->name); };
      });
  named(*users, options, "disable", "Stäng av en användare")->callback([line, options] {
    line.chosen = [line, options] { return disable(line.data, options->name); };
  });
}

}  // namespace rosett
