#include "tests/checks/money_book.h"

#include <fstream>
#include <iterator>

#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

std::string template_file(const std::string& name) {
  std::ifstream in(rosett::source_folder() + "/templates/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

const ledger::LedgerRules& ledger_rules() {
  static const ledger::LedgerRules rules{
      ledger::load_obstacles(template_file("fordelningshinder.csv")),
      ledger::load_district_rules(template_file("stadsdelsregel.csv")),
      ledger::load_split_rules(template_file("fordelningsandelar.csv")),
      ledger::load_responsibility_rules(template_file("ansvarskrav.csv"))};
  return rules;
}

ledger::LedgerSettings ledger_settings() { return {&settings(), &ledger_rules()}; }

Document workbook(const std::string& file, const std::vector<Values>& rows, const Values& fields) {
  Document document = roselista(rows, with({{"beslutsdatum", ""}}, fields));
  document.type = "etjanst";
  document.file = file;
  document.sha256 = file;
  return document;
}

Document payments(const std::string& file, const std::string& paid,
                  const std::vector<Values>& rows) {
  Document document = workbook(file, rows, {{"utbetalningsdatum", paid}});
  document.type = "generalschablon";
  return document;
}

Values payment(const std::string& dossier, const std::string& left, const std::string& belopp) {
  return {{"dossiernummer", dossier}, {"kvarvarande", left}, {"belopp", belopp}};
}

Values row(const std::string& dossier, const std::string& kod, const std::string& from,
           const std::string& to, const std::string& belopp) {
  return {{"individnummer", dossier},
          {"kod", kod},
          {"period_fran", from},
          {"period_till", to},
          {"belopp", belopp}};
}

Person person(const std::string& dossier, const std::string& received,
              const std::string& registered) {
  Person made;
  made.dossiernummer = dossier;
  made.fornamn = "Amal";
  made.efternamn = "Nur";
  made.fodelsedatum = parse_iso_date("1990-05-17");
  made.mottagningsdatum = parse_iso_date(received);
  made.folkbokforingsdatum = parse_iso_date(registered);
  made.sdf_kod = "18";
  made.sdf = "Farsta";
  return made;
}

ledger::Ledger ledger_of(std::vector<Document> documents, MemorySurroundings& registers) {
  registers.rows.clear();
  for (const Document& document : documents)
    for (StoredRow& one : stored(document)) registers.rows.push_back(std::move(one));
  ledger::LedgerBuilder builder(registers, ledger_settings());
  for (Document& document : documents) {
    for (Deviation& found : check_document(document, registers, settings()))
      document.deviations.push_back(std::move(found));
    builder.add(document);
  }
  return builder.settle();
}

}  // namespace rosett::testing
