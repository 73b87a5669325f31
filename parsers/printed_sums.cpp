#include "parsers/printed_sums.h"

#include <optional>
#include <string>

#include "core/amount.h"
#include "parsers/printed_amount.h"

namespace rosett {
namespace {

std::optional<Amount> amount_on(const PageView& view, const TextLine& line,
                                const KindContext& context) {
  const std::vector<int> words = last_amount(view, line, context);
  if (words.empty()) return std::nullopt;
  const auto meaning = interpret(Kind::amount, joined_text(view, words), context);
  return meaning ? Amount::parse(meaning->value) : std::nullopt;
}

// Empty when a row among them has no amount.
std::optional<Amount> sum_of(const Document& document, const std::string& column, std::size_t from,
                             std::size_t to) {
  Amount sum;
  for (std::size_t i = from; i < to; ++i) {
    const auto value = value_of(document.rows[i].fields, column);
    const auto amount = value ? Amount::parse(*value) : std::nullopt;
    if (!amount) return std::nullopt;
    sum += *amount;
  }
  return sum;
}

bool confirm(Document& document, const std::string& column, std::size_t from, std::size_t to,
             const std::optional<Amount>& printed) {
  if (!printed || from >= to || sum_of(document, column, from, to) != printed) return false;
  for (std::size_t i = from; i < to; ++i) {
    find_field(document.rows[i].fields, column)->evidence.confirmed = true;
  }
  return true;
}

}  // namespace

void confirm_by_sums(Document& document, const Assembly& assembly,
                     const std::vector<PageTables>& pages, const Template& rules,
                     const KindContext& context) {
  for (const SumLine& sum : assembly.sums) {
    const PageTables& page = pages[sum.page];
    const std::size_t line = page.tables[sum.table].lines[sum.line].line;
    const auto printed = amount_on(page.view, page.view.lines[line], context);
    for (const std::size_t from : {sum.group_from, sum.page_from, std::size_t{0}}) {
      if (confirm(document, rules.sum_column, from, sum.rows_before, printed)) break;
    }
  }
  if (Reading* total = find_field(document.fields, rules.sum_field); total && total->value) {
    const auto printed = Amount::parse(*total->value);
    if (confirm(document, rules.sum_column, 0, document.rows.size(), printed)) {
      total->evidence.confirmed = true;
    }
  }
  if (Reading* count = find_field(document.fields, rules.count_field); count && count->value) {
    if (*count->value == std::to_string(document.rows.size())) count->evidence.confirmed = true;
  }
}

}  // namespace rosett
