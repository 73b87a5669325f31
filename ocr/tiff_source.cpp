#include "ocr/tiff_source.h"

#include <utility>
#include <vector>

#include "core/error.h"
#include "ocr/page_picture.h"
#include "ocr/tiff_file.h"
#include "ocr/tiff_page.h"

namespace rosett {
namespace {

// One buffer of libtiff's holds at most a page of four bytes a pixel; damaged files ask for more.
std::int64_t largest_allocation(const ReadingLimits& limits) {
  return 4 * limits.max_pixels_per_page;
}

constexpr std::uint64_t kLost = 0;  // offset of pages that cannot be found; no directory lies there

class TiffSource final : public PageSource {
 public:
  TiffSource(std::span<const std::uint8_t> bytes, const ReadingLimits& limits)
      : limits_(limits), file_(bytes, largest_allocation(limits)) {
    bool more = true;
    while (more && std::cmp_less_equal(directories_.size(), limits.max_pages)) {
      directories_.push_back(TIFFCurrentDirOffset(file_.handle()));
      file_.forget_damage();
      more = TIFFReadDirectory(file_.handle()) == 1;
    }
    // A chain that breaks has lost an unknown number of pages: one stands for them, which fails.
    if (!more && file_.is_damaged()) directories_.push_back(kLost);
    check_page_count(static_cast<std::int64_t>(directories_.size()), limits);
  }

  [[nodiscard]] FileFormat format() const override { return FileFormat::tiff; }
  [[nodiscard]] int page_count() const override { return static_cast<int>(directories_.size()); }

  [[nodiscard]] SourcePage render(int number) override {
    const auto offset = directories_.at(static_cast<std::size_t>(number - 1));
    if (offset == kLost)
      throw Error(ErrorKind::malformed, "TIFF-filen är skadad, så sidor efter den förra saknas.",
                  "Skanna dokumentet på nytt eller be avsändaren om en ny fil.");
    file_.forget_damage();  // of the page before
    if (TIFFSetSubDirectory(file_.handle(), offset) != 1) throw_damaged("TIFF-filen");
    return finished_page(decode_tiff_page(file_, limits_), limits_);
  }

 private:
  ReadingLimits limits_;
  TiffFile file_;
  std::vector<std::uint64_t> directories_;
};

}  // namespace

std::unique_ptr<PageSource> open_tiff(std::span<const std::uint8_t> bytes,
                                      const ReadingLimits& limits) {
  return std::make_unique<TiffSource>(bytes, limits);
}

}  // namespace rosett
