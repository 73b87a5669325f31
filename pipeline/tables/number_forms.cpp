#include "pipeline/tables/number_forms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace rosett {
namespace {

// A format's sections without quotes, brackets, colours and what is only a blank's breadth; `said`
// keeps the quoted text.
struct Section {
  std::string plain, said;
};

std::vector<Section> sections_of(std::string_view format) {
  std::vector<Section> sections(1);
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"' && !bracketed) {
      quoted = !quoted;
    } else if (quoted) {
      sections.back().said += c;
    } else if (c == '[' || c == ']') {
      bracketed = c == '[';
    } else if (bracketed) {
      continue;
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (c == '\\') {
      if (++i < format.size()) sections.back().said += format[i];
    } else if (c == ';') {
      sections.emplace_back();
    } else {
      sections.back().plain += c;
    }
  }
  return sections;
}

bool is_digit_place(char c) { return c == '0' || c == '#' || c == '?'; }

bool says(const Section& section, std::string_view signs) {
  return section.plain.find_first_of(signs) != std::string::npos ||
         section.said.find_first_of(signs) != std::string::npos;
}

NumberForm form_of(std::string_view format) {
  const std::vector<Section> sections = sections_of(format);
  const std::string& plain = sections.front().plain;
  NumberForm form;
  const bool negative_own = sections.size() > 1;
  form.hides_sign = negative_own && !says(sections[1], "-(") &&
                    sections[1].plain.find("eneral") == std::string::npos;
  const auto last_place = std::find_if(plain.rbegin(), plain.rend(), is_digit_place).base();
  if (last_place == plain.begin()) {
    form.shows_nothing = plain.empty() && sections.front().said.empty() && negative_own;
    return form;
  }
  if (plain.find_first_of("Ee/@") != std::string::npos) return form;
  form.scales =
      plain.find('%') != std::string::npos || (last_place != plain.end() && *last_place == ',');
  const std::size_t point = plain.find('.');
  form.decimals =
      point == std::string::npos
          ? 0
          : static_cast<int>(std::count_if(plain.begin() + static_cast<std::ptrdiff_t>(point),
                                           plain.end(), is_digit_place));
  return form;
}

struct BuiltIn {
  int first, last;
  NumberForm form;
};
// Whole numbers, two decimals, per cent; currencies and accounts among them.
constexpr std::array<BuiltIn, 12> kBuiltIn{{{1, 1, {0, false, false, false}},
                                            {2, 2, {2, false, false, false}},
                                            {3, 3, {0, false, false, false}},
                                            {4, 4, {2, false, false, false}},
                                            {5, 6, {0, false, false, false}},
                                            {7, 8, {2, false, false, false}},
                                            {9, 9, {0, true, false, false}},
                                            {10, 10, {2, true, false, false}},
                                            {37, 38, {0, false, false, false}},
                                            {39, 40, {2, false, false, false}},
                                            {41, 42, {0, false, false, false}},
                                            {43, 44, {2, false, false, false}}}};

}  // namespace

NumberForm number_form(int format, const NumberFormats& own) {
  if (const auto found = own.find(format); found != own.end()) return form_of(found->second);
  const auto* const known = std::ranges::find_if(
      kBuiltIn, [&](const BuiltIn& each) { return format >= each.first && format <= each.last; });
  return known == kBuiltIn.end() ? NumberForm() : known->form;
}

bool is_shown_as_another(double number, const NumberForm& form) {
  if (form.shows_nothing || (form.scales && number != 0) || (form.hides_sign && number < 0))
    return true;
  if (form.decimals < 0) return false;
  constexpr double kExact = 1e-9;  // what a binary number is off by
  const double shown = number * std::pow(10, form.decimals);
  return std::abs(shown - std::round(shown)) > kExact * std::max(1.0, std::abs(shown));
}

}  // namespace rosett
