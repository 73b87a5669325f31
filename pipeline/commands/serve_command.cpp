#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <poll.h>

#include "core/error.h"
#include "pipeline/commands/command.h"
#include "pipeline/review_page.h"
#include "pipeline/stop_signal.h"
#include "store/users.h"

namespace rosett {
namespace {

ExitCode serve(const std::filesystem::path& data) {
  const StopSignal stop;
  Workspace workspace(data);
  if (Users(workspace.database).list().empty())
    throw Error(ErrorKind::config, "Ingen kan logga in på sidan än.",
                "Lägg till en användare: rosett user add NAMN --role samordnare");
  const ReviewPage page(workspace);
  fmt::print(stderr, "Granskningssidan: http://127.0.0.1:{}/\n", page.port());
  pollfd stopped{stop.descriptor(), POLLIN, 0};
  while (!stop.came()) static_cast<void>(::poll(&stopped, 1, -1));
  return ExitCode::done;
}

}  // namespace

void add_serve_command(const CommandLine& line) {
  CLI::App* command =
      line.app.add_subcommand("serve", "Granskningssidan på 127.0.0.1, tills programmet stoppas");
  command->callback([line] { line.chosen = [line] { return serve(line.data); }; });
}

}  // namespace rosett
