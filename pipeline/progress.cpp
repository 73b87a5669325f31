#include "pipeline/progress.h"

#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kUsualWidth = 80;  // where the terminal does not tell its own

std::size_t terminal_width() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kUsualWidth;
}

std::string cut_to(const std::string& line, std::size_t columns) {
  std::u32string characters = to_codepoints(line);
  if (characters.size() > columns) characters.resize(columns);
  return to_utf8(characters);
}

}  // namespace

ProgressLine::ProgressLine() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(std::size_t left, const std::vector<InHand>& in_hand) {
  if (!terminal_) return;
  std::string line = fmt::format("{} dokument kvar", left);
  for (const InHand& each : in_hand) {
    line += fmt::format(" · {}", each.file);
    if (each.pages > 0) line += fmt::format(" sida {} av {}", each.page, each.pages);
  }
  line = cut_to(line, terminal_width() - 1);
  if (line == shown_) return;
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  shown_ = line;
}

void ProgressLine::clear() {
  if (shown_.empty()) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_.clear();
}

}  // namespace rosett
