#include "review/web/money_view.h"

#include <algorithm>
#include <mutex>

#include "core/decision.h"
#include "review/ledger_cells.h"
#include "review/web/json.h"
#include "store/decisions.h"
#include "store/payment_documents.h"

namespace rosett::web {
namespace {

constexpr std::string_view kAll = "allt";
constexpr unsigned kMonthsOfQuarter = 3;

std::string day_text(const std::optional<Date>& day) { return day ? to_iso(*day) : ""; }

MoneyPeriod quarter_of(const Date& day) {
  const unsigned quarter = (static_cast<unsigned>(day.month()) - 1) / kMonthsOfQuarter + 1;
  return *money_period(fmt::format("{:04}-K{}", static_cast<int>(day.year()), quarter));
}

}  // namespace

std::optional<MoneyPeriod> money_period(std::string_view name) {
  constexpr std::size_t kYear = 4, kQuarter = 7;  // signs
  if (name == kAll) return MoneyPeriod{std::string(name), {}, {}};
  const auto first = parse_iso_date(std::string(name.substr(0, kYear)) + "-01-01");
  if (!first) return std::nullopt;
  if (name.size() == kYear)
    return MoneyPeriod{std::string(name), first,
                       Date{first->year(), std::chrono::December, std::chrono::day{31}}};
  if (name.size() != kQuarter || !name.substr(kYear).starts_with("-K")) return std::nullopt;
  const int quarter = name.back() - '0';
  if (quarter < 1 || quarter > 4) return std::nullopt;
  const std::chrono::months before{(quarter - 1) * static_cast<int>(kMonthsOfQuarter)};
  const std::chrono::year_month begins =
      std::chrono::year_month{first->year(), std::chrono::January} + before;
  const std::chrono::year_month ends = begins + std::chrono::months{kMonthsOfQuarter - 1};
  return MoneyPeriod{std::string(name), Date{begins / 1}, Date{ends / std::chrono::last}};
}

MoneyPeriod asked_period(const Visit& visit) {
  const auto asked = visit.request.query.find("period");
  if (asked != visit.request.query.end()) {
    if (auto period = money_period(asked->second)) return *period;
    throw Error(ErrorKind::malformed, "Perioden går inte att förstå.",
                "Skriv ett år (2026), ett kvartal (2026-K3) eller allt.");
  }
  const auto types = payment_types();
  const auto latest = latest_payment_day(visit.database, {types.begin(), types.end()});
  return latest ? quarter_of(*latest) : *money_period(kAll);
}

nlohmann::ordered_json period_json(const MoneyPeriod& period) {
  return {{"name", period.name}, {"from", day_text(period.from)}, {"to", day_text(period.to)}};
}

bool MoneySight::shows_district(const std::string& sdf_kod) const {
  const std::vector<std::string>& own = visit_.user.stadsdelar;
  return own.empty() || std::ranges::find(own, sdf_kod) != own.end();
}

bool MoneySight::shows(const ledger::LedgerPerson& person) const {
  return sight_.shows_all() ||
         sight_.shows(person_facts(visit_.database, person.person.personnummer,
                                   person.person.dossiernummer, ""));
}

// Rows may have another person's number too.
bool MoneySight::shows(const ledger::LedgerRow& row) const {
  if (sight_.shows_all()) return true;
  return (!row.person || shows(*row.person)) &&
         sight_.shows(person_facts(visit_.database, row.stored.personnummer,
                                   row.stored.dossiernummer, row.stored.namn));
}

long long MoneySight::document_of(std::string_view key) const {
  return Decisions(visit_.database).document_of(key).value_or(0);
}

std::string MoneySight::file(const std::string& name, long long document) const {
  return sight_.shows_text(name) ? name : file_not_shown(document);
}

nlohmann::ordered_json MoneySight::place(const ledger::LedgerRow& row) const {
  const long long document = document_of(row.stored.key);
  return {
      {"document", document}, {"file", file(row.stored.file, document)}, {"row", row.stored.row}};
}

nlohmann::ordered_json MoneySight::line(const ledger::LedgerRow& row) const {
  Json json = place(row);
  json["nummer"] = person_number(row);
  json["namn"] = row.person ? row.person->person.fornamn + " " + row.person->person.efternamn
                            : row.stored.namn;
  json["kod"] = row.stored.kod;
  json["period_fran"] = row.stored.period_fran;
  json["period_till"] = row.stored.period_till;
  json["belopp"] = row.amount.to_string();
  return json;
}

void MoneyLines::hide(Amount amount) {
  ++hidden_;
  hidden_amount_ += amount;
}

nlohmann::ordered_json MoneyLines::json() {
  return {{"lines", std::move(lines_)},
          {"more", shown_ > kMoneyLines ? shown_ - kMoneyLines : 0},
          {"hidden", hidden_},
          {"hidden_belopp", hidden_amount_.to_string()}};
}

ledger::Ledger whole_ledger(const Visit& visit, const std::optional<Date>& from,
                            const std::optional<Date>& to) {
  static std::mutex building;
  const std::lock_guard one(building);
  return visit.site.settings().money.ledger(visit.database, from, to);
}

ledger::Ledger shown_ledger(const Visit& visit, const MoneyPeriod& period) {
  ledger::Ledger ledger = whole_ledger(visit, period.from, period.to);
  return visit.user.stadsdelar.empty() ? ledger
                                       : ledger::of_districts(ledger, visit.user.stadsdelar);
}

}  // namespace rosett::web
