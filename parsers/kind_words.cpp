#include "parsers/kind_words.h"

#include <algorithm>

#include <re2/re2.h>

#include "core/text.h"
#include "parsers/kind_kommun.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

constexpr std::size_t kMaxNameBytes = 400;
constexpr std::string_view kReplacement = "\ufffd";  // stands where bytes were malformed

}  // namespace

std::optional<Interpretation> interpret_name(std::string_view text) {
  static const RE2 letters(R"(\pL\pM*[^\pL]*\pL)");
  static const RE2 form(R"((?:[\pL\pM '’‘´`,.-]|‐|‑|–)+)");
  static const RE2 digits(R"(\d)");
  // A double name that was parted at its hyphen: "Bengt-" over "Åke".
  static const RE2 parted(R"((\pL\pM*)([-‐‑]) (\pL))");
  std::string line = single_line(text);
  if (line.size() > kMaxNameBytes || !RE2::PartialMatch(line, letters)) return std::nullopt;
  RE2::GlobalReplace(&line, parted, R"(\1\2\3)");
  const bool exact = RE2::FullMatch(line, form) && !RE2::PartialMatch(line, digits);
  return Interpretation{.value = std::move(line), .exact = exact};
}

std::optional<Interpretation> interpret_kommun(std::string_view text, const KindContext& context) {
  auto found = interpret_name(text);
  if (!found) return std::nullopt;
  found->known = context.kommuner != nullptr && is_kommun(*context.kommuner, found->value);
  return found;
}

std::optional<Interpretation> interpret_lagrum(std::string_view text) {
  static const RE2 specks(R"(^[^\pL\d]+)");
  auto found = interpret_text(text);
  if (!found) return std::nullopt;
  RE2::Replace(&found->value, specks, "");
  if (found->value.empty()) return std::nullopt;
  // Alone between a section's number and what a section is followed by, no figure has a meaning.
  static const RE2 sign(
      R"((?i)(\d{1,2}(?: ?[a-z])?) ?[^\d\s,.()§-]{1,2} (första|andra|tredje|fjärde|femte|st\b|p\b|i |\pL*lag|\pL*förordning|\())");
  static const RE2 figure(
      R"((?i)(\d{1,2}(?: [a-z])?) [0-9] (första|andra|tredje|fjärde|femte|st\b|p\b|i |\pL*lag|\pL*förordning|\())");
  static const RE2 section("§");
  found->exact &= RE2::PartialMatch(found->value, section);
  if (!found->exact) {
    RE2::Replace(&found->value, figure, R"(\1 § \2)") ||
        RE2::Replace(&found->value, sign, R"(\1 § \2)");
  }
  return found;
}

std::optional<Interpretation> interpret_text(std::string_view text) {
  std::string line = single_line(text);
  if (line.empty() || line.size() > kMaxTextBytes) return std::nullopt;
  const bool sound = line.find(kReplacement) == std::string::npos;
  return Interpretation{.value = std::move(line), .exact = sound};
}

}  // namespace rosett
