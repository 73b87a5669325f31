// The workbooks of the views of money: for whoever sees everybody.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "core/error.h"
#include "review/ledger_workbook.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/money_view.h"
#include "store/applications.h"

namespace rosett::web {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A file of its own that goes away, beside the database: what persons are in leaves no folder of
// the service's.
class Passing {
 public:
  explicit Passing(const fs::path& folder) : path_((folder / ".sidan-XXXXXX.xlsx").native()) {
    constexpr int kEnding = 5;  // signs of ".xlsx"
    const int file = ::mkstemps(path_.data(), kEnding);
    if (file < 0) throw Error(ErrorKind::io, "Arbetsboken kunde inte skrivas.");
    ::close(file);
  }
  ~Passing() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;

  [[nodiscard]] fs::path path() const { return path_; }
  [[nodiscard]] std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

Answer workbook_answer(const Visit& visit, const std::string& kind, const MoneyPeriod& period,
                       const std::function<void(const fs::path&)>& write) {
  const Passing file(visit.site.settings().database.parent_path());
  write(file.path());
  const std::string name = kind + "-" + period.name;
  visit.note_look(name);
  return {.type = kWorkbookType,
          .body = file.bytes(),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".xlsx\""}}};
}

// Everybody is in it, the protected too by their numbers.
void require_sight_of_all(const Visit& visit) {
  if (!visit.sight().shows_all())
    throw Error(ErrorKind::unsupported,
                "Arbetsboken har med alla, och du har inte rätt att se alla.",
                "Be den som ser personer med skyddade uppgifter om den.");
}

}  // namespace

Answer save_distribution(Visit& visit) {
  require_sight_of_all(visit);
  const MoneyPeriod period = asked_period(visit);
  const ledger::Ledger ledger = whole_ledger(visit, period.from, period.to);
  const SiteSettings& settings = visit.site.settings();
  return workbook_answer(visit, "fordelning", period, [&](const fs::path& file) {
    write_distribution_workbook(file, ledger, ledger::distribute(ledger, settings.money.splits),
                                *settings.koder);
  });
}

Answer save_reclaims(Visit& visit) {
  require_sight_of_all(visit);
  const MoneyPeriod period = asked_period(visit);
  const ledger::Ledger ledger = whole_ledger(visit, {}, {});
  return workbook_answer(visit, "aterkrav", period, [&](const fs::path& file) {
    write_reclaims_workbook(
        file, ledger::reclaims(ledger, visit.site.settings().money.checks, period.from, period.to));
  });
}

Answer save_plans(Visit& visit) {
  require_sight_of_all(visit);
  const MoneyPeriod period = asked_period(visit);
  const ledger::Ledger ledger = whole_ledger(visit, period.from, period.to);
  const std::vector<Application> asked_for = applications(visit.database);
  const auto& planned = visit.site.settings().money.checks.payment_plan;
  return workbook_answer(visit, "generalschablon", period, [&](const fs::path& file) {
    write_plans_workbook(file, ledger::plans(ledger, planned, asked_for), planned);
  });
}

}  // namespace rosett::web
