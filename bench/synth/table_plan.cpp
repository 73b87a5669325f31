#include "bench/synth/table_plan.h"

#include <algorithm>

#include "bench/synth/notation.h"

namespace rosett::synth {
namespace {

constexpr double kSmallestType = 7.0;  // points
constexpr double kShrink = 0.96;

std::string remember(Row& row, const std::string& field, std::string printed) {
  return row.printed[field] = std::move(printed);
}

std::string printed_date(Row& row, const std::string& field, DateForm form) {
  return remember(row, field, print_date(form, row.values.at(field)));
}

Lines period_lines(Row& row, const Notation& notation, bool broken) {
  const std::string from = print_date(notation.date, row.values.at("period_fran"));
  const std::string to = print_date(notation.date, row.values.at("period_till"));
  std::string between = notation.period_between;
  remember(row, "period_till", remember(row, "period_fran", from + between + to));
  if (!broken) return {from + between + to};
  while (between.ends_with(' ')) between.pop_back();
  return {from + between, to};
}

// What stands in the cell for this part, on one line but for a broken period.
Lines part_lines(Row& row, const std::string& part, const Style& style, bool broken, int number) {
  const Notation& notation = style.notation;
  if (part == "lopnummer") return {std::to_string(number)};
  if (part == "period") return period_lines(row, notation, broken);
  if (part == "sokt") return {row.sokt.empty() ? "" : print_amount(notation, row.sokt)};
  if (part == "namn") {
    row.values["namn"] = print_name(notation, row.fornamn, row.efternamn);
    return {remember(row, part, row.values["namn"])};
  }
  if (!row.values.contains(part)) return {""};
  const std::string& value = row.values.at(part);
  if (part == "personnummer") return {remember(row, part, print_personnummer(notation, value))};
  if (part == "belopp" || part == "dygnsbelopp")
    return {remember(row, part, print_amount(notation, value))};
  if (part == "period_fran" || part == "period_till" || part == "mottagningsdatum")
    return {printed_date(row, part, notation.date)};
  return {remember(row, part, value)};
}

bool may_wrap(const std::string& part) { return part == "namn" || part == "fritext"; }

double widest(const Lines& lines, const Font& font, Typesetter& typesetter) {
  double width = 0;
  for (const std::string& line : lines) width = std::max(width, typesetter.width(line, font));
  return width;
}

// How the columns are made narrower, one measure after the other.
struct Squeeze {
  double wrapped_share{1};  // of the widest name or text
  bool broken_period{};
};

class Planner {
 public:
  Planner(Decision& decision, const Style& style, Typesetter& typesetter, Squeeze squeeze)
      : decision_(decision),
        style_(style),
        typesetter_(typesetter),
        squeeze_(squeeze),
        font_{style.family, style.size, false},
        bold_{style.family, style.size, style.bold_heading} {}

  TablePlan plan(double available) {
    for (std::size_t i = 0; i < decision_.rows.size(); ++i) plan_.cells.emplace_back();
    for (const Column& column : style_.columns) add(column);
    const double padding = 2 * TablePlan::kPadding * static_cast<double>(plan_.columns.size());
    double used = padding;
    for (const PlannedColumn& column : plan_.columns) used += column.width;
    const double spare = style_.fills_width ? std::max(0.0, available - used) : 0;
    plan_.width = TablePlan::kPadding;
    for (PlannedColumn& column : plan_.columns) {
      column.width += spare / static_cast<double>(plan_.columns.size());
      column.left = plan_.width;
      plan_.width += column.width + 2 * TablePlan::kPadding;
    }
    plan_.width -= TablePlan::kPadding;
    break_headings();
    return std::move(plan_);
  }

 private:
  void add(const Column& column) {
    const double limit = wrap_limit(column);
    PlannedColumn planned;
    for (std::size_t i = 0; i < decision_.rows.size(); ++i) {
      Lines lines;
      for (const std::string& part : column.parts)
        for (const std::string& line : lines_of(i, part))
          for (std::string& piece :
               may_wrap(part) ? typesetter_.wrapped(line, font_, limit) : Lines{line})
            lines.push_back(std::move(piece));
      planned.width = std::max(planned.width, widest(lines, font_, typesetter_));
      plan_.cells[i].push_back(std::move(lines));
    }
    for (const std::string& heading : column.heading)
      planned.width = std::max(planned.width,
                               widest(typesetter_.wrapped(heading, bold_, 0), bold_, typesetter_));
    plan_.columns.push_back(std::move(planned));
  }

  Lines lines_of(std::size_t row, const std::string& part) {
    return part_lines(decision_.rows[row], part, style_, squeeze_.broken_period,
                      static_cast<int>(row) + 1);
  }

  // How wide names and texts may be before they are broken.
  double wrap_limit(const Column& column) {
    double limit = 0;
    for (const std::string& part : column.parts)
      for (std::size_t i = 0; may_wrap(part) && i < decision_.rows.size(); ++i)
        limit = std::max(limit, widest(lines_of(i, part), font_, typesetter_));
    return limit * squeeze_.wrapped_share;
  }

  void break_headings() {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i)
      for (const std::string& heading : style_.columns[i].heading)
        for (std::string& line : typesetter_.wrapped(heading, bold_, plan_.columns[i].width + 0.5))
          plan_.columns[i].heading.push_back(std::move(line));
  }

  Decision& decision_;
  const Style& style_;
  Typesetter& typesetter_;
  Squeeze squeeze_;
  Font font_, bold_;
  TablePlan plan_;
};

}  // namespace

TablePlan plan_table(Decision& decision, Style& style, Typesetter& typesetter) {
  Squeeze squeeze;
  while (true) {
    const Canvas canvas(style, typesetter);
    const double available = canvas.right() - canvas.left();
    TablePlan plan = Planner(decision, style, typesetter, squeeze).plan(available);
    if (plan.width <= available + 1) return plan;
    if (squeeze.wrapped_share > 0.6)
      squeeze.wrapped_share -= 0.2;
    else if (!squeeze.broken_period && style.has("period"))
      squeeze.broken_period = true;
    else if (style.size * kShrink >= kSmallestType)
      style.size *= kShrink;
    else if (!style.landscape)
      style.landscape = true;
    else
      return plan;  // reaches into the margin: nothing narrower is left to try
  }
}

}  // namespace rosett::synth
