#include "parsers/template_proposal.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/document_reading.h"
#include "parsers/example_labels.h"
#include "parsers/example_table.h"
#include "parsers/file_parts.h"
#include "parsers/letterhead.h"
#include "parsers/slot_values.h"
#include "parsers/template_loading.h"

namespace rosett {
namespace {

constexpr double kAlike = 0.8;       // mean likeness of a column's values to its kind
constexpr double kNameWeight = 1.0;  // so that the sender's own template goes before its base
constexpr std::size_t kLongestId = 40;
constexpr std::size_t kFiguresOfCount = 3;
constexpr std::size_t kDigitsOfNumber = 3;  // a name has fewer

struct Proposal {
  const Template* base{};
  std::string sender;                                        // empty: nothing names it
  std::map<std::string, std::vector<std::string>> headings;  // by the base's column
  std::map<std::string, std::vector<std::string>> labels;    // by the base's field
  std::vector<std::string> open;                             // in words
};

const Template& base_for(const FilePart& part, const Library& library, const std::string& id) {
  if (!id.empty()) {
    const auto named = std::ranges::find(library.templates, id, &Template::id);
    if (named != library.templates.end() && named->base.empty()) return *named;
    throw Error(ErrorKind::config, "Mallen " + id + " finns inte, eller bygger på en annan.",
                "rosett template list visar mallarna.");
  }
  const TemplateScore* best = nullptr;
  for (const TemplateScore& score : part.scores) {
    if (!score.rules->base.empty()) continue;
    const bool better = best == nullptr || score.fits > best->fits ||
                        (score.fits == best->fits && score.score > best->score);
    if (better) best = &score;
  }
  if (best == nullptr) throw Error(ErrorKind::config, "Det finns ingen mall att utgå från.", "");
  return *best->rules;
}

// Titles, labels and headings are no sender's name.
Vocabulary known_words(const Template& rules) {
  Vocabulary known;
  for (const WeightedWords& word : rules.identity.any_of) known.add(word.text, 0);
  for (const FieldRule& field : rules.fields)
    for (const std::string& label : field.labels) known.add(label, 0);
  for (const ColumnRule& column : rules.columns)
    for (const std::string& heading : column.headings) known.add(heading, 0);
  for (const std::string& label : rules.other_labels) known.add(label, 0);
  return known;
}

std::string sender_of(const PageView& view, const Template& rules) {
  const std::vector<int> words = letterhead(view, known_words(rules)).words;
  const std::string name = words.empty() ? std::string() : joined_text(view, words);
  return digits_of(name).size() >= kDigitsOfNumber ? std::string() : single_line(name);
}

double likeness_of(const ExampleColumn& column, Kind kind, const KindContext& context) {
  double sum = 0;
  for (const std::string& sample : column.samples) sum += likeness(kind, sample, context);
  return column.samples.empty() ? 0 : sum / static_cast<double>(column.samples.size());
}

// The columns of the base that are free, required ones first where there are more of them than
// headings, in the base's order.
std::vector<const ColumnRule*> free_columns(const Template& rules, Kind kind,
                                            const std::vector<ExampleColumn>& table,
                                            std::size_t at_most) {
  std::vector<const ColumnRule*> free;
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    const ColumnRule& rule = rules.columns[i];
    const bool taken =
        std::ranges::find(table, static_cast<int>(i), &ExampleColumn::rule) != table.end();
    if (rule.kind == kind && !rule.outputs.empty() && !taken) free.push_back(&rule);
  }
  std::vector<const ColumnRule*> chosen = free;
  std::ranges::stable_sort(chosen, std::ranges::greater(), &ColumnRule::required);
  if (chosen.size() > at_most) chosen.resize(at_most);
  std::erase_if(free, [&](const ColumnRule* rule) {
    return std::ranges::find(chosen, rule) == chosen.end();
  });
  return free;
}

// Few figures and nothing else: a count, though it may be an amount too.
bool counts(const ExampleColumn& column) {
  return std::ranges::all_of(column.samples, [](const std::string& sample) {
    return sample.size() <= kFiguresOfCount && digits_of(sample) == sample;
  });
}

// The kind of the template's columns that a column's values have.
std::optional<Kind> kind_of(const ExampleColumn& column, const Template& rules,
                            const KindContext& context) {
  std::optional<Kind> kind;
  double best = kAlike;
  for (const ColumnRule& rule : rules.columns) {
    if (rule.outputs.empty()) continue;
    const bool words = rule.kind == Kind::text || rule.kind == Kind::name;
    if (rule.kind == Kind::count && counts(column)) return Kind::count;
    const double alike = words ? kAlike : likeness_of(column, rule.kind, context);
    if (alike < best || (kind && alike == best)) continue;
    best = alike;
    kind = rule.kind;
  }
  return kind;
}

void propose_headings(const std::vector<ExampleColumn>& table, const Template& rules,
                      const KindContext& context, Proposal& proposal) {
  std::map<Kind, std::vector<const ExampleColumn*>> unknown;
  for (const ExampleColumn& column : table) {
    if (column.rule >= 0 || column.heading.empty()) continue;
    const auto kind = column.samples.empty() ? std::nullopt : kind_of(column, rules, context);
    if (kind) unknown[*kind].push_back(&column);
  }
  for (const auto& [kind, columns] : unknown) {
    const auto free = free_columns(rules, kind, table, columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i < free.size())
        proposal.headings[free[i]->name].push_back(columns[i]->heading);
      else
        proposal.open.push_back(
            fmt::format("Kolumnen «{}» läses inte: mallen har ingen ledig kolumn av slaget {}.",
                        columns[i]->heading, to_string(kind)));
    }
  }
}

