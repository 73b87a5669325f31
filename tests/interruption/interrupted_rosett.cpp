// The whole of rosett, interrupted where $ROSETT_TEST_INTERRUPTION says: rules separated by commas,
// each step:moment:number:how, e.g. "move_original:after:1:kill" or "commit_reading:before:2:28".
// The number counts how often the step has been reached; how is "kill" or an errno.
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "core/io_seam.h"
#include "pipeline/command_line.h"

namespace {

using namespace rosett;

struct Rule {
  std::string step, moment;
  int left{};
  std::string how;
};

std::vector<Rule>& rules() {
  static std::vector<Rule> all;
  return all;
}

void read_rules(const std::string& text) {
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) {
    std::istringstream fields(part);
    Rule rule;
    std::string number;
    std::getline(fields, rule.step, ':');
    std::getline(fields, rule.moment, ':');
    std::getline(fields, number, ':');
    std::getline(fields, rule.how, ':');
    rule.left = std::stoi(number);
    rules().push_back(rule);
  }
}

int interfere(io::Step step, io::Moment moment) {
  const std::string when = moment == io::Moment::before ? "before" : "after";
  for (Rule& rule : rules()) {
    if (rule.step != io::to_string(step) || rule.moment != when || --rule.left != 0) continue;
    if (rule.how == "kill") ::raise(SIGKILL);
    return std::stoi(rule.how);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (const char* text = std::getenv("ROSETT_TEST_INTERRUPTION")) read_rules(text);
  io::set_interference(interfere);
  return static_cast<int>(run_command_line(argc, argv));
}
