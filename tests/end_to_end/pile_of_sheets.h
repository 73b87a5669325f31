#pragma once

#include <string>
#include <vector>

// Scans put together anew from the sheets of others, as a pile that somebody laid in the scanner.
namespace rosett::testing {

struct Sheet {
  std::string sample;  // a PDF below samples/; empty: a sheet without print
  int page{1};
  int turned{};  // degrees clockwise
};

// A PDF of these sheets.
[[nodiscard]] std::string pile_of(const std::vector<Sheet>& sheets);

}  // namespace rosett::testing
