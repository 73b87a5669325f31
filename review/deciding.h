#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/koder.h"
#include "review/typed_value.h"
#include "store/decisions.h"

namespace rosett {

// The one way in for decisions, whether they come by the page or by a workbook: what was typed is
// held against the kinds that the parser reads by, then Decisions::decide takes it. Not
// thread-safe.
class Deciding {
 public:
  // `judge` as for Decisions::decide (pipeline/recheck.h). `database` and `koder` must outlive
  // this.
  Deciding(Database& database, Decisions::Judge judge, const std::vector<KodEntry>& koder)
      : database_(database), judge_(std::move(judge)), koder_(koder) {}

  // As Decisions::decide; each Decision::value is what a person typed, and stored in canonical
  // form.
  [[nodiscard]] DecisionOutcome decide(const Author& author, std::vector<Decision> decisions);

  // What would be said of a text typed for this field; for help while typing.
  [[nodiscard]] TypedValue typed(std::string_view key, std::string_view field,
                                 std::string_view text, Typed how = Typed::right);

 private:
  Database& database_;
  Decisions::Judge judge_;
  const std::vector<KodEntry>& koder_;
};

}  // namespace rosett
