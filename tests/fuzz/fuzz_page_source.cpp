// Any bytes are pages within the limits, or an Error that says what to do.
#include <algorithm>
#include <new>
#include <string_view>

#include "core/error.h"
#include "fuzz_target.h"
#include "ocr/page_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int kPages = 3;
  const rosett::ReadingLimits limits{
      .max_pages = 50, .max_pixels_per_page = 2'000'000, .max_file_bytes = 1 << 20};
  const auto explained = [](const rosett::Error& error) {
    rosett::fuzz::require(!error.advice().empty());
    rosett::fuzz::require(error.kind() == rosett::ErrorKind::malformed ||
                          error.kind() == rosett::ErrorKind::unsupported ||
                          error.kind() == rosett::ErrorKind::limit);
  };
  try {
    const auto source = rosett::open_page_source({data, size}, limits);
    for (int page = 1; page <= std::min(kPages, source->page_count()); ++page) {
      try {
        const rosett::SourcePage shown = source->render(page);
        rosett::fuzz::require(shown.image.total() > 0 && shown.dpi > 0);
        rosett::fuzz::require(static_cast<std::int64_t>(shown.image.total()) <=
                              limits.max_pixels_per_page);
      } catch (const rosett::Error& error) {
        explained(error);
      }
    }
  } catch (const rosett::Error& error) {
    explained(error);
  } catch (const std::bad_alloc&) {  // told as a limit by the reader
  }
  return 0;
}
