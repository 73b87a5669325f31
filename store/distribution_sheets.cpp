#include "store/distribution_sheets.h"

#include <fmt/format.h>

#include "core/error.h"
#include "store/sql.h"

namespace rosett {
namespace {

Author author_of(const Query& query, int column) {
  return {query.text(column), query.text(column + 1),
          std::chrono::sys_seconds(std::chrono::seconds(query.integer(column + 2)))};
}

Blob blob_of(const std::string& bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

std::string text_in(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

std::string about(long long id) { return fmt::format("fordelningsark {}", id); }

std::vector<SheetAdjustment> adjustments_of(Database& database, long long id) {
  Query query(database,
              "SELECT from_sdf, to_sdf, kod, belopp, why, author, via, at FROM sheet_adjustments"
              " WHERE sheet_id = ?1 ORDER BY id",
              id);
  std::vector<SheetAdjustment> all;
  while (query.next())
    all.push_back({query.text(0), query.text(1), query.text(2),
                   Amount::parse(query.text(3)).value_or(Amount()), query.text(4),
                   author_of(query, 5)});
  return all;
}

std::optional<Author> approval_of(Database& database, long long id) {
  Query query(database, "SELECT author, via, at FROM sheet_approvals WHERE sheet_id = ?1", id);
  if (!query.next()) return std::nullopt;
  return author_of(query, 0);
}

// Inside a transaction, so that nobody approves it meanwhile.
void refuse_unless_open(Database& database, long long id) {
  if (number(database, "SELECT count(*) FROM sheets WHERE id = ?1", id) == 0)
    throw Error(ErrorKind::config, fmt::format("Det finns inget fördelningsark {}.", id),
                "rosett fordelningsark list visar dem som finns.");
  if (number(database, "SELECT count(*) FROM sheet_approvals WHERE sheet_id = ?1", id) != 0)
    throw Error(ErrorKind::config,
                fmt::format("Fördelningsark {} är godkänt och ändras inte mer.", id),
                "Det som har tillkommit sedan dess visas som skillnad.");
}

}  // namespace

long long DistributionSheets::create(const Date& from, const Date& to, const Author& author) {
  if (to < from)
    throw Error(ErrorKind::config, "Perioden slutar innan den börjar.", "Byt plats på dagarna.");
  WriteTransaction transaction(database_, io::Step::record_decisions);
  Query other(database_, "SELECT id FROM sheets WHERE from_day <= ?2 AND ?1 <= to_day",
              to_iso(from), to_iso(to));
  if (other.next())
    throw Error(ErrorKind::config,
                fmt::format("Fördelningsark {} gäller redan några av dagarna.", other.integer(0)),
                "Välj andra dagar, så att ingenting fördelas två gånger.");
  run(database_,
      "INSERT INTO sheets (from_day, to_day, author, via, at) VALUES (?1, ?2, ?3, ?4, ?5)",
      to_iso(from), to_iso(to), author.name, author.via, seconds_of(author.at));
  const long long id = last_id(database_);
  write_audit(database_, author, "sheet", about(id));
  transaction.commit();
  return id;
}

void DistributionSheets::adjust(long long id, const SheetAdjustment& adjustment) {
  if (adjustment.why.empty() || adjustment.amount <= Amount() || adjustment.from == adjustment.to)
    throw Error(ErrorKind::config,
                "En justering flyttar ett belopp över noll mellan två stadsdelar och har ett skäl.",
                "Ange stadsdelarna, beloppet och varför.");
  WriteTransaction transaction(database_, io::Step::record_decisions);
  refuse_unless_open(database_, id);
  run(database_,
      "INSERT INTO sheet_adjustments (sheet_id, from_sdf, to_sdf, kod, belopp, why, author, via, "
      "at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      id, adjustment.from, adjustment.to, adjustment.kod, adjustment.amount.to_string(),
      adjustment.why, adjustment.author.name, adjustment.author.via,
      seconds_of(adjustment.author.at));
  write_audit(database_, adjustment.author, "adjust", about(id));
  transaction.commit();
}

void DistributionSheets::approve(long long id, const FrozenSheet& content, const Author& author) {
  WriteTransaction transaction(database_, io::Step::record_decisions);
  refuse_unless_open(database_, id);
  run(database_,
      "INSERT INTO sheet_approvals (sheet_id, author, via, at, json, workbook)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      id, author.name, author.via, seconds_of(author.at), content.json, blob_of(content.workbook));
  for (const auto& [name, workbook] : content.districts)
    run(database_, "INSERT INTO sheet_workbooks (sheet_id, name, workbook) VALUES (?1, ?2, ?3)", id,
        name, blob_of(workbook));
  write_audit(database_, author, "approve", about(id));
  transaction.commit();
}

DistributionSheet DistributionSheets::find(long long id) {
  for (DistributionSheet& sheet : all())
    if (sheet.id == id) return std::move(sheet);
  throw Error(ErrorKind::config, fmt::format("Det finns inget fördelningsark {}.", id),
              "rosett fordelningsark list visar dem som finns.");
}

std::vector<DistributionSheet> DistributionSheets::all() {
  std::vector<DistributionSheet> sheets;
  {
    Query query(database_, "SELECT id, from_day, to_day, author, via, at FROM sheets ORDER BY id");
    while (query.next())
      sheets.push_back({query.integer(0),
                        parse_iso_date(query.text(1)).value_or(Date()),
                        parse_iso_date(query.text(2)).value_or(Date()),
                        author_of(query, 3),
                        {},
                        {}});
  }
  for (DistributionSheet& sheet : sheets) {
    sheet.adjustments = adjustments_of(database_, sheet.id);
    sheet.approved = approval_of(database_, sheet.id);
  }
  return sheets;
}

std::vector<std::pair<long long, std::string>> DistributionSheets::frozen_jsons() {
  Query query(database_, "SELECT sheet_id, json FROM sheet_approvals ORDER BY sheet_id");
  std::vector<std::pair<long long, std::string>> all;
  while (query.next()) all.emplace_back(query.integer(0), query.text(1));
  return all;
}

std::optional<FrozenSheet> DistributionSheets::frozen(long long id) {
  Query query(database_, "SELECT json, workbook FROM sheet_approvals WHERE sheet_id = ?1", id);
  if (!query.next()) return std::nullopt;
  FrozenSheet sheet{query.text(0), text_in(query.blob(1)), {}};
  Query districts(database_,
                  "SELECT name, workbook FROM sheet_workbooks WHERE sheet_id = ?1 ORDER BY name",
                  id);
  while (districts.next())
    sheet.districts.emplace_back(districts.text(0), text_in(districts.blob(1)));
  return sheet;
}

}  // namespace rosett
