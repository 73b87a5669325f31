#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "checks/check.h"
#include "store/batches.h"

namespace rosett {

// Names in the export folder: leverans-000017.jsonl, .csv and, last of all, .klar.
[[nodiscard]] std::string batch_name(long long batch);

// Finishes what an earlier run was cut off in, then sends what is to leave now (store/batches.h).
// Each file is there whole or not at all, and the .klar, which tells the others' checksums, count
// and sum, once they are. Whoever takes the files takes them after that: files that are gone while
// the mark is not certain have been taken, and are not written again. Returns the batches that were
// finished, none when nothing is to leave.
[[nodiscard]] std::vector<Batch> export_batches(Database& database, const CheckSettings& settings,
                                                const std::filesystem::path& folder,
                                                const Author& author);

}  // namespace rosett
