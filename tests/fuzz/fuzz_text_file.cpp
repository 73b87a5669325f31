// Of any bytes every line becomes a row or is told, whichever layout they are taken for.
#include <algorithm>
#include <string_view>

#include "fuzz_target.h"
#include "parsers/template_loading.h"
#include "parsers/text_lines.h"
#include "parsers/text_reading.h"
#include "tests/support/folders.h"

namespace {

const rosett::Library& shipped() {
  static const rosett::Library library =
      rosett::load_library({rosett::source_folder() + "/templates"});
  return library;
}

const rosett::TextLayout& layout_of(const rosett::Document& document) {
  const auto& texts = shipped().texts;
  const auto found = std::ranges::find(texts, document.template_id, &rosett::Template::id);
  rosett::fuzz::require(found != texts.end());
  return found->text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = rosett::interpret_text_file(bytes, shipped());
  if (!document) return 0;
  const auto lines = rosett::lines_of(bytes);
  const auto rows_due = std::ranges::count_if(
      rosett::records_of(lines, layout_of(*document)), [](const rosett::TextRecord* record) {
        return record == nullptr || record->use == rosett::RecordUse::rows;
      });
  const auto told = std::ranges::count(document->deviations, 0, &rosett::Deviation::row);
  const auto settled = static_cast<std::ptrdiff_t>(document->rows.size()) + told;
  rosett::fuzz::require(settled >= rows_due);
  for (const rosett::Row& row : document->rows)
    rosett::fuzz::require(row.box.bottom > row.box.top &&
                          row.box.bottom <= document->pages.front().height);
  return 0;
}
