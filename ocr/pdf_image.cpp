#include "ocr/pdf_image.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/bilevel.h"
#include "ocr/fax_image.h"
#include "ocr/jpeg_image.h"
#include "ocr/page_picture.h"
#include "ocr/pdf_stream.h"

namespace rosett {
namespace {

std::span<const std::uint8_t> as_bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::int64_t number(QPDFObjectHandle dictionary, const std::string& key, std::int64_t otherwise) {
  auto value = dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle();
  return value.isInteger() ? value.getIntValue() : otherwise;
}

bool flag(QPDFObjectHandle dictionary, const std::string& key) {
  auto value = dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle();
  return value.isBool() && value.getBoolValue();
}

// A single object where PDF also allows an array of one.
QPDFObjectHandle only_one(QPDFObjectHandle object) {
  return object.isArray() && object.getArrayNItems() == 1 ? object.getArrayItem(0) : object;
}

// Gray 1, RGB 3; 0 for any other colours.
int plain_channels(QPDFObjectHandle space) {
  if (space.isNameAndEquals("/DeviceGray")) return 1;
  if (space.isNameAndEquals("/DeviceRGB")) return 3;
  if (!space.isArray() || space.getArrayNItems() != 2) return 0;
  auto family = space.getArrayItem(0);
  auto details = space.getArrayItem(1);
  if (family.isNameAndEquals("/CalGray")) return 1;
  if (family.isNameAndEquals("/CalRGB")) return 3;
  if (!family.isNameAndEquals("/ICCBased") || !details.isStream()) return 0;
  const std::int64_t channels = number(details.getDict(), "/N", 0);
  return channels == 1 || channels == 3 ? static_cast<int>(channels) : 0;
}

enum class Tones { plain, inverted, other };

Tones tones_of(QPDFObjectHandle decode, int channels) {
  if (!decode.isArray()) return Tones::plain;
  auto values = decode.getArrayAsVector();
  if (values.size() != 2 * static_cast<std::size_t>(channels)) return Tones::other;
  bool plain = true;
  bool inverted = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = values[i].isNumber() ? values[i].getNumericValue() : -1;
    plain = plain && value == static_cast<double>(i % 2);
    inverted = inverted && value == static_cast<double>(1 - i % 2);
  }
  if (plain) return Tones::plain;
  return inverted ? Tones::inverted : Tones::other;
}

struct Stored {
  QPDFObjectHandle stream;
  int width, height, channels, bits;
};

std::optional<cv::Mat> fax_pixels(const Stored& stored, const QPDFObjectHandle& parameters,
                                  const ReadingLimits& limits) {
  // Only group 4, the coding of every scanner; group 3's variants are left to the renderer.
  const bool group4 = number(parameters, "/K", 0) < 0 && !flag(parameters, "/EncodedByteAlign");
  if (!group4 || number(parameters, "/Columns", 1728) != stored.width) return std::nullopt;
  const std::string data = stream_bytes(stored.stream, StreamBytes::stored,
                                        static_cast<std::size_t>(limits.max_file_bytes));
  const auto polarity =
      flag(parameters, "/BlackIs1") ? FaxPolarity::black_is_one : FaxPolarity::black_is_zero;
  return decode_group4(as_bytes(data), stored.width, stored.height, polarity);
}

std::optional<cv::Mat> jpeg_pixels(const Stored& stored, const ReadingLimits& limits) {
  const std::string data = stream_bytes(stored.stream, StreamBytes::stored,
                                        static_cast<std::size_t>(limits.max_file_bytes));
  cv::Mat image = decode_jpeg(as_bytes(data), limits).image;
  if (image.channels() != stored.channels) return std::nullopt;
  return image;
}

cv::Mat unpacked(const Stored& stored) {
  const std::size_t row_bytes =
      (static_cast<std::size_t>(stored.width) * static_cast<std::size_t>(stored.channels) *
           static_cast<std::size_t>(stored.bits) +
       7) /
      8;
  const std::size_t size = row_bytes * static_cast<std::size_t>(stored.height);
  // Encoders add a byte or a row of padding; a bomb adds gigabytes.
  const std::string data = stream_bytes(stored.stream, StreamBytes::decoded, size + row_bytes + 64);
  if (data.size() < size) throw_damaged("PDF-sidans bild");
  cv::Mat image(stored.height, stored.width, CV_8UC(stored.channels));
  const BitTable table = bit_table(0, 255);
  for (int y = 0; y < stored.height; ++y) {
    const auto* row = as_bytes(data).data() + static_cast<std::size_t>(y) * row_bytes;
    if (stored.bits == 1)
      expand_bits(row, table, image.ptr<std::uint8_t>(y), stored.width);
    else
      std::memcpy(image.ptr<std::uint8_t>(y), row, row_bytes);
  }
  if (stored.channels == 3) cv::cvtColor(image, image, cv::COLOR_RGB2BGR);
  return image;
}

std::optional<cv::Mat> decoded(const Stored& stored, const ReadingLimits& limits) {
  QPDFObjectHandle stream = stored.stream;
  auto dictionary = stream.getDict();
  auto filters = dictionary.getKey("/Filter");
  auto filter = only_one(filters);
  if (filter.isNameAndEquals("/DCTDecode") && stored.bits == 8) return jpeg_pixels(stored, limits);
  if (filter.isNameAndEquals("/CCITTFaxDecode") && stored.bits == 1)
    return fax_pixels(stored, only_one(dictionary.getKey("/DecodeParms")), limits);
  static const std::vector<std::string> lossless_filters{
      "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"};
  const auto chain =
      filters.isArray() ? filters.getArrayAsVector() : std::vector<QPDFObjectHandle>{filters};
  const bool lossless = std::ranges::all_of(chain, [](QPDFObjectHandle each) {
    return each.isNull() || (each.isName() && std::ranges::find(lossless_filters, each.getName()) !=
                                                  lossless_filters.end());
  });
  const bool whole = stored.bits == 8 || (stored.bits == 1 && stored.channels == 1);
  if (!lossless || !whole) return std::nullopt;
  return unpacked(stored);
}

}  // namespace

std::optional<cv::Mat> embedded_image(QPDFObjectHandle stream, const ReadingLimits& limits) {
  auto dictionary = stream.getDict();
  const std::int64_t width = number(dictionary, "/Width", 0);
  const std::int64_t height = number(dictionary, "/Height", 0);
  check_page_size(width, height, limits);
  if (flag(dictionary, "/ImageMask") || dictionary.hasKey("/SMask") || dictionary.hasKey("/Mask"))
    return std::nullopt;
  const int channels = plain_channels(dictionary.getKey("/ColorSpace"));
  const Tones tones = tones_of(dictionary.getKey("/Decode"), channels);
  if (channels == 0 || tones == Tones::other) return std::nullopt;
  const Stored stored{stream, static_cast<int>(width), static_cast<int>(height), channels,
                      static_cast<int>(number(dictionary, "/BitsPerComponent", 0))};
  auto image = decoded(stored, limits);
  if (image && tones == Tones::inverted) cv::bitwise_not(*image, *image);
  return image;
}

}  // namespace rosett
