#include "parsers/value_reading.h"

#include <algorithm>

#include <re2/re2.h>

#include "parsers/kind_decoding.h"

namespace rosett {
namespace {

bool touches(const Box& a, const Box& b) { return overlap_x(a, b) > 0 && overlap_y(a, b) > 0; }

bool is_crowded(const PageText& page, const Box& box) {
  const auto hit = [&box](const Box& other) { return touches(other, box); };
  return std::any_of(page.rulings.begin(), page.rulings.end(), hit) || unread_ink_in(page, box);
}

std::vector<Word> words_at(const PageView& view, std::span<const int> words) {
  std::vector<Word> result;
  for (const int word : words) result.push_back(view.words[static_cast<std::size_t>(word)]);
  return result;
}

// A quote or dash before a text is a speck. True when there was one.
bool trim_front(std::vector<Word>& words) {
  static const RE2 front(R"(^['"‘’“”´`|:_–—-]+)");
  const bool trimmed = RE2::Replace(&words.front().text, front, "");
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return trimmed;
}

// Names begin and end with letters: quotes and points there are specks. True when some were.
bool trim_specks(std::vector<Word>& words) {
  static const RE2 front(R"(^[^\pL\d]+)");
  static const RE2 back(R"((\pL{3})[^\pL\d)]+$)");
  bool trimmed = RE2::Replace(&words.front().text, front, "");
  trimmed |= RE2::Replace(&words.back().text, back, "\\1");
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return trimmed;
}

// decode() writes a period's other readings as "first/last".
std::vector<Candidate> side_of(std::vector<Candidate> candidates, std::size_t side,
                               const std::string& value) {
  std::vector<Candidate> own;
  for (Candidate& candidate : candidates) {
    const std::size_t slash = candidate.value.find('/');
    if (slash != std::string::npos) {
      candidate.value =
          side == 0 ? candidate.value.substr(0, slash) : candidate.value.substr(slash + 1);
    }
    if (candidate.value != value) own.push_back(std::move(candidate));
  }
  return own;
}

}  // namespace

bool unread_ink_in(const PageText& page, const Box& box) {
  return std::any_of(page.unread_ink.begin(), page.unread_ink.end(),
                     [&box](const Box& ink) { return touches(ink, box); });
}

std::vector<Field> read_value(const PageView& view, std::span<const int> words, Kind kind,
                              const std::vector<std::string>& outputs, const KindContext& context) {
  std::vector<Word> printed = words_at(view, words);
  const bool is_name = kind == Kind::name || kind == Kind::kommun;
  const bool trimmed = is_name ? trim_specks(printed) : kind == Kind::text && trim_front(printed);
  const Decoded decoded = printed.empty() ? Decoded{} : decode(kind, printed, context);
  std::vector<Field> fields;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Reading reading;
    reading.kind = kind == Kind::period ? Kind::date : kind;
    reading.text = decoded.text;
    reading.page = view.page->page;
    reading.box = joined_box(view, words);
    reading.confidence = reading.evidence.engine = decoded.engine;
    reading.evidence.crowded = is_crowded(*view.page, reading.box);
    if (decoded.best) {
      reading.value = i == 0 ? decoded.best->value : decoded.best->second;
      reading.evidence.exact = decoded.best->exact && !trimmed;
      reading.evidence.check_digit = decoded.best->check_digit;
      reading.evidence.known = decoded.best->known;
      reading.alternatives = kind == Kind::period ? side_of(decoded.alternatives, i, *reading.value)
                                                  : decoded.alternatives;
    }
    if (!reading.value) reading.confidence = 0;
    fields.push_back({outputs[i], std::move(reading)});
  }
  return fields;
}

std::vector<Field> unread_value(Kind kind, const std::vector<std::string>& outputs, int page,
                                const Box& box) {
  std::vector<Field> fields;
  for (const std::string& name : outputs) {
    Reading reading;
    reading.kind = kind == Kind::period ? Kind::date : kind;
    reading.page = page;
    reading.box = box;
    fields.push_back({name, std::move(reading)});
  }
  return fields;
}

}  // namespace rosett
