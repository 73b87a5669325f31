#include "review/summary_sheet.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "review/labels.h"

namespace rosett {
namespace {

std::vector<Column> columns() {
  return {{"Benämning", 380},      {"Kod", 190},         {"Typ", 140},
          {"Antal", 80},           {"Personer", 80},     {"Summa", 130},
          {"Varav återkrav", 130}, {"Osäkra belopp", 80}};
}

std::string_view title_of(Flow flow) {
  switch (flow) {
    case Flow::payment:
      return "Utbetalningar";
    case Flow::reclaim:
      return "Återkrav";
    case Flow::application:
      return "Ansökningar i e-tjänsten";
    case Flow::invoice:
      break;
  }
  return "Fakturor";
}

class SummarySheet {
 public:
  SummarySheet(Book& book, const Survey& survey, const std::vector<KodEntry>& koder)
      : sheet_(book, "Summering", columns(), {18, 0x7A5195, 0}), survey_(survey), koder_(koder) {}

  void write_totals() {
    section("Totalt");
    for (const auto& [flow, total] : survey_.per_flow)
      line(title_of(flow), "", "", total, Tone::plain);
    write_net();
    sheet_.skip_row();
  }

  void write_per_kod() {
    for (const auto& [flow, all] : survey_.per_flow) {
      section(std::string(title_of(flow)) + " per ersättningskod");
      for (const auto& [key, total] : survey_.per_kod)
        if (key.flow == flow) line(plain_name(key.kod), key.kod, type_label(key.type), total);
      line("Summa", "", "", all, Tone::strong);
      sheet_.skip_row();
    }
  }

  void write_deviations() {
    section("Avvikelser per sort (antal)");
    for (const Severity severity : {Severity::fel, Severity::varning, Severity::info})
      for (const auto& [key, number] : survey_.deviations) {
        if (key.severity != severity) continue;
        sheet_.text(deviation_label(key.code)).text(key.code).text(severity_label(severity));
        sheet_.count(static_cast<std::int64_t>(number));
        fill_row(Tone::plain);
      }
    if (survey_.deviations.empty()) {
      sheet_.text("Inga avvikelser.");
      fill_row(Tone::plain);
    }
    sheet_.skip_row();
  }

  void write_per_document() {
    section("Per dokument");
    for (const DocumentLine& one : survey_.per_document) {
      write_figures(one.file, "", type_label(one.type), one.total.rows, Tone::plain);
      sheet_.amount(one.total.reclaimed);
      sheet_.count(static_cast<std::int64_t>(one.total.rows.unsure_amounts)).end_row();
    }
  }

 private:
  void section(std::string_view title) {
    sheet_.text(title, Tone::section);
    fill_row(Tone::section);
  }

  void fill_row(Tone tone) {
    while (sheet_.column() < sheet_.column_count()) sheet_.blank(tone);
    sheet_.end_row();
  }

  void write_figures(std::string_view name, std::string_view kod, std::string_view type,
                     const Total& total, Tone tone) {
    sheet_.wrapped(name, tone).text(kod, tone).text(type, tone);
    sheet_.count(static_cast<std::int64_t>(total.rows), tone);
    sheet_.count(static_cast<std::int64_t>(total.persons.size()), tone);
    sheet_.amount(total.sum, tone);
  }

  void line(std::string_view name, std::string_view kod, std::string_view type, const Total& total,
            Tone tone = Tone::plain) {
    write_figures(name, kod, type, total, tone);
    sheet_.blank(tone).count(static_cast<std::int64_t>(total.unsure_amounts), tone).end_row();
  }

  // What is left of payments when återkrav, printed with their minus, are taken off.
  void write_net() {
    Amount net;
    for (const auto& [flow, total] : survey_.per_flow)
      if (flow == Flow::payment || flow == Flow::reclaim) net += total.sum;
    sheet_.text("Netto: utbetalningar och återkrav", Tone::strong);
    for (int i = 0; i < 4; ++i) sheet_.blank(Tone::strong);
    sheet_.amount(net, Tone::strong);
    fill_row(Tone::strong);
  }

  [[nodiscard]] std::string plain_name(const std::string& kod) const {
    if (kod.empty()) return "Utan ersättningskod";
    const KodEntry* entry = find_kod(koder_, kod);
    return entry == nullptr ? "Finns inte i kodlistan" : entry->klartext;
  }

  SheetWriter sheet_;
  const Survey& survey_;
  const std::vector<KodEntry>& koder_;
};

}  // namespace

void write_summary_sheet(Book& book, const Survey& survey, const std::vector<KodEntry>& koder) {
  SummarySheet sheet(book, survey, koder);
  sheet.write_totals();
  sheet.write_per_kod();
  sheet.write_deviations();
  sheet.write_per_document();
}

}  // namespace rosett
