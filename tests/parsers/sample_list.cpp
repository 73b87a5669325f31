#include "sample_list.h"

namespace rosett::testing {

void print_head(PrintedPage& page) {
  page.print(200, 150, "Migrationsverket");
  page.print(200, 250, "Roselista – beviljad ersättning");
  page.print(200, 350, "Diarienummer: 1.3.2-2021-50000").print(1300, 350, "Kommun: Stockholm");
  page.print(200, 400, "Beslutsdatum: 2021-07-23");
  page.print(1300, 400, "Utbetalningsdatum: 2021-08-15");
}

const std::vector<PrintedColumn>& columns() {
  static const std::vector<PrintedColumn> all{
      {200, false, {"Personnummer"}}, {500, false, {"Dossiernr"}}, {760, false, {"Namn"}},
      {1150, false, {"Diarienr"}},    {1500, false, {"Från"}},     {1700, false, {"Till"}},
      {1900, false, {"Kod"}},         {2300, true, {"Belopp"}}};
  return all;
}

const std::vector<Cells>& rows() {
  static const std::vector<Cells> all{
      {"20050114-9454", "13-269284", "Qasim Nord", "1.3.2-2021-53404", "2021-03-01", "2021-04-30",
       "EKBP", "82 350"},
      {"20031201-6900", "13-370037", "Merhawit Keita", "2.3.4-2021-44715", "2021-01-20",
       "2021-01-31", "EKBP", "16 200"},
      {"20180609-9725", "14-536382", "Elsa Melkamu", "2.3.4-2021-44715", "2021-04-05", "2021-05-31",
       "FSKA", "19 590"}};
  return all;
}

PrintedPage list_of(const std::vector<PrintedColumn>& columns, const std::vector<Cells>& rows) {
  PrintedPage page;
  print_head(page);
  int y = print_headings(page, kHeadingsTop, columns);
  for (const Cells& row : rows) {
    print_cells(page, y, columns, row);
    y += kRowPitch;
  }
  return page;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& one : values) all += one + "|";
  return all;
}

bool in_doubt(const std::vector<Field>& fields, std::string_view name) {
  const Reading* reading = find_field(fields, name);
  return reading != nullptr && reading->evidence.contested;
}

std::vector<bool> doubts(const Document& document, std::string_view name) {
  std::vector<bool> all;
  all.reserve(document.rows.size());
  for (const Row& row : document.rows) all.push_back(in_doubt(row.fields, name));
  return all;
}

}  // namespace rosett::testing
