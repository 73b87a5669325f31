#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/register_import.h"

// Short lists of what is stored, for people to choose from.
namespace rosett {

// A document as a line of a list.
struct DocumentLine {
  long long id{};
  std::string file, inbox, type, status;
  std::chrono::sys_seconds arrived;
  long long rows{}, deviations{};  // deviations that are open
  bool is_copy{};
};

// The newest first, at most `limit` of those after the first `offset`.
[[nodiscard]] std::vector<DocumentLine> newest_documents(Database& database, int limit, int offset);

// Where the file of a document lies, and which documents are in it.
struct OriginalFile {
  std::filesystem::path path;  // in done/, or where it was left; empty: it is not stored
  std::string sha256;
  std::vector<long long> documents;  // those that carry what was read of these bytes
};
[[nodiscard]] std::optional<OriginalFile> original_of(Database& database, long long document);

// Which pages of these bytes have a picture: those of a file of characters have none.
[[nodiscard]] std::set<int> pictured_pages(Database& database, std::string_view sha256);

// A line of a register.
struct RegisterLine {
  long long id{};
  std::vector<std::string> values;  // as the kind's columns
};
[[nodiscard]] std::vector<std::string> register_columns(RegisterKind kind);

// Lines in which every word of `search` occurs, by key, at most `limit`.
[[nodiscard]] std::vector<RegisterLine> register_lines(Database& database, RegisterKind kind,
                                                       const std::string& search, int limit);
[[nodiscard]] std::optional<RegisterLine> register_line(Database& database, RegisterKind kind,
                                                        long long id);

}  // namespace rosett
