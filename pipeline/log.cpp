#include "pipeline/log.h"

#include <algorithm>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr const char* kPattern = "%Y-%m-%dT%H:%M:%S%z level=%l %v";
constexpr std::size_t kMega = 1'000'000;

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      break;
  }
  return spdlog::level::off;
}

// Bare when it is one word; quoted, with quotes and backslashes escaped, when it is not.
std::string quoted_where_needed(std::string_view value) {
  std::string line = single_line(value);
  if (!line.empty() && line.find_first_of(" \"=\\") == std::string::npos) return line;
  std::string quoted = "\"";
  for (const char c : line) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string line_of(std::string_view stage, std::initializer_list<LogField> fields) {
  std::string line = "stage=" + std::string(stage);
  for (const LogField& field : fields)
    line += " " + field.key + "=" + quoted_where_needed(field.value);
  return line;
}

}  // namespace

struct Log::State {
  // A logger of its own, outside spdlog's global registry.
  mutable spdlog::logger logger{"rosett", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

Log::Log(LogLevel level) {
  auto state = std::make_shared<State>();
  // On a terminal a line may stand there already, telling of progress (progress.h).
  const std::string first = ::isatty(STDERR_FILENO) == 1 ? "\r\033[K" : "";
  state->logger.set_pattern(first + kPattern);
  state->logger.set_level(spdlog_level(level));
  state->logger.flush_on(spdlog::level::debug);
  state_ = std::move(state);
}

Log::Log(LogLevel level, LogLevel file_level, const LogFile& file) : Log(level) {
  if (file.path.empty()) return;
  try {
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
        file.path.native(), static_cast<std::size_t>(file.megabytes) * kMega,
        static_cast<std::size_t>(file.files) - 1);
    sink->set_level(spdlog_level(file_level));
    sink->set_pattern(kPattern);
    auto state = std::make_shared<State>(*state_);
    state->logger.sinks().front()->set_level(spdlog_level(level));
    state->logger.sinks().push_back(std::move(sink));
    state->logger.set_level(std::min(spdlog_level(level), spdlog_level(file_level)));
    // A full disk must not fill stderr, nor stop the service.
    state->logger.set_error_handler([](const std::string& /*message*/) {});
    state_ = std::move(state);
  } catch (const spdlog::spdlog_ex&) {
    throw Error(ErrorKind::config, "Loggfilen kunde inte öppnas.",
                "Kontrollera nyckeln file under [log] i rosett.toml, och mappens rättigheter.");
  }
}

void Log::error(std::string_view stage, std::initializer_list<LogField> fields) const {
  state_->logger.error(line_of(stage, fields));
}
void Log::warn(std::string_view stage, std::initializer_list<LogField> fields) const {
  state_->logger.warn(line_of(stage, fields));
}
void Log::info(std::string_view stage, std::initializer_list<LogField> fields) const {
  state_->logger.info(line_of(stage, fields));
}

}  // namespace rosett
