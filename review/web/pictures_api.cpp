#include <algorithm>
#include <cstdlib>

#include "review/page_image.h"
#include "review/veiled_page.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/documents.h"

namespace rosett::web {
namespace {

struct Page {
  Document document;
  std::vector<std::uint8_t> bytes;  // as archived
  std::vector<Box> hidden;          // rows and lines about persons whom the user may not see
};

Page page_of(Visit& visit) {
  Documents documents(visit.database);
  auto document = documents.load(visit.numbers.at("id"));
  const auto number = static_cast<int>(std::min<long long>(visit.numbers.at("page"), 1 << 20));
  const bool known = document && std::ranges::find(document->pages, number, &PageInfo::page) !=
                                     document->pages.end();
  const Sight sight = visit.sight();
  if (!known || !sight.shows_head(*document))
    throw Error(ErrorKind::unsupported, "Sidan finns inte, eller du har inte rätt att se den.");
  Page page{std::move(*document), {}, {}};
  page.bytes = documents.page_image(page.document.sha256, number);
  if (page.bytes.empty()) throw Error(ErrorKind::unsupported, "Sidan har ingen bild.");
  page.hidden = hidden_on_page(sight, documents, page.document, number);
  return page;
}

Box clipped(const Box& box, const GrayImage& image) {
  return {std::clamp(box.left, 0, image.width), std::clamp(box.top, 0, image.height),
          std::clamp(box.right, 0, image.width), std::clamp(box.bottom, 0, image.height)};
}

GrayImage cut(const GrayImage& image, const Box& box) {
  GrayImage piece{box.width(), box.height(), {}};
  piece.pixels.reserve(static_cast<std::size_t>(piece.width) *
                       static_cast<std::size_t>(piece.height));
  for (int y = box.top; y < box.bottom; ++y) {
    const auto from = image.pixels.begin() + std::ptrdiff_t{y} * image.width + box.left;
    piece.pixels.insert(piece.pixels.end(), from, from + piece.width);
  }
  return piece;
}

int pixel_in(const Request& request, const char* name) {
  constexpr long long kFarthest = 1 << 20;
  const auto found = request.query.find(name);
  if (found == request.query.end())
    throw Error(ErrorKind::malformed, "Rutan saknar mått.", "Ladda om sidan.");
  return static_cast<int>(std::clamp(std::atoll(found->second.c_str()), 0LL, kFarthest));
}

Answer picture(std::string type, std::string bytes) {
  return {.type = std::move(type), .body = std::move(bytes)};
}

Answer png_answer(const GrayImage& image) {
  const std::vector<std::uint8_t> png = encode_png(image);
  return picture("image/png", {png.begin(), png.end()});
}

}  // namespace

Answer show_page(Visit& visit) {
  const Page page = page_of(visit);
  if (page.hidden.empty())
    return picture(page.bytes.front() == 0xFF ? "image/jpeg" : "image/png",
                   {page.bytes.begin(), page.bytes.end()});
  GrayImage image = decode_page_image(page.bytes);
  blacken(image, page.hidden);
  return png_answer(image);
}

Answer show_piece(Visit& visit) {
  const Page page = page_of(visit);
  GrayImage image = decode_page_image(page.bytes);
  blacken(image, page.hidden);
  const int left = pixel_in(visit.request, "x");
  const int top = pixel_in(visit.request, "y");
  const Box box = clipped(
      {left, top, left + pixel_in(visit.request, "w"), top + pixel_in(visit.request, "h")}, image);
  if (box.empty()) return refusal(404, "Rutan ligger utanför sidan.");
  return png_answer(cut(image, box));
}

}  // namespace rosett::web
