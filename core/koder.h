#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosett {

// One ersättningskod of templates/koder.csv. The list is data that a municipality edits.
struct KodEntry {
  std::string grupp, kod, klartext, forordning;
  std::vector<std::string> aterkrav_av;  // codes whose payments this one takes back
  std::string alias_of;                  // the code it is another spelling of, else empty

  [[nodiscard]] bool is_aterkrav() const;
};

// AVRH settles an advance without being an återkrav: the prefix decides, as in the contract.
[[nodiscard]] inline bool is_aterkrav(std::string_view kod) { return kod.starts_with("Å-"); }
inline bool KodEntry::is_aterkrav() const { return rosett::is_aterkrav(kod); }

// Reads koder.csv (columns grupp;kod;klartext;forordning;aterkrav_av;alias_av;kalla). Throws
// Error{config} naming line and column of what is wrong; unknown columns are refused.
[[nodiscard]] std::vector<KodEntry> parse_koder(std::string_view csv);

// Whether a listed code stands for this one: letter for letter, or with a trailing `xx` for any two
// characters (INIxx).
[[nodiscard]] bool matches_kod(std::string_view listed, std::string_view kod);

// By code, letter for letter in upper case; a trailing `xx` in the list stands for any two
// characters (INIxx). Null when it is not in the list.
[[nodiscard]] const KodEntry* find_kod(const std::vector<KodEntry>& koder, std::string_view kod);

}  // namespace rosett
