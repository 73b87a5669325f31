#include "parsers/template.h"

#include <algorithm>

namespace rosett {

int joint_column(const Template& rules, std::span<const int> columns) {
  std::vector<std::string> outputs;
  for (const int column : columns) {
    const auto& own = rules.columns[static_cast<std::size_t>(column)].outputs;
    if (own.size() == 1) outputs.push_back(own.front());
  }
  if (outputs.size() < 2) return -1;
  const auto found = std::ranges::find(rules.columns, outputs, &ColumnRule::outputs);
  return found == rules.columns.end() ? -1 : static_cast<int>(found - rules.columns.begin());
}

}  // namespace rosett
