// rosett-growth FOLDER [--rows N...] [--persons N]: what a document costs while the store grows.
// In a fresh data folder, so many rows are stored; then, of some documents more, the time to
// store and check each, and of the quarter's fördelning. Prints a line for each size.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/growth/population.h"
#include "checks/ledger/distribution.h"
#include "checks/person_match.h"
#include "core/csv.h"
#include "core/date.h"
#include "core/stored_row.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/recheck.h"
#include "pipeline/stored_workbook.h"
#include "pipeline/workspace.h"
#include "review/workbook_writer.h"
#include "store/jobs.h"
#include "store/registers.h"
#include "store/surroundings.h"

namespace {

using namespace rosett;
using Clock = std::chrono::steady_clock;

constexpr int kRows = 30;            // of a document
constexpr int kMeasured = 20;        // documents at each size
constexpr int kBetweenChecks = 500;  // documents stored before they are checked

double milliseconds(const std::function<void()>& work) {
  const auto began = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

class Growth {
 public:
  Growth(const std::filesystem::path& folder, int persons)
      : workspace_(folder),
        settings_(workspace_.rules.settings({})),
        jobs_(workspace_.database),
        persons_(persons) {
    Registers(workspace_.database)
        .import(RegisterKind::personer, parse_csv(bench::person_register(persons)), now());
  }

  void grow_to(int rows) {
    for (; (documents_ + 1) * kRows <= rows; ++documents_) {
      store();
      if (documents_ % kBetweenChecks == 0) check();
    }
    check();
  }

  // Milliseconds to store a document more, to check it, and to work out the first quarter.
  void measure() {
    std::vector<double> storing;
    std::vector<double> checking;
    for (int i = 0; i < kMeasured; ++i, ++documents_) {
      storing.push_back(milliseconds([this] { store(); }));
      checking.push_back(milliseconds([this] { check(); }));
    }
    std::ranges::sort(storing);
    std::ranges::sort(checking);
    const double quarter = milliseconds([this] {
      (void)ledger::distribute(
          stored_ledger(workspace_, parse_iso_date("2017-01-01"), parse_iso_date("2017-03-31")));
    });
    fmt::print("{:>10} {:>10} {:>12.1f} {:>12.1f} {:>12.1f} {:>14.0f}\n", documents_,
               documents_ * kRows, storing[kMeasured / 2], checking[kMeasured / 2], checking.back(),
               quarter);
    std::fflush(stdout);
  }

  // Milliseconds to find the persons of 140 rows: by numbers, and by day of birth and name alone.
  void match() {
    constexpr int kMatchedRows = 140;
    const StoredSurroundings surroundings(workspace_.database);
    for (const bool numbers : {true, false}) {
      Document list = bench::roselista(1, kMatchedRows, persons_);
      int found = 0;
      if (!numbers)
        for (Row& row : list.rows) bench::hide_numbers(row);
      const double time = milliseconds([&] {
        for (const Row& row : list.rows)
          found += checks::match_person(checks::readings_of(person_in(row)), surroundings)
                       .person.has_value();
      });
      fmt::print("{} rows {}: {} persons found in {:.1f} ms\n", kMatchedRows,
                 numbers ? "by numbers" : "by day of birth and name", found, time);
    }
  }

  // Of all rows. Seconds.
  void write_workbook() {
    const auto file = workspace_.folder.export_to / "growth.xlsx";
    const double time = milliseconds([&] {
      rosett::write_workbook(file, StoredWorkbook(workspace_.database, {}, false),
                             {workspace_.rules.koder});
    });
    fmt::print("workbook of {} rows: {:.1f} s\n", documents_ * kRows, time / 1000);
  }

 private:
  void store() {
    const std::string sha256 = bench::digest(documents_);
    const long long arrival = jobs_.add_arrival({.sha256 = sha256,
                                                 .file = fmt::format("{}.pdf", documents_),
                                                 .source = fmt::format("/inbox/{}.pdf", documents_),
                                                 .inbox = "Enheten",
                                                 .arrived = now()});
    jobs_.begin(arrival);
    bool given = false;
    jobs_.commit_reading(arrival, {bench::roselista(documents_, kRows, persons_)},
                         [&given]() -> std::optional<StoredPage> {
                           if (std::exchange(given, true)) return std::nullopt;
                           StoredPage page;
                           page.text.page = 1;
                           return page;
                         });
    jobs_.mark_moved(arrival, fmt::format("/done/{}.pdf", documents_));
  }

  void check() { recheck(workspace_.database, settings_); }

  Workspace workspace_;
  CheckSettings settings_;
  Jobs jobs_;
  int persons_;
  int documents_{};
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("What a document costs while the store grows.");
  std::string folder;
  std::vector<int> sizes{1'000, 10'000, 100'000, 1'000'000};
  int persons = 100'000;
  int workbook = 100'000;
  app.add_option("folder", folder, "a fresh data folder")->required();
  app.add_option("--rows", sizes, "stored rows at which to measure, ascending");
  app.add_option("--persons", persons, "in the register");
  app.add_option("--workbook", workbook, "write the workbook at this size; 0: never");
  CLI11_PARSE(app, argc, argv);
  try {
    Growth growth(folder, persons);
    growth.match();
    fmt::print("{:>10} {:>10} {:>12} {:>12} {:>12} {:>14}\n", "documents", "rows", "store ms",
               "check ms", "slowest ms", "a quarter ms");
    for (const int rows : sizes) {
      growth.grow_to(rows);
      growth.measure();
      if (rows == workbook) growth.write_workbook();
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
