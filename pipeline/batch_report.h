#pragma once

#include <filesystem>
#include <string>

#include "core/document.h"

namespace rosett {

// What a run came to.
struct BatchReport {
  long long documents{}, klar{}, avvikelser{}, fel{};
  long long copies{};
  long long pages{}, rows{};
  long long values{}, accepted{};  // of fields and rows
  long long deviations_fel{}, deviations_varning{}, deviations_info{};
  double seconds{};
};

void add_to(BatchReport& report, const Document& document);

// The table at the end of a run, in Swedish; several lines.
[[nodiscard]] std::string to_table(const BatchReport& report);

// One line about one document, for `rosett process`: its file, type, and what it came to.
[[nodiscard]] std::string one_line(const Document& document);

}  // namespace rosett
