#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/text_layout.h"

// A text file's lines against a layout.
namespace rosett {

struct TextLine {
  int number{};            // from 1
  std::string_view bytes;  // without its end
};

// Lines that hold something: ends of CR, LF or both, the mark of UTF-8 and the end mark of DOS are
// taken off, so are feeds to a new page, and blank lines are left out.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view bytes);

// The record that each line is; null where the layout has none for it.
[[nodiscard]] std::vector<const TextRecord*> records_of(const std::vector<TextLine>& lines,
                                                        const TextLayout& layout);

struct StatedField {
  const TextValue* value{};
  Reading reading;
};

struct ReadLine {
  std::vector<StatedField> fields;  // in the record's order, ignored ones left out
  std::string fault;                // why the line does not fit, Swedish; empty: it fits
};

// What one line in that encoding states. Boxes are characters of the line: left and right its
// columns, top and bottom its number.
[[nodiscard]] ReadLine read_line(const TextLine& line, const TextRecord& record,
                                 const TextLayout& layout, Encoding encoding,
                                 const KindContext& context);

}  // namespace rosett
