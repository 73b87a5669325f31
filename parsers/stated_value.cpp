#include "parsers/stated_value.h"

#include <re2/re2.h>

#include "core/text.h"

namespace rosett {

bool has_broken_letters(Kind kind, std::string_view text) {
  // À to ÿ, and letters of the east, as UTF-8 looks in Windows-1252.
  static const RE2 twice(R"(\x{C3}[ŠšŒœŽžŸ]|[\x{C2}-\x{C5}][\x{A0}-\x{BF}€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›])");
  // CP 850's å, ä, ö and the like as Windows-1252 shows them, and what stands for a lost letter.
  static const RE2 inside(R"(\pL[?†„”‡ƒ™‰‚]\pL|(?:^| )[?†„™]\p{Ll}|\x{FFFD})");
  static const RE2 of_names(R"([\pL\pM\pN\pZ'’´`.,()/‐–-]*)");
  const re2::StringPiece letters(text.data(), text.size());
  if (kind != Kind::name && kind != Kind::text) return false;
  if (kind == Kind::name && !RE2::FullMatch(letters, of_names)) return true;
  return RE2::PartialMatch(letters, twice) || RE2::PartialMatch(letters, inside);
}

Reading stated_value(Kind kind, std::string_view text, const std::optional<Interpretation>& found,
                     int page, const Box& box) {
  Reading reading;
  reading.kind = kind;
  reading.text = single_line(text);
  reading.page = page;
  reading.box = box;
  reading.evidence.engine = 1;
  reading.evidence.verbatim = true;
  if (!found) return reading;
  reading.value = found->value;
  reading.evidence.exact = found->exact;
  reading.evidence.check_digit = found->check_digit;
  reading.evidence.known = found->known;
  reading.evidence.contested = has_broken_letters(kind, reading.text);
  return reading;
}

Reading no_value(Kind kind, int page, const Box& box) {
  Reading reading = stated_value(kind, {}, std::nullopt, page, box);
  reading.evidence.blank = true;
  return reading;
}

}  // namespace rosett
