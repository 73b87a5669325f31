#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/application.h"
#include "core/koder.h"

// When an application has to have come in at the latest (2010:1122 23, 27, 31 a §§, 2017:193 19 §),
// as data.
namespace rosett::ledger {

struct Deadline {
  enum class From {
    nothing,    // `last` alone
    period,     // the last day of the days applied for
    kvartal,    // the end of the quarter in which they begin: of two, it is the first that counts
    mottagning  // the day of reception, for the first application of a person and code
  };
  std::string kod;  // as in koder.csv (a trailing xx stands for two characters); may be empty
  std::string forordning;          // as in koder.csv; may be empty
  std::optional<Date> fran, till;  // of days applied for that begin then; empty: no limit
  From from{};
  int months{};
  std::optional<Date> last;
};

// Reads ansokningsfrist.csv (columns kod;forordning;galler_fran;galler_till;fran;manader;senast;
// kalla). Throws Error{config} naming the line: for unknown columns and words, a line without code
// and ordinance, and one that says no day or more than one.
[[nodiscard]] std::vector<Deadline> load_deadlines(std::string_view csv);

// The last day on which it could come in: the earliest of its code's deadlines or, when the code
// has none of its own, of its ordinance's. `received` is when the person was received, `first` that
// the person has no earlier application with the code. Empty when nothing tells.
[[nodiscard]] std::optional<Date> last_day_for(const Application& application,
                                               const std::vector<Deadline>& deadlines,
                                               const std::vector<KodEntry>& koder,
                                               const std::optional<Date>& received, bool first);

}  // namespace rosett::ledger
