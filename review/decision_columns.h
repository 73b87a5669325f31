#pragma once

#include <array>
#include <string_view>

#include "core/returned_workbook.h"

// What a person fills in a workbook, and by what it finds its way back
// (review/workbook_lines.h): headings, since columns may be moved, and choices, as they are
// written and read.
namespace rosett {

namespace heading {
inline constexpr const char* kValue = "Tolkat värde";
inline constexpr const char* kCorrected = "Rättat värde";
inline constexpr const char* kComment = "Kommentar";
inline constexpr const char* kCode = "Kod för avvikelsen";
inline constexpr const char* kField = "Fältkod";
}  // namespace heading

namespace choice {
inline constexpr std::string_view kApprove = "Godkänn";
inline constexpr std::string_view kCorrect = "Rätta";
inline constexpr std::string_view kPrintedWrong = "Tryckt fel";
inline constexpr std::string_view kReject = "Avvisa";
inline constexpr std::string_view kNote = "Utred";
}  // namespace choice

inline constexpr std::array<std::string_view, 5> kDeviationChoices{
    choice::kApprove, choice::kCorrect, choice::kPrintedWrong, choice::kReject, choice::kNote};
inline constexpr std::array<std::string_view, 3> kRowChoices{choice::kApprove, choice::kReject,
                                                             choice::kNote};

}  // namespace rosett
