#include "parsers/page_labels.h"

#include <algorithm>

#include <re2/re2.h>

namespace rosett {
namespace {

constexpr double kSegmentGap = 0.9;     // em before a label, unless it begins the line
constexpr std::size_t kMostWords = 14;  // of a value

// Specks before the first letter do not count.
bool begins_with_capital(const std::string& text) {
  static const RE2 capital(R"(^\PL*\p{Lu})");
  return RE2::PartialMatch(text, capital);
}

}  // namespace

PageLabels::PageLabels(const PageView& view, const Vocabulary& labels) : view_(&view) {
  for (const TextLine& line : view.lines) phrases_.push_back(find_phrases(view, line, labels));
}

bool PageLabels::has_colon(std::size_t line, const Phrase& phrase) const {
  if (word(line, phrase.last).text.ends_with(':')) return true;
  return phrase.last + 1 < view_->lines[line].words.size() &&
         word(line, phrase.last + 1).text == ":";
}

bool PageLabels::is_speck(std::size_t line, std::size_t position) const {
  return view_->keys[static_cast<std::size_t>(view_->lines[line].words[position])].front().empty();
}

bool PageLabels::begins_segment(std::size_t line, std::size_t position) const {
  const TextLine& text = view_->lines[line];
  const auto is_short = [this](int index) {
    const auto word = static_cast<std::size_t>(index);
    return may_be_speck(view_->words[word]) || view_->keys[word].front().empty();
  };
  const auto end = text.words.begin() + static_cast<std::ptrdiff_t>(position);
  if (std::all_of(text.words.begin(), end, is_short)) return true;
  const double wide = std::max(kSegmentGap, view_->blank);
  while (position > 0 && gap_before(*view_, text, position) < wide) {
    if (!is_speck(line, position - 1)) return false;
    --position;
  }
  return true;
}

bool PageLabels::is_label(std::size_t line, const Phrase& phrase) const {
  if (has_colon(line, phrase)) return true;
  if (!begins_segment(line, phrase.first)) return false;
  return begins_with_capital(word(line, phrase.first).text);
}

const Phrase* PageLabels::label_at(std::size_t line, std::size_t position) const {
  const auto found = std::ranges::find_if(phrases_[line], [&](const Phrase& phrase) {
    return phrase.first == position && is_label(line, phrase);
  });
  return found == phrases_[line].end() ? nullptr : &*found;
}

std::vector<int> PageLabels::run_from(std::size_t line, std::size_t first) const {
  const TextLine& text = view_->lines[line];
  std::vector<int> run;
  for (std::size_t i = first; i < text.words.size() && run.size() < kMostWords; ++i) {
    if (i > first && (stands_apart(*view_, text, i) || label_at(line, i) != nullptr)) break;
    run.push_back(text.words[i]);
  }
  return run;
}

std::vector<int> PageLabels::segment_from(std::size_t line, std::size_t first) const {
  std::vector<int> run = run_from(line, first);
  for (std::size_t i = 1; i < run.size(); ++i)
    if (begins_segment(line, first + i)) run.resize(i);
  return run;
}

}  // namespace rosett
