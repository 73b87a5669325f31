#include "pipeline/password_prompt.h"

#include <iostream>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "core/error.h"

namespace rosett {
namespace {

std::string read_line() {
  std::string line;
  if (std::getline(std::cin, line)) return line;
  throw Error(ErrorKind::config, "Inget lösenord kom.",
              "Skriv det när programmet frågar, eller låt det komma på standard in.");
}

// The terminal shows nothing that is typed while this lives.
class Silence {
 public:
  Silence() {
    static_cast<void>(::tcgetattr(STDIN_FILENO, &before_));
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    static_cast<void>(::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent));
  }
  ~Silence() { static_cast<void>(::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_)); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
};

std::string ask(const char* question) {
  fmt::print(stderr, "{}", question);
  std::string answer = read_line();
  fmt::print(stderr, "\n");
  return answer;
}

}  // namespace

std::string ask_for_new_password() {
  if (::isatty(STDIN_FILENO) == 0) return read_line();
  const Silence silence;
  std::string first = ask("Nytt lösenord: ");
  if (first != ask("En gång till: "))
    throw Error(ErrorKind::config, "De två lösenorden är inte lika.", "Försök igen.");
  return first;
}

}  // namespace rosett
