// rosett-pages FILE OUTDIR [--overlay]: what reading sees on every page of a file. Writes
// OUTDIR/<name>.pNN.json (PageText), and with --overlay OUTDIR/<name>.pNN.png with word boxes
// (green), rulings (blue) and unread ink (red) on the archived page.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <jpeglib.h>
#include <opencv2/core/utility.hpp>
#include <png.h>

#include "core/document_json.h"
#include "core/error.h"
#include "ocr/page_reading.h"

namespace {

using Color = std::array<unsigned char, 3>;

struct Picture {
  int width{}, height{};
  std::vector<unsigned char> rgb;

  void set(int x, int y, const Color& color) {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    std::ranges::copy(color, rgb.begin() + 3L * (static_cast<long>(y) * width + x));
  }
  void frame(const rosett::Box& box, const Color& color) {
    for (int x = box.left; x < box.right; ++x) {
      set(x, box.top, color);
      set(x, box.bottom - 1, color);
    }
    for (int y = box.top; y < box.bottom; ++y) {
      set(box.left, y, color);
      set(box.right - 1, y, color);
    }
  }
};

Picture decode_jpeg(const std::vector<std::uint8_t>& bytes) {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, bytes.data(), bytes.size());
  jpeg_read_header(&info, TRUE);
  info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&info);
  Picture picture{static_cast<int>(info.output_width), static_cast<int>(info.output_height), {}};
  const std::size_t stride = 3UL * info.output_width;
  picture.rgb.resize(stride * info.output_height);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = picture.rgb.data() + stride * info.output_scanline;
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return picture;
}

void write_overlay(const rosett::ReadPage& page, const std::string& path) {
  constexpr Color kGreen{0, 160, 0};
  constexpr Color kBlue{0, 80, 255};
  constexpr Color kRed{230, 0, 0};
  Picture picture = decode_jpeg(page.image);
  for (const rosett::Word& word : page.text.words) picture.frame(word.box, kGreen);
  for (const rosett::Box& box : page.text.rulings) picture.frame(box, kBlue);
  for (const rosett::Box& box : page.text.unread_ink) picture.frame(box, kRed);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  if (png_image_write_to_file(&image, path.c_str(), 0, picture.rgb.data(), 0, nullptr) == 0) {
    std::cerr << path << ": " << image.message << '\n';
  }
}

enum class Overlay { no, yes };

void read_page(rosett::PageReader& reader, int number, const std::string& stem, Overlay overlay) {
  const auto start = std::chrono::steady_clock::now();
  const rosett::ReadPage page = reader.read(number);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  std::printf("%s p%d: %zu words, %zu rulings, rotation %d, skew %.3f, %.2f s, %zu kB\n",
              stem.c_str(), number, page.text.words.size(), page.text.rulings.size(),
              page.text.rotation, page.text.skew_degrees, time.count(), page.image.size() / 1024);
  const std::string suffix = fmt::format(".p{:02}", number);
  std::ofstream{stem + suffix + ".json"} << rosett::page_to_json(page.text) << '\n';
  if (overlay == Overlay::yes) write_overlay(page, stem + suffix + ".png");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "rosett-pages FILE OUTDIR [--overlay]\n";
    return 2;
  }
  cv::setNumThreads(1);  // as in a reader
  const std::filesystem::path file{argv[1]};
  const std::string stem = (std::filesystem::path{argv[2]} / file.filename()).string();
  const Overlay overlay =
      argc > 3 && std::string{argv[3]} == "--overlay" ? Overlay::yes : Overlay::no;
  try {
    std::ifstream in{file, std::ios::binary};
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{in}, {}};
    rosett::PageReader reader{bytes, {}};
    for (int number = 1; number <= reader.page_count(); ++number) {
      try {
        read_page(reader, number, stem, overlay);
      } catch (const rosett::Error& error) {
        std::cerr << stem << " p" << number << ": " << error.what() << '\n';
      }
    }
  } catch (const std::exception& error) {
    std::cerr << stem << ": " << error.what() << '\n';
    return 1;
  }
}