// A TOML string: what the paper says must never end it.
std::string quoted(const std::string& text) {
  std::string safe = "\"";
  for (const char c : single_line(text)) {
    if (c == '"' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe + "\"";
}

std::string quoted(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  all.reserve(texts.size());
  for (const std::string& text : texts) all.push_back(quoted(text));
  return fmt::format("[{}]", fmt::join(all, ", "));
}

std::string id_of(const Proposal& proposal) {
  std::string id = proposal.base->id + "-";
  for (const char c : folded(proposal.sender.empty() ? "ny" : proposal.sender)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (id.back() != '-')
      id += '-';
  }
  id.resize(std::min(id.size(), kLongestId));
  while (id.back() == '-') id.pop_back();
  return id;
}

std::string identity_in_toml(const Proposal& proposal, double threshold) {
  std::string toml = "\n# Mallen gäller dokument där detta står ovanför tabellen.\n[identity]\n";
  if (threshold < proposal.base->identity.threshold)
    toml += fmt::format("threshold = {:.1f}\n", threshold);
  if (proposal.sender.empty()) return toml;
  return toml + fmt::format("all_of = [{0}]\nany_of = [{{ text = {0}, weight = {1:.1f} }}]\n",
                            quoted(proposal.sender), kNameWeight);
}

std::string in_toml(const Proposal& proposal, double threshold) {
  std::string toml = fmt::format("id = {}\nversion = 1\nbase = {}\n", quoted(id_of(proposal)),
                                 quoted(proposal.base->id)) +
                     identity_in_toml(proposal, threshold);
  for (const auto& [name, labels] : proposal.labels)
    toml += fmt::format("\n[[field]]\nname = {}\nlabels = {}\n", quoted(name), quoted(labels));
  for (const auto& [name, headings] : proposal.headings)
    toml += fmt::format("\n[[column]]\nname = {}\nheadings = {}\n", quoted(name), quoted(headings));
  return toml;
}

// What the proposal's own words and headings give on the example.
double score_with(const Template& rules, const std::vector<const PageView*>& pages) {
  return score_templates(pages, {rules}).front().score;
}

std::vector<const PageView*> pointers_to(const std::vector<PageView>& views) {
  std::vector<const PageView*> pointers;
  pointers.reserve(views.size());
  for (const PageView& view : views) pointers.push_back(&view);
  return pointers;
}

// As comments: how well it reads the example, and what is left to do.
std::string comments(const Proposal& proposal, const Document& read) {
  std::string text = fmt::format(
      "# Förslag av rosett template new. Bygger på mallen {} och lägger till det som är eget för\n"
      "# avsändaren. Med förslaget läses {} rader och {} uppgifter på exemplet. Lägg filen i\n"
      "# datamappens templates/, pröva med rosett template try och rätta vid behov.\n",
      proposal.base->id, read.rows.size(), read.fields.size());
  for (const Deviation& deviation : read.deviations)
    if (deviation.code == "falt_saknas" && deviation.row == 0)
      text += fmt::format("# Kvar: {}\n", single_line(deviation.message));
  for (const std::string& open : proposal.open)
    text += fmt::format("# Kvar: {}\n", single_line(open));
  return text + "\n";
}

}  // namespace

std::string propose_template(const std::vector<PageText>& pages, const Library& library,
                             const std::string& base) {
  const std::vector<FilePart> parts = parts_of(pages, library);
  if (parts.empty())
    throw Error(ErrorKind::malformed, "Det finns inget tryck på sidorna.",
                "Välj ett exempel med rätt sida upp.");
  const FilePart& part = parts.front();
  const KindContext context{std::nullopt, &library.koder, &library.kommuner};
  Proposal proposal{&base_for(part, library, base), {}, {}, {}, {}};
  const Template& rules = *proposal.base;
  proposal.sender = sender_of(part.views.front(), rules);
  for (const PageView& view : part.views) {
    const std::vector<ExampleColumn> table = example_table(view, rules);
    if (table.empty()) continue;
    propose_headings(table, rules, context, proposal);
    break;
  }
  proposal.labels = example_labels(part.views, rules, read_document(part.views, rules, library));
  const auto parsed = [&](double threshold) {
    return parse_template(in_toml(proposal, threshold), "förslaget", library.shared,
                          library.templates);
  };
  const double reached = score_with(parsed(rules.identity.threshold), pointers_to(part.views));
  const double threshold = std::min(rules.identity.threshold, reached);
  return comments(proposal, read_document(part.views, parsed(threshold), library)) +
         in_toml(proposal, threshold);
}

}  // namespace rosett
