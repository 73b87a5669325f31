#include "bench/synth/table_setting.h"

#include <algorithm>

#include <fmt/format.h>

#include "bench/synth/codes.h"
#include "bench/synth/content.h"
#include "bench/synth/wording.h"

namespace rosett::synth {
namespace {

constexpr double kAscent = 0.92;  // of the type size, from the top of a line to its baseline

std::string meaning_of(const std::string& kod) {
  for (const Kod& one : koder()) {
    if (one.kod == kod) return one.klartext;
    if (one.aterkrav == kod) return "ÅTERKRAV " + one.klartext;
  }
  return "";
}

}  // namespace

TableSetting::TableSetting(Canvas& canvas, const Style& style, Decision& decision, TablePlan plan,
                           Random& random, NewSheet new_sheet)
    : canvas_(canvas),
      style_(style),
      decision_(decision),
      plan_(std::move(plan)),
      new_sheet_(std::move(new_sheet)),
      sheet_sum_label_(random.pick(wordings("sidsumma"))),
      carried_out_(random.pick(wordings("transport.ut"))),
      carried_in_(random.pick(wordings("transport.in"))),
      group_label_(random.pick(wordings("gruppsumma"))),
      total_label_(random.pick(wordings("slut"))),
      count_label_(
          random.pick(wordings(decision.type == Type::roselista ? "huvud.antal.roselista"
                                                                : "huvud.antal.schablonbeslut"))),
      kod_with_text_(random.chance(0.6)),
      heading_rule_(random.chance(0.6)) {
  for (std::size_t i = 0; i < style_.columns.size(); ++i)
    if (std::ranges::find(style_.columns[i].parts, "belopp") != style_.columns[i].parts.end())
      belopp_ = i;
}

double TableSetting::pad() const { return canvas_.line_height() * (style_.leading - 1) / 2; }

double TableSetting::cell_x(std::size_t column, const std::string& text, const Font& font) const {
  const PlannedColumn& planned = plan_.columns[column];
  const double slack = planned.width - canvas_.typesetter().width(text, font);
  const Align align = style_.columns[column].align;
  const double share = align == Align::left ? 0 : align == Align::right ? 1 : 0.5;
  return canvas_.left() + planned.left + slack * share;
}

void TableSetting::horizontal(double y, double width) {
  canvas_.rule(canvas_.left(), y, canvas_.left() + plan_.width, y, width);
}

void TableSetting::verticals(double top, double bottom) {
  if (style_.rules != Rules::grid) return;
  for (const PlannedColumn& column : plan_.columns) {
    const double x = canvas_.left() + column.left - TablePlan::kPadding;
    canvas_.rule(x, top, x, bottom, 0.5);
  }
  canvas_.rule(canvas_.left() + plan_.width, top, canvas_.left() + plan_.width, bottom, 0.5);
}

void TableSetting::heading() {
  const Font font = canvas_.font(style_.bold_heading);
  std::size_t lines = 1;
  for (const PlannedColumn& column : plan_.columns) lines = std::max(lines, column.heading.size());
  const double top = canvas_.pen;
  const double height = static_cast<double>(lines) * canvas_.line_height() + 2 * pad();
  if (style_.rules == Rules::zebra)
    canvas_.sheet().fills.push_back({canvas_.left(), top, plan_.width, height, 0.82});
  for (std::size_t i = 0; i < plan_.columns.size(); ++i)
    for (std::size_t line = 0; line < plan_.columns[i].heading.size(); ++line) {
      const std::string& text = plan_.columns[i].heading[line];
      canvas_.text(
          cell_x(i, text, font),
          top + pad() + static_cast<double>(line) * canvas_.line_height() + font.size * kAscent,
          text, font);
    }
  canvas_.pen = top + height;
  if (style_.rules == Rules::grid || style_.rules == Rules::half) horizontal(top, 0.8);
  if (style_.rules != Rules::none || heading_rule_) horizontal(canvas_.pen, 0.8);
  verticals(top, canvas_.pen);
}

double TableSetting::row_height(std::size_t index) const {
  std::size_t lines = 1;
  for (const Lines& cell : plan_.cells[index]) lines = std::max(lines, cell.size());
  return static_cast<double>(lines) * canvas_.line_height() + 2 * pad();
}

double TableSetting::reserve() const {
  const double line = canvas_.line_height() + 2 * pad();
  return line * (1 + (style_.page_sum ? 1 : 0) + (style_.transport ? 1 : 0));
}

bool TableSetting::starts_group(std::size_t index) const {
  const auto key = [&](const Row& row) {
    return style_.order == RowOrder::kod ? row.values.at("kod") : person_heading_key(row);
  };
  if (style_.order != RowOrder::kod && style_.order != RowOrder::person) return false;
  return index == 0 || key(decision_.rows[index - 1]) != key(decision_.rows[index]);
}

void TableSetting::sum_line(const std::string& label, Amount amount, bool bold) {
  const Font font = canvas_.font(bold);
  const double baseline = canvas_.pen + pad() + font.size * kAscent;
  const std::string printed = print_amount(style_.notation, amount.to_string());
  canvas_.text(canvas_.left() + TablePlan::kPadding, baseline, label, font);
  canvas_.text(cell_x(belopp_, printed, font), baseline, printed, font);
  const double top = canvas_.pen;
  canvas_.pen += canvas_.line_height() + 2 * pad();
  if (style_.rules == Rules::grid) {
    horizontal(canvas_.pen);
    canvas_.rule(canvas_.left(), top, canvas_.left(), canvas_.pen, 0.5);
    canvas_.rule(canvas_.left() + plan_.width, top, canvas_.left() + plan_.width, canvas_.pen, 0.5);
  }
}

void TableSetting::break_sheet() {
  if (style_.page_sum) sum_line(sheet_sum_label_, on_sheet_, false);
  if (style_.transport) sum_line(carried_out_, so_far_, false);
  on_sheet_ = Amount();
  new_sheet_();
  if (style_.repeat_heading) heading();
  if (style_.transport) sum_line(carried_in_, so_far_, false);
}

void TableSetting::group_heading(const Row& row) {
  std::string text;
  Row& filled = decision_.rows[static_cast<std::size_t>(&row - decision_.rows.data())];
  if (style_.order == RowOrder::kod) {
    const std::string& kod = row.values.at("kod");
    const std::string meaning = kod_with_text_ ? meaning_of(kod) : "";
    text = meaning.empty() ? "Typ " + kod : kod + "   " + meaning;
  } else {
    filled.values["namn"] = print_name(style_.notation, row.fornamn, row.efternamn);
    text = fmt::format("{}   {}   {}",
                       print_personnummer(style_.notation, row.values.at("personnummer")),
                       row.values.at("dossiernummer"), filled.values["namn"]);
  }
  canvas_.pen += pad();
  canvas_.text(canvas_.left() + TablePlan::kPadding,
               canvas_.pen + pad() + canvas_.font().size * kAscent, text, canvas_.font(true));
  canvas_.pen += canvas_.line_height() + 2 * pad();
  if (style_.rules == Rules::grid || style_.rules == Rules::lines) horizontal(canvas_.pen);
  in_group_ = Amount();
  rows_in_group_ = 0;
}

void TableSetting::group_end(std::size_t index) {
  const bool last = index + 1 == decision_.rows.size() || starts_group(index + 1);
  const bool grouped = style_.order == RowOrder::kod || style_.order == RowOrder::person;
  if (!grouped || !last || !style_.group_sum) return;
  const std::string name = style_.order == RowOrder::kod
                               ? " " + decision_.rows[index].values.at("kod")
                               : fmt::format(", {} st", rows_in_group_);
  sum_line(group_label_ + name, in_group_, style_.bold_heading);
}

void TableSetting::row(std::size_t index) {
  Row& row = decision_.rows[index];
  const double height = row_height(index);
  const Font font = canvas_.font();
  if (style_.rules == Rules::zebra && index % 2 == 1)
    canvas_.sheet().fills.push_back({canvas_.left(), canvas_.pen, plan_.width, height, 0.91});
  for (std::size_t i = 0; i < plan_.columns.size(); ++i)
    for (std::size_t line = 0; line < plan_.cells[index][i].size(); ++line) {
      const std::string& text = plan_.cells[index][i][line];
      canvas_.text(cell_x(i, text, font),
                   canvas_.pen + pad() + static_cast<double>(line) * canvas_.line_height() +
                       font.size * kAscent,
                   text, font);
    }
  verticals(canvas_.pen, canvas_.pen + height);
  canvas_.pen += height;
  if (style_.rules == Rules::grid || style_.rules == Rules::lines) horizontal(canvas_.pen, 0.4);
  row.sheet = canvas_.number();
  const Amount amount = *Amount::parse(row.values.at("belopp"));
  on_sheet_ += amount;
  so_far_ += amount;
  in_group_ += amount;
  ++rows_in_group_;
}

void TableSetting::total_line() {
  Field& summa = decision_.fields.at("summa");
  summa.printed = print_amount(style_.notation, summa.value);
  summa.sheet = canvas_.number();
  std::string label = total_label_;
  const auto antal = decision_.fields.find("antal");
  const bool count_here = antal != decision_.fields.end() && antal->second.sheet == 0;
  if (count_here) {
    antal->second.printed = antal->second.value;
    antal->second.sheet = canvas_.number();
    label = fmt::format("{}: {}", count_label_, antal->second.value);
    if (style_.totals_below) canvas_.pen += canvas_.line_height();
    if (!style_.totals_below) label = fmt::format("{}   {}", total_label_, label);
  }
  if (!style_.totals_below) {
    sum_line(label, *Amount::parse(summa.value), true);
    if (style_.rules == Rules::half) horizontal(canvas_.pen, 0.8);
    return;
  }
  canvas_.pen += canvas_.line_height();
  canvas_.line(fmt::format("{}: {}{}", total_label_, summa.printed,
                           style_.notation.unit.empty() ? " kr" : ""),
               canvas_.font(true), 2);
  if (count_here) canvas_.line(label, canvas_.font(), 2);
}

void TableSetting::set() {
  heading();
  for (std::size_t i = 0; i < decision_.rows.size(); ++i) {
    double height = row_height(i) + reserve();
    if (starts_group(i)) height += canvas_.line_height() + 3 * pad();
    if (canvas_.pen + height > canvas_.bottom()) break_sheet();
    if (starts_group(i)) group_heading(decision_.rows[i]);
    row(i);
    group_end(i);
  }
  if (style_.page_sum) sum_line(sheet_sum_label_, on_sheet_, false);
  const double totals = 4 * (canvas_.line_height() + 2 * pad());
  if (canvas_.pen + totals > canvas_.bottom()) new_sheet_();
  total_line();
}

}  // namespace rosett::synth
