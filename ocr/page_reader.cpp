#include <new>
#include <optional>
#include <utility>

#include <opencv2/core.hpp>

#include "core/error.h"
#include "ocr/archive_image.h"
#include "ocr/engine.h"
#include "ocr/layer_page.h"
#include "ocr/network_engine.h"
#include "ocr/page_reading.h"
#include "ocr/page_source.h"
#include "ocr/page_text.h"

namespace rosett {

namespace {

// Where Debian's package tesseract-ocr-swe puts it.
constexpr const char* kTessdata = "/usr/share/tesseract-ocr/5/tessdata";

}  // namespace

struct PageReader::State {
  std::unique_ptr<PageSource> source;
  std::shared_ptr<Engine> engine;
};

std::shared_ptr<Engine> make_engine(const std::string& tessdata) {
  return make_network_engine((tessdata.empty() ? kTessdata : tessdata) + "/swe.traineddata");
}

PageReader::PageReader(std::span<const std::uint8_t> bytes, const ReadingLimits& limits,
                       std::shared_ptr<Engine> engine)
    : state_{std::make_unique<State>(State{open_page_source(bytes, limits), std::move(engine)})} {}

PageReader::~PageReader() = default;

int PageReader::page_count() const { return state_->source->page_count(); }

FileFormat PageReader::format() const { return state_->source->format(); }

ReadPage PageReader::read(int number) try {
  SourcePage page = state_->source->render(number);
  std::optional<ReadPicture> told = read_from_layer(page, *state_->engine);
  if (!told && page.layer) page = state_->source->render_without_layer(number);
  ReadPicture read = told ? *std::move(told) : read_picture(page, *state_->engine);
  read.text.page = number;
  read.text.damage = page.damage;
  // What is missing from a damaged page may be all of its print.
  read.text.blank = read.text.blank && page.damage.empty();
  std::vector<std::uint8_t> image = encode_page(read.image, read.text.dpi);
  return {std::move(read.text), std::move(image)};
} catch (const cv::Exception& error) {
  if (error.code == cv::Error::StsNoMem) throw std::bad_alloc();
  throw Error{ErrorKind::internal, "Sidans bild kunde inte bearbetas."};
}

}  // namespace rosett
