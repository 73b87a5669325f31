#include "bench/synth/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "bench/synth/wording.h"

namespace rosett::synth {
namespace {

// Families of Debian's font packages (bench/packages.txt), sans, serif and typewriter.
const std::vector<std::string>& families() {
  static const std::vector<std::string> kFamilies{"Liberation Sans",
                                                  "Liberation Sans",
                                                  "Liberation Serif",
                                                  "Liberation Mono",
                                                  "Liberation Sans Narrow",
                                                  "DejaVu Sans",
                                                  "DejaVu Sans Condensed",
                                                  "DejaVu Serif",
                                                  "DejaVu Sans Mono",
                                                  "Carlito",
                                                  "Carlito",
                                                  "Caladea",
                                                  "Nimbus Sans",
                                                  "Nimbus Roman",
                                                  "Nimbus Mono PS",
                                                  "Nimbus Sans Narrow",
                                                  "P052",
                                                  "C059",
                                                  "URW Bookman",
                                                  "FreeSans",
                                                  "FreeSerif",
                                                  "FreeMono",
                                                  "Noto Sans",
                                                  "Noto Serif",
                                                  "Lato",
                                                  "Courier Prime",
                                                  "Inconsolata",
                                                  "Open Sans",
                                                  "Roboto",
                                                  "Linux Libertine O"};
  return kFamilies;
}

bool is_wide(const std::string& family) {
  return family.find("Mono") != std::string::npos || family.starts_with("Courier") ||
         family == "Inconsolata";
}

using Parts = std::vector<std::vector<std::string>>;

// One value a column, in an order of its own.
Parts single_parts(Type type, Random& random) {
  Parts parts{{"personnummer"}, {"dossiernummer"}, {"namn"}};
  random.shuffle(parts);
  Parts tail;
  if (random.chance(0.5))
    tail.push_back({"period"});
  else
    tail.insert(tail.end(), {{"period_fran"}, {"period_till"}});
  if (type == Type::roselista) {
    if (random.chance(0.75)) tail.insert(tail.begin(), {"diarienummer"});
    tail.insert(random.chance(0.5) ? tail.begin() : tail.end(), {"kod"});
  } else {
    tail.insert(tail.begin(), {"mottagningsdatum"});
    if (random.chance(0.8)) tail.push_back({"dygn"});
    if (random.chance(0.6)) tail.push_back({"dygnsbelopp"});
  }
  parts.insert(parts.end(), tail.begin(), tail.end());
  if (random.chance(0.25)) parts.insert(parts.begin(), {"lopnummer"});
  if (type == Type::roselista && random.chance(0.25)) parts.push_back({"sokt"});
  parts.push_back({"belopp"});
  if (type == Type::roselista && random.chance(0.35)) parts.push_back({"fritext"});
  if (type == Type::schablonbeslut && random.chance(0.5))
    parts.insert(parts.end() - (random.chance(0.5) ? 1 : 0), {"kvarvarande"});
  return parts;
}

// Two values under each other in some columns.
Parts double_parts(Type type, Random& random) {
  const bool number_first = random.chance(0.5), name_with_number = random.chance(0.4);
  Parts parts;
  const std::string last = type == Type::roselista ? "diarienummer" : "mottagningsdatum";
  if (name_with_number)
    parts = {{"namn", "personnummer"}, {"dossiernummer", last}};
  else
    parts = {number_first ? std::vector<std::string>{"personnummer", "dossiernummer"}
                          : std::vector<std::string>{"dossiernummer", "personnummer"},
             {"namn", last}};
  if (type == Type::roselista) parts.push_back({"kod"});
  if (random.chance(0.4))
    parts.push_back({"period_fran", "period_till"});
  else
    parts.push_back({"period"});
  if (type == Type::roselista) {
    parts.push_back(random.chance(0.25) ? std::vector<std::string>{"sokt"}
                                        : std::vector<std::string>{});
    parts.push_back({"belopp"});
    if (random.chance(0.35)) parts.push_back({"fritext"});
  } else {
    parts.push_back(random.chance(0.5) ? std::vector<std::string>{"dygn", "dygnsbelopp"}
                                       : std::vector<std::string>{"dygn"});
    if (random.chance(0.4)) parts.push_back({"kvarvarande"});
    parts.push_back({"belopp"});
  }
  std::erase_if(parts, [](const auto& one) { return one.empty(); });
  return parts;
}

Align align_of(const std::string& part, Random& random) {
  if (part == "belopp" || part == "sokt" || part == "dygnsbelopp") return Align::right;
  if (part == "dygn" || part == "kvarvarande" || part == "lopnummer")
    return random.chance(0.7) ? Align::right : Align::centre;
  return part == "kod" && random.chance(0.2) ? Align::centre : Align::left;
}

std::vector<Column> columns_of(const Style& style, Type type, Random& random) {
  Parts parts =
      style.form == RowForm::single ? single_parts(type, random) : double_parts(type, random);
  const auto leave_out = [&](std::initializer_list<std::string_view> gone) {
    for (auto& one : parts)
      std::erase_if(one, [&](const std::string& part) {
        return std::ranges::find(gone, part) != gone.end();
      });
    std::erase_if(parts, [](const auto& one) { return one.empty(); });
  };
  if (style.order == RowOrder::person)
    leave_out({"namn", "personnummer", "dossiernummer", "lopnummer"});
  if (style.order == RowOrder::kod && random.chance(0.7)) leave_out({"kod"});
  if (style.paid_once)
    leave_out({"period", "period_fran", "period_till", "dygn", "dygnsbelopp", "kvarvarande"});
  std::vector<Column> columns;
  for (const auto& one : parts) {
    Column column{one, {}, align_of(one.front(), random)};
    for (const std::string& part : one) {
      const std::string& words = random.pick(wordings(part));
      column.heading.push_back(style.upper_heading ? upper_case(words) : words);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::string random_page_mark(Random& random) {
  return random.pick<std::string>({"Sida {} ({})", "Sida {} av {}", "Sid {}/{}", "{} ({})",
                                   "Sida {}/{}", "Sida: {} ({})", "Blad {} av {}"});
}

}  // namespace

Style random_style(Type type, Random& random) {
  Style s;
  s.family = random.pick(families());
  s.size = random.real(7.5, 11.0) - (is_wide(s.family) ? 1.0 : 0.0);
  s.size = std::max(s.size, 7.5);
  s.margin = random.real(30, 58);
  s.landscape = random.chance(type == Type::roselista ? 0.35 : 0.4);
  s.bold_heading = random.chance(0.7);
  s.upper_heading = random.chance(0.2);
  s.boxed_title = random.chance(0.1);
  s.letterhead = random.chance(0.6);
  s.leading = random.real(1.1, 1.9);
  s.header = static_cast<HeaderBlock>(random.weighted({2, 3, 2, 2, 2}));
  s.rules = static_cast<Rules>(random.weighted({3, 2, 2, 2, 2}));
  s.form = random.chance(0.25) ? RowForm::double_line : RowForm::single;
  const bool roselista = type == Type::roselista;
  s.order =
      static_cast<RowOrder>(random.weighted({5, 3, roselista ? 2.0 : 0, roselista ? 0.8 : 0}));
  s.paid_once = !roselista && random.chance(0.25);
  s.columns = columns_of(s, type, random);
  s.notation = random_notation(random);
  s.repeat_heading = random.chance(0.85);
  s.page_sum = random.chance(0.3);
  s.transport = random.chance(0.25);
  s.group_sum = random.chance(0.7);
  s.table_on_new_page = s.header == HeaderBlock::letter && random.chance(0.5);
  s.totals_below = random.chance(0.25);
  s.shows_count = random.chance(0.85);
  s.count_in_header = random.chance(0.3);
  s.shows_referens = random.chance(0.85);
  s.page_mark = random.chance(0.92) ? random_page_mark(random) : "";
  s.mark_at_top = random.chance(0.5);
  s.fills_width = random.chance(0.8);
  s.values_bold = random.chance(0.3);
  s.label_colon = random.chance(0.6);
  s.running_head = random.chance(0.5);
  return s;
}

bool Style::has(std::string_view part) const {
  return std::ranges::any_of(columns, [&](const Column& column) {
    return std::ranges::find(column.parts, part) != column.parts.end();
  });
}

std::string Style::layout() const {
  constexpr std::array kOrders{"", "", "kodgrupp-", "persongrupp-"};
  constexpr std::array kRules{"rutnat", "linjer", "halvlinjer", "zebra", "olinjerad"};
  return fmt::format("{}{}-{}", kOrders.at(static_cast<std::size_t>(order)),
                     form == RowForm::single ? "enrad" : "tvarad",
                     kRules.at(static_cast<std::size_t>(rules)));
}

std::string Style::details() const {
  constexpr std::array kHeaders{"rader", "tvaspalt", "rutor", "brev", "lopande"};
  std::string all = kHeaders.at(static_cast<std::size_t>(header));
  if (landscape) all += " liggande";
  if (page_sum) all += " sidsumma";
  if (transport) all += " transport";
  if (upper_heading) all += " versaler";
  for (const Column& column : columns)
    if (column.parts.front() == "sokt") all += " sokt";
  return fmt::format("{} {:.1f}p", all, size);
}

}  // namespace rosett::synth
