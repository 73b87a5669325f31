#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"

// Recorded pages of real layouts, tests/golden.
namespace rosett::testing {

[[nodiscard]] std::filesystem::path golden_folder();

// Names of the cases, sorted.
[[nodiscard]] std::vector<std::string> golden_cases();

[[nodiscard]] std::vector<PageText> golden_pages(const std::string& name);

// What the product's own templates read there.
[[nodiscard]] std::vector<Document> golden_documents(const std::string& name);

[[nodiscard]] std::string text_of(const std::filesystem::path& file);

}  // namespace rosett::testing
