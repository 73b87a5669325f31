#pragma once

#include <filesystem>
#include <functional>

#include "pipeline/exit_code.h"

namespace CLI {
class App;
}

// One function for each command: it tells the command line what the command is called, takes and
// means, and sets `chosen` when the user asks for it. All text is for the user, in Swedish.
namespace rosett {

struct CommandLine {
  CLI::App& app;
  const std::filesystem::path& data;  // --data, known once `chosen` runs
  std::function<ExitCode()>& chosen;
};

void add_watch_command(const CommandLine& line);
void add_process_command(const CommandLine& line);
void add_register_command(const CommandLine& line);
void add_export_command(const CommandLine& line);
void add_status_command(const CommandLine& line);
void add_template_command(const CommandLine& line);
void add_check_command(const CommandLine& line);
void add_doctor_command(const CommandLine& line);
void add_report_command(const CommandLine& line);
void add_sheet_command(const CommandLine& line);
void add_rules_command(const CommandLine& line);
void add_receipt_command(const CommandLine& line);
void add_review_command(const CommandLine& line);
void add_retry_command(const CommandLine& line);
void add_serve_command(const CommandLine& line);
void add_user_command(const CommandLine& line);
void add_reread_command(const CommandLine& line);

}  // namespace rosett
