#pragma once

#include "core/workbook.h"

// A workbook that Rosett has written and a person has filled in (review/decision_columns.h has what
// is filled in), told from all others.
namespace rosett {

namespace heading {
inline constexpr const char* kKey = "Radnyckel";
inline constexpr const char* kRevision = "Version";
inline constexpr const char* kDecision = "Beslut";
}  // namespace heading

// Some sheet has these three headings in one row.
[[nodiscard]] bool is_returned(const Workbook& workbook);

// The deviation of a document that is such a workbook: it waits for somebody to say yes.
inline constexpr const char* kProposal = "forslag_vantar";

}  // namespace rosett
