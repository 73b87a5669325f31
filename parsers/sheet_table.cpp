#include "parsers/sheet_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "parsers/label_key.h"
#include "parsers/sheet_values.h"
#include "parsers/stated_value.h"

namespace rosett {
namespace {

// The rows of one table, one after the other.
class TableReader {
 public:
  TableReader(const FoundHeading& heading, const SheetPlace& place, const Template& rules,
              const KindContext& context, Document& document)
      : heading_(heading), place_(place), rules_(rules), context_(context), document_(document) {}

  void take(const SheetRow& row) {
    if (is_heading(row)) return;
    if (is_sum(row)) return take_sum(row);
    if (is_note(row)) return;
    add(row);
  }

  // The last printed sum is that of all rows.
  void compare_sums() {
    if (!printed_ || !all_read_ || printed_->sum == sum_) return;
    document_.deviations.push_back(
        {"summa_avviker", Severity::fel, 0, rules_.sum_column,
         fmt::format("Summan på rad {} är {} kr, men raderna ger {} kr. Kontrollera att alla rader "
                     "är med.",
                     printed_->row, printed_->sum.to_swedish(), sum_.to_swedish()),
         sum_.to_string()});
  }

 private:
  struct Printed {
    Amount sum;
    int row{};
  };

  [[nodiscard]] const ColumnRule& rule(const FoundColumn& column) const {
    return rules_.columns[static_cast<std::size_t>(column.rule)];
  }

  [[nodiscard]] bool is_heading(const SheetRow& row) const {
    const auto repeats = [&](const FoundColumn& column) {
      const Cell* cell = row.at(column.column);
      if (cell == nullptr) return false;
      return std::ranges::any_of(rule(column).headings, [&](const std::string& heading) {
        return label_key(heading) == label_key(cell->text);
      });
    };
    return 2 * std::ranges::count_if(heading_.columns, repeats) >
           static_cast<std::ptrdiff_t>(heading_.columns.size());
  }

  // A sum word, and nothing that a row must have beside the sum itself.
  [[nodiscard]] bool is_sum(const SheetRow& row) const {
    const auto says_sum = [&](const Cell* cell) {
      return cell->type == CellType::text && (says_one_of(cell->text, rules_.summary.total) ||
                                              says_one_of(cell->text, rules_.summary.subtotal));
    };
    if (std::ranges::none_of(row.cells, says_sum)) return false;
    return std::ranges::none_of(heading_.columns, [&](const FoundColumn& column) {
      const Cell* cell = row.at(column.column);
      return cell != nullptr && rule(column).required && rule(column).name != rules_.sum_column &&
             !says_sum(cell);
    });
  }

  [[nodiscard]] bool is_note(const SheetRow& row) const {
    return std::ranges::none_of(heading_.columns, [&](const FoundColumn& column) {
      return rule(column).required && row.at(column.column) != nullptr;
    });
  }

  void take_sum(const SheetRow& row) {
    for (const FoundColumn& column : heading_.columns) {
      if (rule(column).name != rules_.sum_column) continue;
      const Cell* cell = row.at(column.column);
      const Reading reading = cell == nullptr ? Reading{} : value(*cell, rule(column).kind);
      if (const auto sum = amount_in(&reading)) printed_ = Printed{*sum, row.number};
    }
  }

  [[nodiscard]] Reading value(const Cell& cell, Kind kind) const {
    return sheet_value(cell, kind, place_.page, place_.epoch, context_);
  }

  void add(const SheetRow& cells) {
    printed_.reset();  // a sum above was some part's
    Row row;
    row.number = static_cast<int>(document_.rows.size()) + 1;
    row.page = place_.page;
    for (const FoundColumn& column : heading_.columns) add_field(cells, column, row);
    document_.rows.push_back(std::move(row));
  }

  void add_field(const SheetRow& cells, const FoundColumn& column, Row& row) {
    const ColumnRule& wanted = rule(column);
    if (wanted.outputs.empty()) return;
    const Cell* cell = cells.at(column.column);
    const Box box{column.column - 1, cells.number - 1, column.column, cells.number};
    row.box = united(row.box, box);
    if (cell == nullptr) return add_empty(wanted, box, row);
    row.fields.push_back({wanted.outputs.front(), value(*cell, wanted.kind)});
    if (wanted.name != rules_.sum_column) return;
    const auto amount = amount_in(&row.fields.back().reading);
    all_read_ = all_read_ && amount;
    if (amount) sum_ += *amount;
  }

  void add_empty(const ColumnRule& wanted, const Box& box, Row& row) {
    if (wanted.empty == EmptyCell::left_out) return;
    row.fields.push_back({wanted.outputs.front(), no_value(wanted.kind, place_.page, box)});
    if (wanted.empty == EmptyCell::unread) return;
    document_.deviations.push_back(
        {"falt_saknas", Severity::fel, row.number, wanted.outputs.front(),
         fmt::format("Cellen {} är tom. Fyll i uppgiften, eller begär en ny lista.",
                     cell_name(box.bottom, box.right)),
         ""});
  }

  const FoundHeading& heading_;
  const SheetPlace& place_;
  const Template& rules_;
  const KindContext& context_;
  Document& document_;
  Amount sum_;
  bool all_read_{true};
  std::optional<Printed> printed_;
};

bool is_label(std::string_view text, const FieldRule& rule) {
  const std::string key = label_key(text);
  return !key.empty() && std::ranges::any_of(rule.labels, [&](const std::string& label) {
    return label_key(label) == key;
  });
}

// The value of a label: the next cell of the row, or what stands behind the colon.
std::optional<Cell> labelled(const SheetRow& row, std::size_t at, const FieldRule& rule) {
  const Cell& cell = *row.cells[at];
  if (cell.type != CellType::text) return std::nullopt;
  if (is_label(cell.text, rule))
    return at + 1 < row.cells.size() ? std::optional(*row.cells[at + 1]) : std::nullopt;
  const std::size_t colon = cell.text.find(':');
  if (colon == std::string::npos || !is_label(cell.text.substr(0, colon), rule))
    return std::nullopt;
  Cell value = cell;
  value.text = cell.text.substr(colon + 1);
  return value;
}

}  // namespace

void read_sheet_rows(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                     const SheetPlace& place, const Template& rules, const KindContext& context,
                     Document& document) {
  TableReader reader(heading, place, rules, context, document);
  for (std::size_t row = heading.row + 1; row < rows.size(); ++row) reader.take(rows[row]);
  reader.compare_sums();
}

void read_sheet_titles(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                       const SheetPlace& place, const Template& rules, const KindContext& context,
                       Document& document) {
  for (std::size_t row = 0; row < heading.row; ++row)
    for (std::size_t at = 0; at < rows[row].cells.size(); ++at)
      for (const FieldRule& rule : rules.fields) {
        if (find_field(document.fields, rule.outputs.front()) != nullptr) continue;
        const auto cell = labelled(rows[row], at, rule);
        if (!cell) continue;
        Reading reading = sheet_value(*cell, rule.kind, place.page, place.epoch, context);
        if (!reading.text.empty())
          document.fields.push_back({rule.outputs.front(), std::move(reading)});
      }
}

}  // namespace rosett
