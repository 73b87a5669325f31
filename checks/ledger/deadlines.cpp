#include "checks/ledger/deadlines.h"

#include <algorithm>
#include <array>

#include "checks/table.h"

namespace rosett::ledger {
namespace {

using From = Deadline::From;

constexpr std::array<std::string_view, 8> kColumns{
    "kod", "forordning", "galler_fran", "galler_till", "fran", "manader", "senast", "kalla"};

From from_in(const checks::TableRow& row) {
  const std::string& name = row.text("fran");
  if (name.empty()) return From::nothing;
  if (name == "period") return From::period;
  if (name == "kvartal") return From::kvartal;
  if (name == "mottagning") return From::mottagning;
  row.refuse("fran ska vara period, kvartal eller mottagning");
}

// The day so many months later, or the last of a month that is shorter.
Date months_later(const Date& day, int months) {
  const auto month = std::chrono::year_month{day.year(), day.month()} + std::chrono::months{months};
  const Date last{month / std::chrono::last};
  return Date{month.year(), month.month(), std::min(day.day(), last.day())};
}

Date end_of_quarter(const Date& day) {
  constexpr unsigned kMonths = 3;
  const unsigned month = (static_cast<unsigned>(day.month()) - 1) / kMonths * kMonths + kMonths;
  return Date{day.year() / std::chrono::month{month} / std::chrono::last};
}

std::optional<Date> day_of(const Deadline& deadline, const Application& application,
                           const std::optional<Date>& received, bool first) {
  // Months from the end of a month end with a month.
  const auto after_end = [&](const Date& end) {
    const Date later =
        months_later(Date{end.year(), end.month(), std::chrono::day{1}}, deadline.months);
    return Date{later.year() / later.month() / std::chrono::last};
  };
  if (deadline.from == From::nothing) return deadline.last;
  if (deadline.from == From::kvartal) return after_end(end_of_quarter(*application.period_fran));
  if (deadline.from == From::period) {
    if (!application.period_till) return std::nullopt;
    return months_later(*application.period_till, deadline.months);
  }
  if (!received || !first) return std::nullopt;
  return months_later(*received, deadline.months);
}

bool holds(const Deadline& deadline, const Application& application) {
  return application.period_fran &&
         (!deadline.fran || *deadline.fran <= *application.period_fran) &&
         (!deadline.till || *application.period_fran <= *deadline.till);
}

}  // namespace

std::vector<Deadline> load_deadlines(std::string_view csv) {
  std::vector<Deadline> all;
  for (const checks::TableRow& row : checks::read_table(csv, "ansokningsfrist.csv", kColumns)) {
    const auto months = row.number("manader");
    Deadline one{row.text("kod"),         row.text("forordning"), row.date("galler_fran"),
                 row.date("galler_till"), from_in(row),           months.value_or(0),
                 row.date("senast")};
    if (one.kod.empty() && one.forordning.empty()) row.refuse("kod eller forordning ska anges");
    const bool counted = one.from != From::nothing;
    if (counted != months.has_value() || counted == one.last.has_value())
      row.refuse("antingen fran och manader, eller senast, ska anges");
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<Date> last_day_for(const Application& application,
                                 const std::vector<Deadline>& deadlines,
                                 const std::vector<KodEntry>& koder,
                                 const std::optional<Date>& received, bool first) {
  const KodEntry* entry = find_kod(koder, application.kod);
  const auto earliest = [&](auto&& is_its) {
    std::optional<Date> last;
    bool any = false;
    for (const Deadline& one : deadlines) {
      if (!is_its(one) || !holds(one, application)) continue;
      any = true;
      if (const auto day = day_of(one, application, received, first))
        last = std::min(last.value_or(*day), *day);
    }
    return std::pair(any, last);
  };
  const auto [own, day] = earliest([&](const Deadline& one) {
    return !one.kod.empty() && matches_kod(one.kod, application.kod);
  });
  if (own || entry == nullptr) return day;
  return earliest([&](const Deadline& one) {
           return one.kod.empty() && one.forordning == entry->forordning;
         })
      .second;
}

}  // namespace rosett::ledger
