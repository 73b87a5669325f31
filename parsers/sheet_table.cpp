#include "parsers/sheet_table.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parsers/label_key.h"
#include "parsers/sheet_values.h"
#include "parsers/stated_value.h"

namespace rosett {
namespace {

constexpr const char* kSum = "summa";  // as in the documents that are printed

// The rows of one table, one after the other.
class TableReader {
 public:
  TableReader(FoundHeading heading, const SheetPlace& place, const Template& rules,
              const KindContext& context, Document& document)
      : heading_(std::move(heading)),
        place_(place),
        rules_(rules),
        context_(context),
        document_(document) {}

  // A table with other columns follows.
  void begin(FoundHeading heading) {
    heading_ = std::move(heading);
    before_ += std::exchange(sum_, {});
    printed_.reset();
    is_first_ = false;
  }

  [[nodiscard]] bool has(const FoundHeading& heading) const {
    return std::ranges::all_of(heading.columns, [&](const FoundColumn& column) {
      const auto own = std::ranges::find(heading_.columns, column.rule, &FoundColumn::rule);
      return own != heading_.columns.end() &&
             (own->column == column.column || own->rival == column.column);
    });
  }

  void take(const SheetRow& row) {
    if (is_heading(row)) return;
    if (is_sum(row)) return take_sum(row);
    if (is_note(row)) return;
    add(row);
  }

  // The last printed sum of the last table, where it is that of all rows: the document's own, which
  // the checks hold against them. One of a table among others is compared here.
  void finish() {
    if (!printed_) return;
    if (!is_first_ && printed_->sum != before_ + sum_) return compare_sums();
    document_.fields.push_back({kSum, std::move(printed_->reading)});
  }

  // The last printed sum is that of all rows, or of the table's.
  void compare_sums() {
    if (!printed_ || !all_read_ || printed_->sum == sum_ || printed_->sum == before_ + sum_) return;
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
    Reading reading;
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

  // A sum word, and nothing that a row must have beside the sum itself; or what the rows come to,
  // alone in its row.
  [[nodiscard]] bool is_sum(const SheetRow& row) const {
    if (has_sum_alone(row) && is_what_rows_give(row)) return true;
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

  // The row has a value in the column of sums and in no other of the table.
  [[nodiscard]] bool has_sum_alone(const SheetRow& row) const {
    return std::ranges::all_of(heading_.columns, [&](const FoundColumn& column) {
      return (row.at(column.column) != nullptr) == (rule(column).name == rules_.sum_column);
    });
  }

  [[nodiscard]] bool is_what_rows_give(const SheetRow& row) const {
    const auto printed = sum_in(row);
    return printed && !document_.rows.empty() && all_read_ &&
           (*printed == sum_ || *printed == before_ + sum_);
  }

  // A few words beside the table. Who has as much as a row has, but nothing that it must have, is
  // one that cannot be read.
  [[nodiscard]] bool is_note(const SheetRow& row) const {
    constexpr std::ptrdiff_t kRow = 3;
    const auto has = [&](const FoundColumn& column) { return row.at(column.column) != nullptr; };
    return std::ranges::count_if(heading_.columns, has) < kRow &&
           std::ranges::none_of(heading_.columns, [&](const FoundColumn& column) {
             return rule(column).required && has(column);
           });
  }

  [[nodiscard]] Reading sum_reading(const SheetRow& row) const {
    for (const FoundColumn& column : heading_.columns) {
      if (rule(column).name != rules_.sum_column) continue;
      const Cell* cell = row.at(column.column);
      return cell == nullptr ? Reading{} : value(*cell, rule(column).kind);
    }
    return {};
  }

  [[nodiscard]] std::optional<Amount> sum_in(const SheetRow& row) const {
    const Reading reading = sum_reading(row);
    return amount_in(&reading);
  }

  void take_sum(const SheetRow& row) {
    Reading reading = sum_reading(row);
    if (const auto sum = amount_in(&reading))
      printed_ = Printed{*sum, row.number, std::move(reading)};
  }

  // One amount that is shown over several rows is not each one's.
  [[nodiscard]] bool is_of_several_rows(const Cell& cell) const {
    return std::ranges::any_of(place_.merged, [&](const MergedCells& range) {
      return range.last_row > range.first_row && cell.row >= range.first_row &&
             cell.row <= range.last_row && cell.column == range.first_column;
    });
  }

  // Two columns are called the same, and say different things.
  static bool has_rival(const SheetRow& cells, const FoundColumn& column) {
    const Cell* own = cells.at(column.column);
    const Cell* other = column.rival == 0 ? nullptr : cells.at(column.rival);
    return other != nullptr && (own == nullptr || own->text != other->text);
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
    const bool disputed = has_rival(cells, column);
    if (cell == nullptr && disputed) cell = cells.at(column.rival);
    const Box box{column.column - 1, cells.number - 1, column.column, cells.number};
    row.box = united(row.box, box);
    if (cell == nullptr) return add_empty(wanted, box, row);
    row.fields.push_back({wanted.outputs.front(), value(*cell, wanted.kind)});
    const bool shared = wanted.kind == Kind::amount && is_of_several_rows(*cell);
    row.fields.back().reading.evidence.contested |= disputed || shared || has_sum_alone(cells);
    all_read_ = all_read_ && !shared;
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

  FoundHeading heading_;
  const SheetPlace& place_;
  const Template& rules_;
  const KindContext& context_;
  Document& document_;
  Amount sum_, before_;  // of this table's rows, and of those above it
  bool all_read_{true};
  bool is_first_{true};  // no other table of the sheet stands above it
  std::optional<Printed> printed_;
};

// The rows from `from` on, a table after the other. `alone`: no other table stands beside them.
void read_tables(const std::vector<SheetRow>& rows, std::size_t from, bool alone,
                 TableReader& reader, const Template& rules, Document& document) {
  const Headings headings = headings_of(rules);
  for (std::size_t row = from; row < rows.size(); ++row) {
    auto other = heading_at(rows, row, headings, rules);
    if (!other || reader.has(*other)) {
      reader.take(rows[row]);
    } else if (other->missing.empty()) {
      reader.compare_sums();
      reader.begin(*std::move(other));
    } else {
      document.deviations.push_back(
          {"falt_saknas", Severity::fel, 0, "",
           fmt::format("På rad {} i bladet börjar en tabell till, med rubriker som mallen inte "
                       "känner. Den raden och raderna under den är inte lästa. Lägg tabellen på "
                       "ett eget blad, eller registrera den för hand.",
                       rows[row].number),
           ""});
      return reader.compare_sums();
    }
  }
  alone ? reader.finish() : reader.compare_sums();
}

}  // namespace

void read_sheet_rows(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                     const SheetPlace& place, const Template& rules, const KindContext& context,
                     Document& document) {
  FoundHeading first = heading;
  auto beside = table_beside(first, rules);
  TableReader reader(std::move(first), place, rules, context, document);
  read_tables(rows, heading.row + 1, !beside, reader, rules, document);
  if (!beside) return;
  TableReader second(*std::move(beside), place, rules, context, document);
  for (std::size_t row = heading.row + 1; row < rows.size(); ++row) second.take(rows[row]);
  second.compare_sums();
}

}  // namespace rosett
