#include "bench/synth/header_setting.h"

#include <algorithm>

#include <fmt/format.h>

#include "bench/synth/wording.h"

namespace rosett::synth {
namespace {

constexpr double kAscent = 0.92;

struct Item {
  std::string label, value;
};

class HeaderSetting {
 public:
  HeaderSetting(Canvas& canvas, const Style& style, Decision& decision, Random& random)
      : canvas_(canvas),
        style_(style),
        decision_(decision),
        random_(random),
        title_(random.pick(wordings(type_key("titel.")))) {
    if (style.upper_heading) title_ = upper_case(title_);
  }

  void set() {
    letterhead();
    if (style_.header == HeaderBlock::letter) {
      letter();
      return;
    }
    const std::vector<Item> all = items();
    title();
    switch (style_.header) {
      case HeaderBlock::lines:
        lines(all);
        break;
      case HeaderBlock::two_columns:
        two_columns(all);
        break;
      case HeaderBlock::boxes:
        boxes(all);
        break;
      default:
        running(all);
        break;
    }
    canvas_.pen += canvas_.line_height();
  }

 private:
  [[nodiscard]] std::string type_key(const std::string& start) const {
    return start + (decision_.type == Type::roselista ? "roselista" : "schablonbeslut");
  }

  std::string printed(const std::string& name) {
    Field& field = decision_.fields.at(name);
    field.sheet = canvas_.number();
    if (name == "beslutsdatum" || name == "utbetalningsdatum")
      field.printed = print_date(style_.notation.header_date, field.value);
    else
      field.printed = field.value;
    return field.printed;
  }

  std::string printed_period() {
    const DateForm form = style_.notation.header_date;
    Field &from = decision_.fields.at("period_fran"), &to = decision_.fields.at("period_till");
    from.sheet = to.sheet = canvas_.number();
    from.printed = to.printed =
        print_date(form, from.value) + style_.notation.period_between + print_date(form, to.value);
    return from.printed;
  }

  // Label and value of what the header shows, in an order of its own.
  std::vector<Item> items() {
    std::vector<Item> all;
    for (const char* name : {"diarienummer", "beslutsdatum", "utbetalningsdatum", "kommun",
                             "referens", "ersattning", "kod"})
      if (decision_.fields.contains(name))
        all.push_back({random_.pick(wordings(std::string("huvud.") + name)), printed(name)});
    if (decision_.fields.contains("period_fran"))
      all.push_back({random_.pick(wordings("huvud.period")), printed_period()});
    if (style_.count_in_header && decision_.fields.contains("antal"))
      all.push_back({random_.pick(wordings(type_key("huvud.antal."))), printed("antal")});
    if (random_.chance(0.5)) random_.shuffle(all);
    return all;
  }

  [[nodiscard]] std::string label(const Item& item) const {
    return item.label + (style_.label_colon ? ":" : "");
  }

  void letterhead() {
    const Font big = canvas_.font(true, 1.4);
    if (style_.letterhead) {
      canvas_.sheet().fills.push_back({canvas_.left(), canvas_.pen, big.size, big.size, 0.15});
      canvas_.text(canvas_.left() + 1.6 * big.size, canvas_.pen + big.size * kAscent,
                   "Migrationsverket", big);
      canvas_.pen += 1.3 * big.size;
      if (random_.chance(0.5)) canvas_.line(random_.pick(wordings("enhet")), canvas_.font());
    } else {
      canvas_.line(style_.upper_heading ? "MIGRATIONSVERKET" : "Migrationsverket",
                   canvas_.font(true));
    }
    canvas_.pen += canvas_.line_height();
  }

  void title() {
    const Font font = canvas_.font(true, 1.5);
    const double top = canvas_.pen;
    canvas_.line(title_, font, 4);
    if (style_.boxed_title) {
      const double right = canvas_.left() + canvas_.typesetter().width(title_, font) + 40;
      for (const double y : {top - 4, canvas_.pen})
        canvas_.rule(canvas_.left() - 4, y, right, y, 0.8);
      for (const double x : {canvas_.left() - 4, right})
        canvas_.rule(x, top - 4, x, canvas_.pen, 0.8);
    }
    canvas_.pen += 6;
  }

  void pair(double x, double baseline, const Item& item, double value_x) {
    canvas_.text(x, baseline, label(item),
                 canvas_.font(!style_.values_bold && style_.bold_heading));
    canvas_.text(value_x, baseline, item.value, canvas_.font(style_.values_bold));
  }

  [[nodiscard]] double label_width(const std::vector<Item>& all) {
    double width = 0;
    for (const Item& item : all)
      width = std::max(width, canvas_.typesetter().width(label(item), canvas_.font(true)));
    return width + 8;
  }

  void lines(const std::vector<Item>& all) {
    const bool aligned = random_.chance(0.6);
    const double column = label_width(all);
    for (const Item& item : all) {
      const Font font = canvas_.font(!style_.values_bold && style_.bold_heading);
      const double own = canvas_.typesetter().width(label(item) + " ", font);
      pair(canvas_.left(), canvas_.pen + style_.size * kAscent, item,
           canvas_.left() + (aligned ? column : own));
      canvas_.pen += canvas_.line_height() + 1.5;
    }
  }

  void two_columns(const std::vector<Item>& all) {
    const double half = (canvas_.right() - canvas_.left()) / 2, column = label_width(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double x = canvas_.left() + (i % 2 == 0 ? 0 : half);
      pair(x, canvas_.pen + style_.size * kAscent, all[i], x + column);
      if (i % 2 == 1 || i + 1 == all.size()) canvas_.pen += canvas_.line_height() + 2.5;
    }
  }

