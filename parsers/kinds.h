#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/document.h"
#include "core/koder.h"

// From print to the contract's canonical values. Pure functions of text; no geometry.
namespace rosett {

// What the document already tells, and the closed lists. All parts may be empty.
struct KindContext {
  std::optional<Date> reference;  // decision date: works out centuries and years left out; today
                                  // stands in where it is empty
  const std::vector<KodEntry>* koder{};
  const std::vector<std::string>* kommuner{};  // folded spellings: parsers/kind_kommun.h
};

struct Interpretation {
  std::string value;   // canonical form
  std::string second;  // Kind::period alone: the last day; `value` is the first
  bool exact{};        // the text had the kind's form; false: a look-alike was repaired (O for 0)
                       // or the form is one that nobody prints. Blanks, kinds of dashes and a
                       // comma for a dot carry no value and leave it true.
  bool check_digit{};  // there is one and it holds
  bool known{};        // in a closed list
};

// The value that `text` (one cell, one line) states, or nothing when it is not of that kind.
// Never throws; any bytes are allowed. Printing a canonical value and interpreting it again is
// the identity.
[[nodiscard]] std::optional<Interpretation> interpret(Kind kind, std::string_view text,
                                                      const KindContext& context = {});

// How well `text` fits a kind, 0 to 1, for telling columns apart: 1 exact, 0 impossible.
[[nodiscard]] double likeness(Kind kind, std::string_view text, const KindContext& context = {});

}  // namespace rosett
