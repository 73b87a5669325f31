#include "core/text.h"

#include <algorithm>
#include <numeric>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/error.h"

namespace rosett {
namespace {

const icu::Normalizer2& normalizer(UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = icu::Normalizer2::getInstance(nullptr, "nfc", mode, status);
  if (U_FAILURE(status) != 0)
    throw Error(ErrorKind::internal, "Teckentabellerna (ICU) kunde inte läsas.",
                "Installera paketet libicu72 på nytt.");
  return *found;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer(mode).normalize(text, status);
}

icu::UnicodeString decoded(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string encoded(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString spaced_once(const icu::UnicodeString& text) {
  icu::UnicodeString line;
  bool pending = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_FORMAT_CHAR) continue;  // marks that reorder or hide text
    if (u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0) {
      pending = !line.isEmpty();
      continue;
    }
    if (pending) line.append(UChar32{' '});
    pending = false;
    line.append(c);
  }
  return line;
}

UChar32 unified(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_DASH) != 0) return '-';
  constexpr std::u32string_view kQuotes = U"\u2018\u2019\u201a\u201b\u00b4\u0060";
  return kQuotes.find(static_cast<char32_t>(c)) == std::u32string_view::npos ? c : '\'';
}

}  // namespace

std::string nfc(std::string_view text) {
  return encoded(normalized(decoded(text), UNORM2_COMPOSE));
}

std::string single_line(std::string_view text) {
  return encoded(normalized(spaced_once(decoded(text)), UNORM2_COMPOSE));
}

std::string folded(std::string_view text) {
  icu::UnicodeString line = spaced_once(decoded(text));
  line = normalized(line.foldCase(), UNORM2_DECOMPOSE);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < line.length(); i = line.moveIndex32(i, 1)) {
    const UChar32 c = line.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) plain.append(unified(c));
  }
  return encoded(plain);
}

std::string unified(std::string_view text, Case letters) {
  icu::UnicodeString line = spaced_once(decoded(text));
  if (letters == Case::folded) line.foldCase();
  line = normalized(line, UNORM2_COMPOSE);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < line.length(); i = line.moveIndex32(i, 1))
    plain.append(unified(line.char32At(i)));
  return encoded(plain);
}

std::u32string to_codepoints(std::string_view text) {
  const icu::UnicodeString wide = decoded(text);
  std::u32string points;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    points.push_back(static_cast<char32_t>(wide.char32At(i)));
  return points;
}

std::string to_utf8(std::u32string_view text) {
  icu::UnicodeString wide;
  for (const char32_t c : text) wide.append(static_cast<UChar32>(c));
  return encoded(wide);
}

int edit_distance(std::string_view a, std::string_view b) {
  const std::u32string left = to_codepoints(a);
  const std::u32string right = to_codepoints(b);
  std::vector<int> row(right.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < left.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i) + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const int substituted = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, diagonal + 1, substituted});
    }
  }
  return row.back();
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const std::size_t to = text.find(separator, from);
    parts.emplace_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

}  // namespace rosett
