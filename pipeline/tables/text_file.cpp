#include "pipeline/tables/text_file.h"

#include <algorithm>
#include <array>

#include "core/encoding.h"
#include "core/error.h"

namespace rosett {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSample = std::size_t{1} << 16U;
// Of a thousand characters: a line may be damaged, a picture is nothing else.
constexpr std::size_t kMostControls = 10;
// Readers of PDF look for its mark in the first this many bytes.
constexpr std::size_t kPdfMarkWithin = 1024;

bool is_markup(std::string_view bytes) {
  static constexpr std::array<std::string_view, 6> kMarks{"%!PS"sv,      R"({\rtf)"sv, "<?xml"sv,
                                                          "<!DOCTYPE"sv, "<html"sv,    "<svg"sv};
  return bytes.substr(0, kPdfMarkWithin).find("%PDF-") != std::string_view::npos ||
         std::ranges::any_of(kMarks, [&](auto mark) { return bytes.starts_with(mark); });
}

// An OpenPGP packet with a session key (RFC 4880, 4.2 and 5.1): tag 1 or 3, length, version.
bool is_pgp_packet(std::string_view bytes) {
  if (bytes.size() < 4) return false;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const bool by_public_key = at(0) == 0x84 || at(0) == 0x85 || at(0) == 0xC1;
  const bool by_password = at(0) == 0x8C || at(0) == 0xC3;
  const std::size_t version = at(0) == 0x85 || (at(0) == 0xC1 && at(1) >= 0xC0) ? 3 : 2;
  return (by_public_key && at(version) == 3) || (by_password && at(2) == 4);
}

}  // namespace

bool is_text(std::string_view bytes) {
  const auto wide = from_utf16(bytes);
  const std::string_view sample = (wide ? std::string_view(*wide) : bytes).substr(0, kSample);
  if (sample.empty() || is_markup(sample)) return false;
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(sample, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  }));
  return sample.find('\0') == std::string_view::npos &&
         controls * 1'000 <= kMostControls * std::max<std::size_t>(sample.size(), 1'000);
}

void refuse_encrypted(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSample);
  if (head.find("-----BEGIN PGP MESSAGE-----") != std::string_view::npos || is_pgp_packet(bytes))
    throw Error(ErrorKind::unsupported, "Filen är krypterad med PGP.",
                "Dekryptera den med kommunens nyckel och lägg den dekrypterade filen i inkorgen.");
  if (!bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return;
  constexpr std::string_view kEncrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
  if (bytes.find(kEncrypted) != std::string_view::npos)
    throw Error(ErrorKind::unsupported, "Filen är ett Office-dokument som är skyddat med lösenord.",
                "Öppna det med lösenordet, spara det utan lösenord och lägg det i inkorgen.");
}

}  // namespace rosett
