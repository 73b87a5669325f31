#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/page.h"

// The whole of folder ocr seen from outside: bytes of a file in, pages with words out.
namespace rosett {

// Checked before anything is allocated; breaking one is Error{limit}.
struct ReadingLimits {
  int max_pages{2'000};
  std::int64_t max_pixels_per_page{120'000'000};  // A3 at 800 dpi
  std::int64_t max_file_bytes{512LL << 20};
};

struct ReadPage {
  PageText text;
  std::vector<std::uint8_t> image;  // the upright, straight page, encoded (JPEG or PNG)
};

enum class FileFormat { pdf, tiff, png, jpeg };

class Engine;  // ocr/engine.h

// The engine for Swedish print, with its language data from folder `tessdata` (empty: the
// system's). Costs a tenth of a second, so one serves all files of a process; not thread-safe.
// Throws Error{config} when the language data is missing.
[[nodiscard]] std::shared_ptr<Engine> make_engine(const std::string& tessdata = {});

// A document file, opened. Not thread-safe; one for each file. Pages are independent of one
// another: reading page 7 gives the same bytes whether or not page 6 was read before.
class PageReader {
 public:
  // Knows the format by its content, never by its name. Throws Error: malformed (empty, truncated,
  // not what it claims to be), unsupported (encrypted, a format we do not read), limit.
  // `bytes` must outlive the reader.
  PageReader(std::span<const std::uint8_t> bytes, const ReadingLimits& limits,
             std::shared_ptr<Engine> engine = make_engine());
  ~PageReader();
  PageReader(const PageReader&) = delete;
  PageReader& operator=(const PageReader&) = delete;

  [[nodiscard]] int page_count() const;
  [[nodiscard]] FileFormat format() const;

  // Reads page `number` (from 1). Throws Error for that page alone; the others stay readable.
  [[nodiscard]] ReadPage read(int number);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rosett
