#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/documents.h"
#include "store/sql.h"

// From tables to a Document. Each function is part of its caller's transaction.
namespace rosett {

// Of the view `exported`, for head_of().
inline constexpr std::string_view kSelectDocuments =
    "SELECT id, file, sha256, part, part_id, type, template_id, template_version, status, outcome,"
    " is_copy, first_id, first_file FROM exported ";

struct Head {
  Document document;  // without what hangs on the part
  long long part_id{};
  bool is_copy{};
  std::string first_file;  // of the document that carries what was read
};

[[nodiscard]] Head head_of(const Query& query);
[[nodiscard]] std::optional<Head> find_head(Database& database, long long id);

// What the checks judge: fields and rows as they were read, what people have decided laid over
// them, and the layout's deviations alone.
[[nodiscard]] Document as_decided(Database& database, const Head& head);

// Everything: also what the registers confirm, the checks found, and what of it is closed.
[[nodiscard]] Document complete(Database& database, const Head& head, RowChoice choice);

// Puts what the checks found in the place of what they found before; the document is no longer
// dirty, and its rows are approved or not by that.
void replace_findings(Database& database, const Head& head, const CheckResult& result);

}  // namespace rosett
