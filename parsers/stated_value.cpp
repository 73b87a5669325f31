#include "parsers/stated_value.h"

#include "core/text.h"

namespace rosett {

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
  return reading;
}

Reading no_value(Kind kind, int page, const Box& box) {
  Reading reading = stated_value(kind, {}, std::nullopt, page, box);
  reading.evidence.blank = true;
  return reading;
}

}  // namespace rosett
