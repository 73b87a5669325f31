#include "ocr/text_layer.h"

#include <algorithm>
#include <numeric>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kSampleSize = 12;
// Shorter words say little; OCR and chance agree on them.
constexpr int kLeastLetters = 3;
// A slip of OCR in a word: one character in this many.
constexpr int kLettersForASlip = 4;
// Share of the sample that must agree: ten of twelve.
constexpr double kAgreement = 0.8;

bool is_letter_or_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         c >= 0xC0;
}

int letters_in(const std::string& text) {
  const std::u32string codepoints = to_codepoints(text);
  return static_cast<int>(std::ranges::count_if(codepoints, is_letter_or_digit));
}

bool words_agree(const std::string& expected, const std::string& recognised) {
  const std::string wanted = folded(expected);
  const std::string read = folded(recognised);
  if (read.empty()) return false;
  const int slips = static_cast<int>(to_codepoints(wanted).size()) / kLettersForASlip;
  return edit_distance(wanted, read) <= slips;
}

}  // namespace

std::vector<int> sample_words(const TextLayer& layer) {
  std::vector<int> long_enough;
  for (int i = 0; i < static_cast<int>(layer.words.size()); ++i)
    if (letters_in(layer.words[static_cast<std::size_t>(i)].text) >= kLeastLetters)
      long_enough.push_back(i);
  // The longest word of each of a dozen stretches of the page.
  const std::size_t parts = std::min(kSampleSize, long_enough.size());
  std::vector<int> sample;
  for (std::size_t part = 0; part < parts; ++part) {
    const auto begin =
        long_enough.begin() + static_cast<std::ptrdiff_t>(part * long_enough.size() / parts);
    const auto end =
        long_enough.begin() + static_cast<std::ptrdiff_t>((part + 1) * long_enough.size() / parts);
    sample.push_back(*std::max_element(begin, end, [&layer](int a, int b) {
      return letters_in(layer.words[static_cast<std::size_t>(a)].text) <
             letters_in(layer.words[static_cast<std::size_t>(b)].text);
    }));
  }
  return sample;
}

bool layers_agree(const std::vector<std::string>& expected,
                  const std::vector<std::string>& recognised) {
  if (expected.empty() || expected.size() != recognised.size()) return false;
  const int agreeing =
      std::transform_reduce(expected.begin(), expected.end(), recognised.begin(), 0, std::plus<>{},
                            [](const std::string& wanted, const std::string& read) {
                              return words_agree(wanted, read) ? 1 : 0;
                            });
  return agreeing >= kAgreement * static_cast<double>(expected.size());
}

}  // namespace rosett
