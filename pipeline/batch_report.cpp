#include "pipeline/batch_report.h"

#include <fmt/format.h>

#include "core/text.h"

namespace rosett {
namespace {

void count_values(BatchReport& report, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    ++report.values;
    report.accepted += field.reading.accepted ? 1 : 0;
  }
}

void count_status(BatchReport& report, const std::string& status) {
  if (status == "klar") ++report.klar;
  if (status == "avvikelser") ++report.avvikelser;
  if (status == "fel") ++report.fel;
}

long long& count_of(BatchReport& report, Severity severity) {
  switch (severity) {
    case Severity::fel:
      return report.deviations_fel;
    case Severity::varning:
      return report.deviations_varning;
    case Severity::info:
      break;
  }
  return report.deviations_info;
}

std::string accepted_share(const BatchReport& report) {
  if (report.values == 0) return "–";
  const double percent =
      100.0 * static_cast<double>(report.accepted) / static_cast<double>(report.values);
  return fmt::format("{:.1f} %", percent);
}

}  // namespace

void add_to(BatchReport& report, const Document& document) {
  ++report.documents;
  count_status(report, document.status);
  report.copies += document.copy_of ? 1 : 0;
  report.pages += static_cast<long long>(document.pages.size());
  report.rows += static_cast<long long>(document.rows.size());
  count_values(report, document.fields);
  for (const Row& row : document.rows) count_values(report, row.fields);
  for (const Deviation& deviation : document.deviations) ++count_of(report, deviation.severity);
}

std::string to_table(const BatchReport& report) {
  const std::string rule = "─────────────────────────────────────────";
  const auto line = [](std::string_view name, const auto& value) {
    return fmt::format("  {:<28}{:>11}\n", name, value);
  };
  std::string table = rule + "\n";
  table += line("Dokument", report.documents);
  table += line("  klara", report.klar);
  table += line("  med avvikelser", report.avvikelser);
  table += line("  som inte gick att läsa", report.fel);
  if (report.copies > 0) table += line("  varav kopior", report.copies);
  table += line("Sidor", report.pages);
  table += line("Rader", report.rows);
  table += line("Värden som godtogs", accepted_share(report));
  table += line("Avvikelser, fel", report.deviations_fel);
  table += line("Avvikelser, varning", report.deviations_varning);
  table += line("Avvikelser, info", report.deviations_info);
  table += line("Sekunder", fmt::format("{:.1f}", report.seconds));
  return table + rule + "\n";
}

std::string one_line(const Document& document) {
  const std::string part = document.part > 0 ? fmt::format(" (del {})", document.part) : "";
  std::string line = fmt::format("{}{}: {}", single_line(document.file), part, document.status);
  if (document.status == "fel") {
    if (!document.deviations.empty()) line += " – " + document.deviations.front().message;
    return line;
  }
  if (document.copy_of) return line + " – kopia av ett dokument som redan är läst";
  return line + fmt::format(" – {}, {} sidor, {} rader, {} avvikelser", document.type,
                            document.pages.size(), document.rows.size(),
                            document.deviations.size());
}

}  // namespace rosett
