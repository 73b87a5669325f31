#include "parsers/page_identity.h"

#include <algorithm>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/kinds.h"
#include "parsers/phrases.h"
#include "parsers/table_header.h"
#include "parsers/template_choice.h"
#include "parsers/two_readings.h"

namespace rosett {
namespace {

constexpr int kMostPages = 2'000;       // a larger number is no page number
constexpr double kValueDistance = 2.4;  // em from a label down to its value
constexpr std::size_t kLongWord = 4;    // bytes
constexpr float kClearWord = 0.9F;
constexpr int kWordsOfProse = 12;  // on a page that is a document's own; a stamp has fewer

std::optional<PageMark> mark_on(const std::string& text, const std::vector<Template>& templates) {
  for (const Template& rules : templates) {
    for (const Pattern& pattern : rules.page_marks) {
      std::string number;
      std::string of;
      if (!RE2::PartialMatch(text, *pattern, &number, &of)) continue;
      if (number.empty() || number.size() > 4 || of.size() > 4) continue;
      const PageMark mark{std::stoi(number), of.empty() ? 0 : std::stoi(of)};
      const bool sensible =
          mark.number >= 1 && mark.number <= kMostPages && (mark.of == 0 || mark.of >= mark.number);
      if (sensible) return mark;
    }
  }
  return std::nullopt;
}

// How many pages there are is told to people when some are missing: no misreading may.
bool both_read_so(const std::vector<Word>& words) {
  const auto again = seen_again(words);
  if (!again) return true;
  const auto digits = [](const std::vector<Word>& read) {
    std::string found;
    for (const Word& word : read) found += digits_of(word.text);
    return found;
  };
  return digits(words) == digits(*again);
}

// The mark stands alone or at an end of its line: try each run of words without a wide gap.
std::optional<PageMark> find_mark(const PageView& view, const std::vector<Template>& templates) {
  for (const TextLine& line : view.lines) {
    for (std::size_t from = 0; from < line.words.size();) {
      std::size_t to = from + 1;
      while (to < line.words.size() && !stands_apart(view, line, to)) ++to;
      const std::span<const int> run(line.words.data() + from, to - from);
      if (auto mark = mark_on(folded(joined_text(view, run)), templates)) {
        if (!both_read_so(words_of(view, run))) mark->of = 0;
        return mark;
      }
      from = to;
    }
  }
  return std::nullopt;
}

// The position behind the page's mark that begins there; `first` when none does.
std::size_t behind_mark(const PageView& view, const TextLine& line, std::size_t first,
                        const std::vector<Template>& templates) {
  std::size_t to = first + 1;
  while (to < line.words.size() && !stands_apart(view, line, to)) ++to;
  const std::span<const int> run(line.words.data() + first, to - first);
  return mark_on(folded(joined_text(view, run)), templates) ? to : first;
}

std::optional<std::string> number_in(const PageView& view, const TextLine& line, std::size_t from,
                                     Kind kind, const std::vector<Template>& templates) {
  for (std::size_t first = from; first < line.words.size(); ++first) {
    first = behind_mark(view, line, first, templates);
    if (first == line.words.size()) break;
    std::size_t last = first;
    while (last + 1 < line.words.size() && gap_before(view, line, last + 1) < view.blank) ++last;
    for (; last + 1 > first; --last) {  // a stray blank may part the number
      const std::span<const int> words(line.words.data() + first, last - first + 1);
      if (auto found = interpret(kind, joined_text(view, words))) return found->value;
    }
  }
  return std::nullopt;
}

std::optional<std::string> below(const PageView& view, std::size_t label_line, const Box& label,
                                 Kind kind) {
  for (std::size_t i = label_line + 1; i < view.lines.size(); ++i) {
    for (const int index : view.lines[i].words) {
      const Word& word = view.words[static_cast<std::size_t>(index)];
      const int down = word.box.top - label.top;
      if (down <= 0 || down > kValueDistance * view.em + label.height()) continue;
      if (overlap_x(word.box, label) <= 0) continue;
      if (auto found = interpret(kind, word.text)) return found->value;
    }
  }
  return std::nullopt;
}

std::size_t first_table_line(const PageView& view, const std::vector<Template>& templates) {
  std::size_t first = view.lines.size();
  for (const Template& rules : templates) {
    for (const TableHeader& header : find_headers(view, rules)) {
      first = std::min(first, header.first_line);
    }
  }
  return first;
}

// A number of a person stands on the pages of decisions about many, too: it tells documents apart
// only on pages that say they are of its kind.
bool tells_apart(const FieldRule& rule, bool is_own) {
  if (rule.kind == Kind::diarienummer) return true;
  const bool is_persons = rule.kind == Kind::dossiernummer || rule.kind == Kind::personnummer;
  return rule.identifies && (is_own || !is_persons);
}

// The labels of what tells documents apart; their targets are kinds.
Vocabulary number_labels(const std::vector<Template>& templates, const std::string& type) {
  Vocabulary labels;
  for (const Template& rules : templates) {
    for (const FieldRule& rule : rules.fields) {
      if (!tells_apart(rule, rules.type == type)) continue;
      const int kind = static_cast<int>(rule.kind);
      for (const std::string& label : rule.labels) labels.add(label, kind);
      for (const std::string& label : rule.labels_above) labels.add(label, kind);
    }
  }
  return labels;
}

std::string find_number(const PageView& view, const std::vector<Template>& templates,
                        const std::string& type) {
  const Vocabulary labels = number_labels(templates, type);
  const std::size_t end = first_table_line(view, templates);
  for (std::size_t i = 0; i < end; ++i) {
    for (const Phrase& label : find_phrases(view, view.lines[i], labels)) {
      const Kind kind = static_cast<Kind>(label.target);
      if (auto found = number_in(view, view.lines[i], label.last + 1, kind, templates))
        return *found;
      if (auto found = below(view, i, label.box, kind)) return *found;
    }
  }
  return {};
}

// By its words alone: the pages that follow have the same headings, and those of other templates.
std::string named_type(const PageView& view, const std::vector<Template>& templates) {
  std::vector<TemplateScore> scores = score_templates({&view}, templates);
  for (TemplateScore& score : scores) {
    const Identity& identity = score.rules->identity;
    score.score -= identity.heading_weight * static_cast<double>(score.headings.size());
    score.fits = score.fits && score.score >= identity.threshold;
  }
  const Template* rules = choose_template(scores);
  return rules == nullptr ? std::string() : rules->type;
}

// Words that somebody wrote: long, and read clearly.
bool has_prose(const PageView& view) {
  return std::ranges::count_if(view.words, [](const Word& word) {
           return word.text.size() >= kLongWord && word.confidence >= kClearWord;
         }) >= kWordsOfProse;
}

}  // namespace

PageIdentity identify_page(const PageView& view, const std::vector<Template>& templates) {
  PageIdentity identity{
      find_mark(view, templates), {}, named_type(view, templates), has_prose(view)};
  identity.diarienummer = find_number(view, templates, identity.type);
  return identity;
}

}  // namespace rosett
