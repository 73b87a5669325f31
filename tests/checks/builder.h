#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "core/document.h"
#include "tests/support/memory_surroundings.h"

// Short words for the documents, registers and findings of these tests.
namespace rosett::testing {

using Values = std::vector<std::pair<std::string, std::string>>;

// A value that nobody needs to look at.
[[nodiscard]] Reading sure(std::string value);
// A value that is not accepted and was read once only.
[[nodiscard]] Reading doubtful(std::string value, std::vector<std::string> alternatives = {});
// Clearly read, twice and alike, but perhaps a part of what stands there, or another field's.
[[nodiscard]] Reading misplaced(std::string value);
// There is print, but no value came out of it.
[[nodiscard]] Reading unread();

// A roselista of 2018-12-08 with sure fields; rows are numbered from 1.
[[nodiscard]] Document roselista(const std::vector<Values>& rows, const Values& fields = {});
[[nodiscard]] Document schablonbeslut(const std::vector<Values>& rows, const Values& fields = {});

[[nodiscard]] Document faktura(const std::vector<Values>& rows, const Values& fields = {});
[[nodiscard]] Document anvisningsbeslut(const std::vector<Values>& rows, const Values& fields = {});
[[nodiscard]] Document uppehallstillstand(const Values& fields);

// The row's values with others in their place; an empty value takes the field away.
[[nodiscard]] Values with(Values values, const Values& others);

// Replaces the reading of a row's field, or adds it; row 0 is the document's own fields.
void put(Document& document, int row, std::string_view field, Reading reading);

// Amal Nur, 20030618-8434 and 11-174479, received 2018-01-05 in Farsta; the row grants GOD9 for
// September 2018.
[[nodiscard]] Person amal();
[[nodiscard]] Values amals_row();

// The rules' data of the repository, kommun Stockholm.
[[nodiscard]] const CheckSettings& settings();

// Every row of the document as the store would hold it.
[[nodiscard]] std::vector<StoredRow> stored(const Document& document);

// "row code field" of each deviation, as in "1 namn_avviker namn".
[[nodiscard]] std::vector<std::string> codes(const Document& document,
                                             const Surroundings& surroundings);
[[nodiscard]] std::vector<std::string> codes(const std::vector<Deviation>& deviations);

}  // namespace rosett::testing
