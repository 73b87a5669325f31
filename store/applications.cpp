#include "store/applications.h"

#include "store/sql.h"

namespace rosett {

std::vector<Application> applications(Database& database) {
  Query query(database,
              "SELECT nummer, slag, galler, personnummer, dossiernummer, kod, period_fran,"
              " period_till, belopp, inkom, avslutad, utfall FROM ansokningar ORDER BY key");
  std::vector<Application> all;
  while (query.next())
    all.push_back({.nummer = query.text(0),
                   .slag = query.text(1),
                   .galler = query.text(2),
                   .personnummer = query.text(3),
                   .dossiernummer = query.text(4),
                   .kod = query.text(5),
                   .period_fran = parse_iso_date(query.text(6)),
                   .period_till = parse_iso_date(query.text(7)),
                   .belopp = Amount::parse(query.text(8)),
                   .inkom = parse_iso_date(query.text(9)),
                   .avslutad = parse_iso_date(query.text(10)),
                   .utfall = query.text(11)});
  return all;
}

}  // namespace rosett