  // Cells of a form: the label small, the value below it.
  void boxes(const std::vector<Item>& all) {
    const std::size_t across = style_.landscape ? 4 : 3;
    const double width = (canvas_.right() - canvas_.left()) / static_cast<double>(across);
    const Font small = canvas_.font(false, 0.75), value = canvas_.font(style_.values_bold);
    const double height = small.size * 1.3 + value.size * 1.3 + 6;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double x = canvas_.left() + width * static_cast<double>(i % across);
      const double top = canvas_.pen;
      canvas_.text(x + 3, top + 2 + small.size * kAscent, all[i].label, small);
      canvas_.text(x + 3, top + 4 + small.size * 1.3 + value.size * kAscent, all[i].value, value);
      for (const double y : {top, top + height}) canvas_.rule(x, y, x + width, y, 0.5);
      for (const double side : {x, x + width}) canvas_.rule(side, top, side, top + height, 0.5);
      if (i % across == across - 1 || i + 1 == all.size()) canvas_.pen += height;
    }
    canvas_.pen += 4;
  }

  void running(const std::vector<Item>& all) {
    double x = canvas_.left();
    const Font font = canvas_.font();
    for (const Item& item : all) {
      const std::string text = label(item) + " " + item.value;
      const double width = canvas_.typesetter().width(text, font);
      if (x > canvas_.left() && x + width > canvas_.right()) {
        x = canvas_.left();
        canvas_.pen += canvas_.line_height() + 2;
      }
      canvas_.text(x, canvas_.pen + style_.size * kAscent, text, font);
      x += width + 16;
    }
    canvas_.pen += canvas_.line_height() + 2;
  }

  void paragraph(const std::string& text) {
    for (const std::string& line :
         canvas_.typesetter().wrapped(text, canvas_.font(), canvas_.right() - canvas_.left()))
      canvas_.line(line, canvas_.font());
    canvas_.pen += canvas_.line_height() * 0.7;
  }

  // A letter: numbers top right, the address, prose, and the rest as lines.
  void letter() {
    std::vector<Item> all = items();
    const double x = canvas_.left() + (canvas_.right() - canvas_.left()) * 0.58;
    double y = canvas_.sheet().texts.front().y;
    const auto take = [&](const std::string& name) {
      const std::string& value = decision_.fields.at(name).value;
      const auto found = std::ranges::find_if(all, [&](const Item& item) {
        return item.value == value || item.value == decision_.fields.at(name).printed;
      });
      const Item item = *found;
      all.erase(found);
      return item;
    };
    for (const char* name : {"beslutsdatum", "diarienummer"}) {
      const Item item = take(name);
      canvas_.text(x, y, fmt::format("{} {}", label(item), item.value), canvas_.font());
      y += canvas_.line_height() + 2;
    }
    canvas_.pen = std::max(canvas_.pen, y + canvas_.line_height());
    title();
    const auto about = decision_.type == Type::roselista
                           ? "Migrationsverket har beslutat att bevilja kommunen ersättning enligt "
                             "vad som framgår av listan. Ersättningen lämnas enligt förordningen "
                             "(2010:1122) och förordningen (2017:193)."
                           : "Migrationsverket har beslutat om ersättning med ett schablonbelopp "
                             "för de personer som anges nedan. Kommunen behöver inte ansöka.";
    paragraph(about);
    lines(all);
    canvas_.pen += canvas_.line_height() * 0.7;
    if (random_.chance(0.5))
      paragraph(
          "Ersättning som har lämnats på felaktig grund eller med för högt belopp ska "
          "betalas tillbaka. Beslutet kan överklagas inom tre veckor från den dag då "
          "kommunen fick del av det.");
  }

  Canvas& canvas_;
  const Style& style_;
  Decision& decision_;
  Random& random_;
  std::string title_;
};

}  // namespace

void set_header(Canvas& canvas, const Style& style, Decision& decision, Random& random) {
  HeaderSetting(canvas, style, decision, random).set();
}

void set_running_head(Canvas& canvas, const Style& style, const Decision& decision) {
  if (!style.running_head) return;
  canvas.line(fmt::format("Migrationsverket   Dnr {}", decision.fields.at("diarienummer").value),
              canvas.font(false, 0.9), canvas.line_height());
}

void set_page_marks(Canvas& canvas, const Style& style, Random& random) {
  const std::string foot = random.chance(0.5) ? random.pick(wordings("fot")) : "";
  const bool right = random.chance(0.7);
  const Font font = canvas.font(false, 0.9);
  const auto total = canvas.sheets().size();
  for (std::size_t i = 0; i < total; ++i) {
    Sheet& sheet = canvas.sheets()[i];
    const double low = canvas.bottom() + 16;
    if (!foot.empty()) sheet.texts.push_back({canvas.left(), low, font, foot});
    if (style.page_mark.empty()) continue;
    const std::string mark = fmt::format(fmt::runtime(style.page_mark), i + 1, total);
    const double width = canvas.typesetter().width(mark, font);
    const double middle = (canvas.left() + canvas.right() - width) / 2;
    const bool aside = right || !foot.empty() || style.mark_at_top;
    sheet.texts.push_back({aside ? canvas.right() - width : middle,
                           style.mark_at_top ? canvas.left() * 0.8 : low, font, mark});
  }
}

}  // namespace rosett::synth
