#pragma once

#include "parsers/kinds.h"

// Numbers that name a person's file, a matter, a firm or an account.
namespace rosett {

// NN-NNNNNN; the hyphen may be a dot, a blank or lost, a card serial /1 is taken off.
[[nodiscard]] std::optional<Interpretation> interpret_dossiernummer(std::string_view text);

// A dossiernummer, or a personnummer that is complete: eight digits are the former.
[[nodiscard]] std::optional<Interpretation> interpret_individnummer(std::string_view text,
                                                                    const KindContext& context);

// One to four dotted groups, year, running number: 1.3.2-2018-96485. Exact when each group is a
// single digit: 1.32 is what a lost dot leaves.
[[nodiscard]] std::optional<Interpretation> interpret_diarienummer(std::string_view text);

// NNNNNN-NNNN, also without hyphen, with prefix 16, or out of a VAT number SE…01.
[[nodiscard]] std::optional<Interpretation> interpret_organisationsnummer(std::string_view text);

// With hyphen: NNN-NNNN or NNNN-NNNN; two to eight digits, the last after the hyphen.
[[nodiscard]] std::optional<Interpretation> interpret_bankgiro(std::string_view text);
[[nodiscard]] std::optional<Interpretation> interpret_plusgiro(std::string_view text);

// 2 to 25 digits, blanks and the line's # taken out.
// An invoice's number: kept as printed; digits, and letters and - / . within.
[[nodiscard]] std::optional<Interpretation> interpret_nummer(std::string_view text);
[[nodiscard]] std::optional<Interpretation> interpret_ocr_nummer(std::string_view text);

}  // namespace rosett
