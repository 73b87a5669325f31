#include "parsers/template_trial.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/text.h"
#include "parsers/file_parts.h"
#include "parsers/label_key.h"
#include "parsers/table_header.h"

namespace rosett {
namespace {

constexpr std::size_t kMostNearWords = 4;  // of a text that is compared with a label

TrialCandidate candidate_of(const TemplateScore& score) {
  TrialCandidate candidate{score.rules->id, score.score, score.rules->identity.threshold,
                           score.fits,      {},          {},
                           score.headings};
  for (const IdentityWord& word : score.words) {
    (word.found ? candidate.words_found : candidate.words_missing).push_back(word.text);
  }
  return candidate;
}

// Texts of one to four neighbouring words on the pages, by their keys.
std::map<std::string, std::string> short_texts(const std::vector<PageView>& views) {
  std::map<std::string, std::string> texts;
  for (const PageView& view : views) {
    for (const TextLine& line : view.lines) {
      for (std::size_t first = 0; first < line.words.size(); ++first) {
        const std::size_t most = std::min(kMostNearWords, line.words.size() - first);
        for (std::size_t count = 1; count <= most; ++count) {
          const std::string text = joined_text(view, std::span(line.words).subspan(first, count));
          texts.try_emplace(label_key(text), text);
        }
      }
    }
  }
  return texts;
}

std::string nearest_text(const std::map<std::string, std::string>& texts,
                         const std::vector<std::string>& labels) {
  std::string nearest;
  double least = std::numeric_limits<double>::max();
  for (const std::string& label : labels) {
    const std::string key = label_key(label);
    for (const auto& [text_key, text] : texts) {
      if (text_key.empty() || key.empty()) continue;
      const double share = static_cast<double>(edit_distance(key, text_key)) /
                           static_cast<double>(std::max(key.size(), text_key.size()));
      if (share >= least) continue;
      least = share;
      nearest = text;
    }
  }
  return nearest;
}

class Trial {
 public:
  Trial(const FilePart& part, const Library& library) : part_(part) {
    trial_.document = read_part(part, library);
    for (const TemplateScore& score : part.scores) {
      trial_.candidates.push_back(candidate_of(score));
    }
    rules_ = choose_template(part.scores);
  }

  TemplateTrial take() {
    if (rules_ != nullptr) {
      trial_.chosen = rules_->id;
      texts_ = short_texts(part_.views);
      add_columns();
      add_fields();
      add_rows();
    }
    return std::move(trial_);
  }

 private:
  void add_columns() {
    std::map<int, TrialAnchor> found;
    for (const PageView& view : part_.views) {
      for (const TableHeader& header : find_headers(view, *rules_)) {
        for (const Heading& heading : header.headings) add_heading(view, heading, found);
      }
    }
    for (std::size_t i = 0; i < rules_->columns.size(); ++i) {
      const ColumnRule& rule = rules_->columns[i];
      const auto known = found.find(static_cast<int>(i));
      trial_.anchors.push_back(known != found.end()
                                   ? known->second
                                   : missing(rule.name, true, rule.required, rule.headings));
    }
  }

  void add_heading(const PageView& view, const Heading& heading,
                   std::map<int, TrialAnchor>& found) {
    std::string names;
    for (const Slot& slot : heading.slots) {
      const ColumnRule& rule = rules_->columns[static_cast<std::size_t>(slot.rule)];
      found.try_emplace(slot.rule, TrialAnchor{rule.name, true, true, rule.required,
                                               view.page->page, heading.box, ""});
      names += (names.empty() ? "" : ", ") + rule.name;
    }
    trial_.boxes.push_back({view.page->page, heading.box, TrialMark::heading, names});
  }

  void add_fields() {
    for (const FieldRule& rule : rules_->fields) {
      const Reading* reading = find_field(trial_.document.fields, rule.outputs.front());
      if (reading == nullptr || !reading->value) {
        trial_.anchors.push_back(missing(rule.name, false, rule.required, rule.labels));
        continue;
      }
      trial_.anchors.push_back(
          {rule.name, false, true, rule.required, reading->page, reading->box, ""});
      trial_.boxes.push_back({reading->page, reading->box, TrialMark::field, rule.name});
    }
  }

  void add_rows() {
    for (const Row& row : trial_.document.rows) {
      trial_.boxes.push_back({row.page, row.box, TrialMark::row, std::to_string(row.number)});
      for (const Field& field : row.fields) {
        if (field.reading.page == 0) continue;
        trial_.boxes.push_back(
            {field.reading.page, field.reading.box, TrialMark::cell, field.name});
      }
    }
    std::stable_sort(trial_.boxes.begin(), trial_.boxes.end(),
                     [](const TrialBox& a, const TrialBox& b) { return a.page < b.page; });
  }

  [[nodiscard]] TrialAnchor missing(const std::string& name, bool column, bool required,
                                    const std::vector<std::string>& labels) const {
    return {name, column, false, required, 0, {}, nearest_text(texts_, labels)};
  }

  const FilePart& part_;
  const Template* rules_{};
  std::map<std::string, std::string> texts_;
  TemplateTrial trial_;
};

}  // namespace

std::vector<TemplateTrial> try_templates(const std::vector<PageText>& pages,
                                         const Library& library) {
  std::vector<TemplateTrial> trials;
  for (const FilePart& part : parts_of(pages, library)) {
    trials.push_back(Trial(part, library).take());
  }
  return trials;
}

}  // namespace rosett
