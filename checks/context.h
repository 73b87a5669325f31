#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/hidden_match.h"
#include "checks/person_match.h"
#include "core/document.h"
#include "core/registers.h"
#include "core/stored_row.h"

// What the themes' checks look at: a document, its rows with whom they are about, and what is
// stored about the same persons.
namespace rosett::checks {

struct RowContext {
  const Row* row{};
  RowPerson person;
  PersonMatch match;
  std::optional<HiddenMatch> hidden;  // set when an invoice hides the person
  StoredRow self;                     // this row in the form of the stored ones
  std::vector<StoredRow> related;  // other rows about the same person, in this and other documents
};

struct DocumentContext {
  const Document* document{};
  const Surroundings* surroundings{};
  const CheckSettings* settings{};
  std::vector<RowContext> rows;
};

// References must outlive the context.
[[nodiscard]] DocumentContext look_at(const Document& document, const Surroundings& surroundings,
                                      const CheckSettings& settings);

// The row's period is read, but not firmly (checks/doubt.h).
[[nodiscard]] bool has_doubtful_days(const Document& document, const Row& row);

// When the row's person was born: by the register, else by a firm number.
[[nodiscard]] std::optional<Date> birth_of(const RowContext& row);

// The code under the name that the list gives as its first (alias_of resolved).
[[nodiscard]] std::string main_kod(const CheckSettings& settings, std::string_view kod);

// True when somebody else already said so of this field, e.g. that it was not read surely.
[[nodiscard]] bool has_deviation(const Document& document, std::string_view code, int row,
                                 std::string_view field);

// Same file and part.
[[nodiscard]] bool same_document(const StoredRow& a, const StoredRow& b);

// The contract's order of findings across documents: beslutsdatum, then sha256, part and row.
[[nodiscard]] bool comes_before(const StoredRow& a, const StoredRow& b);

}  // namespace rosett::checks
