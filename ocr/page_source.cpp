#include "ocr/page_source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "ocr/image_source.h"
#include "ocr/pdf_source.h"
#include "ocr/tiff_source.h"

namespace rosett {
namespace {

using namespace std::string_view_literals;

constexpr auto kSendAsDocument = "Lägg dokumentet som PDF, TIFF, PNG eller JPEG i inkorgen.";

// Readers look for the mark in the first this many bytes.
constexpr std::size_t kPdfMarkWithin = 1024;
// Enough to tell text from binary data.
constexpr std::size_t kTextSample = 4096;

std::optional<FileFormat> known_format(std::string_view head) {
  struct Mark {
    std::string_view bytes;
    FileFormat format;
  };
  static constexpr std::array<Mark, 6> kMarks{{
      {"\x89PNG\r\n\x1A\n"sv, FileFormat::png},
      {"\xFF\xD8\xFF"sv, FileFormat::jpeg},
      {"II*\0"sv, FileFormat::tiff},
      {"MM\0*"sv, FileFormat::tiff},
      {"II+\0"sv, FileFormat::tiff},
      {"MM\0+"sv, FileFormat::tiff},
  }};
  for (const Mark& mark : kMarks)
    if (head.starts_with(mark.bytes)) return mark.format;
  if (head.substr(0, kPdfMarkWithin).find("%PDF-") != std::string_view::npos)
    return FileFormat::pdf;
  return std::nullopt;
}

bool is_text(std::string_view head) {
  return std::ranges::none_of(head.substr(0, kTextSample), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

[[noreturn]] void refuse(std::string_view head) {
  struct Stranger {
    std::size_t offset;
    std::string_view mark;
    const char* message;
    const char* advice;
  };
  static constexpr std::array<Stranger, 7> kStrangers{{
      {0, "PK\3\4"sv, "Filen är ett ZIP-arkiv eller Office-dokument, inte ett skannat dokument.",
       "Packa upp arkivet, eller spara Office-dokumentet som PDF, och lägg det i inkorgen."},
      {0, "\xD0\xCF\x11\xE0"sv, "Filen är ett äldre Office-dokument.",
       "Spara dokumentet som PDF och lägg det i inkorgen."},
      {0, R"({\rtf)"sv, "Filen är ett textdokument (RTF).",
       "Spara dokumentet som PDF och lägg det i inkorgen."},
      {0, "GIF8"sv, "Filen är en GIF-bild; det formatet läses inte.", kSendAsDocument},
      {0, "BM"sv, "Filen är en BMP-bild; det formatet läses inte.", kSendAsDocument},
      {8, "WEBP"sv, "Filen är en WebP-bild; det formatet läses inte.", kSendAsDocument},
      {4, "ftyphei"sv, "Filen är en HEIC-bild; det formatet läses inte.", kSendAsDocument},
  }};
  for (const Stranger& stranger : kStrangers)
    if (head.size() > stranger.offset && head.substr(stranger.offset).starts_with(stranger.mark))
      throw Error(ErrorKind::unsupported, stranger.message, stranger.advice);
  if (is_text(head))
    throw Error(ErrorKind::unsupported, "Filen är en textfil, inte ett skannat dokument.",
                kSendAsDocument);
  throw Error(ErrorKind::unsupported, "Filens format känns inte igen.", kSendAsDocument);
}

void check_file_size(std::size_t size, const ReadingLimits& limits) {
  if (size == 0)
    throw Error(ErrorKind::malformed, "Filen är tom.",
                "Skanna dokumentet på nytt och lägg den nya filen i inkorgen.");
  if (static_cast<std::int64_t>(size) > limits.max_file_bytes)
    throw Error(
        ErrorKind::limit,
        "Filen är för stor, högst " + std::to_string(limits.max_file_bytes >> 20) + " MB läses.",
        "Dela upp dokumentet i mindre filer, eller skanna det med lägre upplösning.");
}

}  // namespace

std::unique_ptr<PageSource> open_page_source(std::span<const std::uint8_t> bytes,
                                             const ReadingLimits& limits) {
  check_file_size(bytes.size(), limits);
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto format = known_format(head);
  if (!format) refuse(head);
  switch (*format) {
    case FileFormat::pdf:
      return open_pdf(bytes, limits);
    case FileFormat::tiff:
      return open_tiff(bytes, limits);
    case FileFormat::png:
    case FileFormat::jpeg:
      break;
  }
  return open_image(bytes, *format, limits);
}

}  // namespace rosett
