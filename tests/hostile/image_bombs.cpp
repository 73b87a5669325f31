#include <map>
#include <utility>

#include <tiff.h>
#include <zlib.h>

#include "hostile_files.h"
#include "sample_images.h"

namespace rosett::hostile {
namespace {

using Bombs = std::vector<File>;

std::string text_of(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

std::string big(std::uint32_t number, int bytes = 4) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>((number >> (8 * i)) & 0xFFU);
  return text;
}

std::string little(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((number >> (8 * i)) & 0xFFU);
  return text;
}

// --- PNG

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto crc =
      ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big(static_cast<std::uint32_t>(data.size())) + body + big(static_cast<std::uint32_t>(crc));
}

struct Png {
  std::uint32_t width{64}, height{64};
  int bits{8}, colours{0}, interlace{0};
  std::string extra;  // chunks between header and pixels
  std::string packed;
};

std::string png(const Png& of) {
  const std::string header = big(of.width) + big(of.height) + static_cast<char>(of.bits) +
                             static_cast<char>(of.colours) + std::string(2, '\0') +
                             static_cast<char>(of.interlace);
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + of.extra + chunk("IDAT", of.packed) +
         chunk("IEND", "");
}

std::string white_rows(std::size_t bytes) { return deflated(std::string(bytes, '\0')); }

void add_png(Bombs& bombs) {
  const std::string small = white_rows(64 * 65);
  const std::string zeros = white_rows(std::size_t{100} << 20U);
  bombs.push_back({"30000.png", png({.width = 30'000, .height = 30'000, .packed = small})});
  bombs.push_back(
      {"30000-bits.png", png({.width = 30'000, .height = 30'000, .bits = 1, .packed = zeros})});
  bombs.push_back(
      {"10000-bits.png",
       png({.width = 10'000, .height = 10'000, .bits = 1, .packed = white_rows(10'000 * 1'251)})});
  bombs.push_back(
      {"largest.png", png({.width = 0x7FFFFFFF, .height = 0x7FFFFFFF, .packed = small})});
  bombs.push_back({"strip.png", png({.width = 1, .height = 1'000'000, .packed = zeros})});
  bombs.push_back({"line.png", png({.width = 900'000, .height = 1, .packed = zeros})});
  bombs.push_back({"no-width.png", png({.width = 0, .packed = small})});
  bombs.push_back({"too-much.png", png({.packed = zeros})});
  bombs.push_back({"too-little.png", png({.packed = white_rows(64 * 20)})});
  bombs.push_back({"rubbish.png", png({.packed = "inte packat alls"})});
  bombs.push_back({"no-pixels.png", png({})});
  for (const int bits : {0, 3, 16, 32})
    bombs.push_back({"bits-" + std::to_string(bits) + ".png",
                     png({.bits = bits, .packed = white_rows(64 * 129)})});
  for (const int colours : {1, 2, 3, 4, 5, 6, 7})
    bombs.push_back({"colours-" + std::to_string(colours) + ".png",
                     png({.colours = colours, .packed = white_rows(64 * 257)})});
  for (const int interlace : {1, 2})
    bombs.push_back({"interlace-" + std::to_string(interlace) + ".png",
                     png({.interlace = interlace, .packed = white_rows(64 * 80)})});
  for (const auto& [name, extra] : std::map<std::string, std::string>{
           {"text-bomb", chunk("zTXt", std::string("a\0\0", 3) + zeros)},
           {"profile-bomb", chunk("iCCP", std::string("a\0\0", 3) + zeros)},
           {"palette-odd", chunk("PLTE", "12")},
           {"palette-long", chunk("PLTE", std::string(3 * 300, 'x'))},
           {"gamma-zero", chunk("gAMA", big(0))},
           {"resolution-huge", chunk("pHYs", big(0xFFFFFFFF) + big(1) + "\x01")},
           {"critical-unknown", chunk("ABCD", "x")},
           {"header-twice", chunk("IHDR", std::string(13, '\x01'))},
           {"chunk-endless", big(0x7FFFFFFF) + "tEXt" + "x"}})
    bombs.push_back({name + ".png", png({.extra = extra, .packed = small})});
  std::string bad_sum = png({.packed = small});
  bad_sum[29] = static_cast<char>(bad_sum[29] ^ 1);  // of the header's check sum
  bombs.push_back({"bad-sum.png", bad_sum});
}

// --- TIFF

struct Tag {
  std::uint16_t name, type;
  std::uint32_t count, value;
};

std::string directory(const std::vector<Tag>& tags, std::uint32_t next) {
  std::string text = little(tags.size(), 2);
  for (const Tag& tag : tags)
    text += little(tag.name, 2) + little(tag.type, 2) + little(tag.count, 4) + little(tag.value, 4);
  return text + little(next, 4);
}

std::string tiff(const std::string& after_header) {
  return std::string("II*\0", 4) + little(8, 4) + after_header;
}

using Tags = std::map<std::uint16_t, std::pair<std::uint32_t, std::uint32_t>>;  // count, value

// A gray picture of 64 by 64 whose pixels are what comes first in the file, with some tags changed.
std::string tiff_with(const Tags& changed, std::uint32_t next = 0) {
  Tags tags{{TIFFTAG_IMAGEWIDTH, {1, 64}},          {TIFFTAG_IMAGELENGTH, {1, 64}},
            {TIFFTAG_BITSPERSAMPLE, {1, 8}},        {TIFFTAG_COMPRESSION, {1, 1}},
            {TIFFTAG_PHOTOMETRIC, {1, 1}},          {TIFFTAG_STRIPOFFSETS, {1, 8}},
            {TIFFTAG_SAMPLESPERPIXEL, {1, 1}},      {TIFFTAG_ROWSPERSTRIP, {1, 64}},
            {TIFFTAG_STRIPBYTECOUNTS, {1, 64 * 64}}};
  for (const auto& [name, value] : changed) tags[name] = value;
  std::vector<Tag> list;
  for (const auto& [name, value] : tags)
    list.push_back({name, TIFF_LONG, value.first, value.second});
  return tiff(directory(list, next) + std::string(64 * 64, 'x'));
}

void add_tiff_sizes(Bombs& bombs) {
  for (const auto& [name, tags] : std::map<std::string, Tags>{
           {"huge",
            {{TIFFTAG_IMAGEWIDTH, {1, 0xFFFFFFFF}}, {TIFFTAG_IMAGELENGTH, {1, 0xFFFFFFFF}}}},
           {"zero", {{TIFFTAG_IMAGEWIDTH, {1, 0}}}},
           {"zero-high", {{TIFFTAG_IMAGELENGTH, {1, 0}}}},
           {"large", {{TIFFTAG_IMAGEWIDTH, {1, 10'000}}, {TIFFTAG_IMAGELENGTH, {1, 10'000}}}},
           {"strips-many", {{TIFFTAG_STRIPOFFSETS, {0xFFFFFFFF, 8}}}},
           {"strips-far", {{TIFFTAG_STRIPOFFSETS, {1, 0xFFFFFFF0}}}},
           {"strips-long", {{TIFFTAG_STRIPBYTECOUNTS, {1, 0xFFFFFFFF}}}},
           {"rows-zero", {{TIFFTAG_ROWSPERSTRIP, {1, 0}}}},
           {"rows-one", {{TIFFTAG_ROWSPERSTRIP, {1, 1}}}},
           {"samples-many", {{TIFFTAG_SAMPLESPERPIXEL, {1, 65'535}}}},
           {"planes", {{TIFFTAG_PLANARCONFIG, {1, 2}}, {TIFFTAG_SAMPLESPERPIXEL, {1, 3}}}},
           {"tiles-tiny", {{TIFFTAG_TILEWIDTH, {1, 1}}, {TIFFTAG_TILELENGTH, {1, 1}}}},
           {"tiles-huge",
            {{TIFFTAG_TILEWIDTH, {1, 0x7FFFFFF0}},
             {TIFFTAG_TILELENGTH, {1, 0x7FFFFFF0}},
             {TIFFTAG_TILEOFFSETS, {1, 8}},
             {TIFFTAG_TILEBYTECOUNTS, {1, 4'096}}}},
           {"tiles-zero", {{TIFFTAG_TILEWIDTH, {1, 0}}, {TIFFTAG_TILELENGTH, {1, 0}}}}})
    bombs.push_back({name + ".tif", tiff_with(tags)});
}

void add_tiff_kinds(Bombs& bombs) {
  for (const std::uint32_t bits : {0U, 1U, 2U, 3U, 4U, 12U, 16U, 24U, 32U, 64U, 65'535U})
    bombs.push_back(
        {"bits-" + std::to_string(bits) + ".tif", tiff_with({{TIFFTAG_BITSPERSAMPLE, {1, bits}}})});
  for (const std::uint32_t coding :
       {0U,      2U,      3U,      4U,      5U,      6U,      7U,      8U,      9U,
        10U,     99U,     32'766U, 32'771U, 32'773U, 32'809U, 32'895U, 32'908U, 32'946U,
        34'661U, 34'676U, 34'677U, 34'712U, 34'925U, 50'000U, 50'001U, 65'535U})
    bombs.push_back({"coding-" + std::to_string(coding) + ".tif",
                     tiff_with({{TIFFTAG_COMPRESSION, {1, coding}}})});
  for (const std::uint32_t colours :
       {0U, 2U, 3U, 4U, 5U, 6U, 8U, 9U, 10U, 32'803U, 32'844U, 32'845U, 65'535U})
    bombs.push_back(
        {"colours-" + std::to_string(colours) + ".tif",
         tiff_with({{TIFFTAG_PHOTOMETRIC, {1, colours}}, {TIFFTAG_SAMPLESPERPIXEL, {1, 3}}})});
  for (const std::uint32_t side : {0U, 3U, 6U, 9U, 65'535U})
    bombs.push_back(
        {"turned-" + std::to_string(side) + ".tif", tiff_with({{TIFFTAG_ORIENTATION, {1, side}}})});
}

void add_tiff_chains(Bombs& bombs) {
  bombs.push_back({"chain-to-itself.tif", tiff_with({}, 8)});
  bombs.push_back({"chain-into-the-header.tif", tiff_with({}, 1)});
  bombs.push_back({"chain-beyond-the-end.tif", tiff_with({}, 0xFFFFFFF0)});
  bombs.push_back({"directory-empty.tif", tiff(directory({}, 0))});
  bombs.push_back(
      {"directory-full.tif", tiff(little(65'535, 2) + std::string(65'535 * 12, '\x01'))});
  bombs.push_back({"offset-beyond.tif", std::string("II*\0\xFF\xFF\xFF\x7F", 8)});
  bombs.push_back({"offset-odd.tif", std::string("MM\0*\0\0\0\7xxxxxxx", 15)});
  bombs.push_back({"big.tif", std::string("II+\0\x08\0\0\0", 8) + little(16, 8) +
                                  little(0xFFFFFFFFFFFFFFFFULL, 8) + std::string(40, 'x')});
  bombs.push_back({"big-small-offsets.tif", std::string("II+\0\x04\0\0\0", 8) + little(16, 8)});
  // Ten thousand pages that share their pixels.
  std::string pages = std::string("II*\0", 4) + little(8 + 4'096, 4) + std::string(4'096, 'x');
  const std::size_t length = 2 + 9 * 12 + 4;
  for (std::uint32_t i = 1; i <= 10'000; ++i) {
    std::string one = tiff_with({}, static_cast<std::uint32_t>(8 + 4'096 + i * length));
    pages += one.substr(8, length);
  }
  bombs.push_back({"ten-thousand-pages.tif", pages});
}

// --- JPEG

void replace_at(std::string& bytes, const std::string& marker, std::size_t offset,
                const std::string& by) {
  const auto at = bytes.find(marker);
  if (at != std::string::npos) bytes.replace(at + offset, by.size(), by);
}

std::string jpeg_changed(std::size_t offset, const std::string& by) {
  std::string bytes = text_of(samples::jpeg(samples::picture(96, 128)));
  replace_at(bytes, "\xFF\xC0", offset, by);
  return bytes;
}

// A progressive image of one component that is scanned over and over.
std::string scanned_often(std::uint32_t width, std::uint32_t height, std::size_t times) {
  const std::string tables = "\xFF\xDB" + big(67, 2) + std::string(1, '\0') +
                             std::string(64, '\x01') + "\xFF\xC4" + big(20, 2) +
                             std::string("\0\1", 2) + std::string(15, '\0') + std::string("\0", 1);
  const std::string frame = "\xFF\xC2" + big(11, 2) + "\x08" + big(height, 2) + big(width, 2) +
                            std::string("\x01\x01\x11\0", 4);
  std::string file = "\xFF\xD8" + tables + frame;
  const std::string scan = "\xFF\xDA" + big(8, 2) + std::string("\1\1\0\0\0\0", 6);
  for (std::size_t i = 0; i < times; ++i) file += scan + std::string(1, '\0');
  return file + "\xFF\xD9";
}

void add_jpeg(Bombs& bombs) {
  const std::string sound = text_of(samples::jpeg(samples::picture(96, 128)));
  bombs.push_back({"huge.jpg", jpeg_changed(5, "\xFF\xDC\xFF\xDC")});
  bombs.push_back({"zero.jpg", jpeg_changed(5, std::string("\0\0\0\0", 4))});
  bombs.push_back({"zero-high.jpg", jpeg_changed(5, std::string("\0\0", 2))});
  bombs.push_back({"large.jpg", jpeg_changed(5, "\x27\x10\x27\x10")});
  bombs.push_back({"components.jpg", jpeg_changed(9, "\xFF")});
  bombs.push_back({"sampling.jpg", jpeg_changed(11, "\x44")});
  bombs.push_back({"bits-12.jpg", jpeg_changed(4, "\x0C")});
  for (const char frame :
       {'\xC1', '\xC2', '\xC3', '\xC5', '\xC6', '\xC7', '\xC8', '\xC9', '\xCA', '\xCB', '\xCF'})
    bombs.push_back(
        {"frame-" + std::to_string(frame & 0xFF) + ".jpg", jpeg_changed(1, std::string(1, frame))});
  bombs.push_back({"half.jpg", sound.substr(0, sound.size() / 2)});
  bombs.push_back({"no-end.jpg", sound.substr(0, sound.size() - 2)});
  bombs.push_back({"header-only.jpg", sound.substr(0, 30)});
  bombs.push_back({"restart-chaos.jpg", sound.substr(0, sound.size() - 20) + "\xFF\xD3\xFF\xD7" +
                                            sound.substr(sound.size() - 20)});
  bombs.push_back({"scans-2000.jpg", scanned_often(64, 64, 2'000)});
  bombs.push_back({"scans-large.jpg", scanned_often(10'000, 10'000, 5'000)});
  bombs.push_back({"markers-many.jpg", sound.substr(0, 2) + [] {
                     std::string many;
                     for (int i = 0; i < 20'000; ++i)
                       many += "\xFF\xE1" + big(10, 2) + "Exif\0\0xx";
                     return many;
                   }() + sound.substr(2)});
  bombs.push_back(
      {"exif-loop.jpg",
       sound.substr(0, 2) + "\xFF\xE1" + big(30, 2) +
           std::string("Exif\0\0II*\0\x08\0\0\0\xFF\xFF\x12\x01\x03\0\1\0\0\0\xFF\xFF\0\0", 28) +
           sound.substr(2)});
  const cv::Mat inks(400, 300, CV_8UC4, cv::Scalar(255, 200, 255, 255));
  bombs.push_back({"inks.jpg", text_of(samples::jpeg(inks))});
}

}  // namespace

std::vector<File> image_bombs() {
  Bombs bombs;
  add_png(bombs);
  add_tiff_sizes(bombs);
  add_tiff_kinds(bombs);
  add_tiff_chains(bombs);
  add_jpeg(bombs);
  return bombs;
}

}  // namespace rosett::hostile
