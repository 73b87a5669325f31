#pragma once

#include <filesystem>
#include <vector>

#include "checks/ledger/distribution.h"
#include "core/koder.h"

namespace rosett {

// The one of the whole, beside those of the stadsdelar.
inline constexpr const char* kWholeWorkbook = "fordelning.xlsx";

// Makes it where it is missing. Throws Error{config} unless it is an empty folder: what is left of
// another quarter would be taken for this one's.
void make_empty_folder(const std::filesystem::path& folder);

// Into a folder that is made where it is missing: fordelning.xlsx with the whole, and one workbook
// for each stadsdel ("06 Bromma.xlsx") that none sees another's persons in. Throws Error{config}
// as make_empty_folder. Returns the files in the order in which they were written.
std::vector<std::filesystem::path> write_distribution_folder(
    const std::filesystem::path& folder, const ledger::Ledger& ledger,
    const ledger::Distribution& distribution, const std::vector<KodEntry>& koder);

// What a stadsdel's workbook is called: code and name, without what a file's name cannot hold.
[[nodiscard]] std::string workbook_name(const ledger::District& district);

}  // namespace rosett
