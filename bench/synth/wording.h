#pragma once

#include <string>
#include <vector>

namespace rosett::synth {

// Ways of saying the same thing: headings and labels of a value ("personnummer"), or what a
// line of the print is called ("titel.roselista", "summa.sida"). Never empty.
[[nodiscard]] const std::vector<std::string>& wordings(const std::string& key);

}  // namespace rosett::synth
