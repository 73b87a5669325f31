#include "pipeline/payment_ledger.h"

#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/csv.h"
#include "pipeline/report_json.h"
#include "store/jobs.h"
#include "store/registers.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

constexpr const char* kHead =
    "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
    "adress;folkbokforingsdatum;sdf_kod;sdf\n";

Field field(const std::string& name, const std::string& value) {
  Field made{name, {}};
  made.reading.value = value;
  made.reading.text = value;
  made.reading.confidence = 1;
  made.reading.accepted = true;
  return made;
}

// Documents out of dice: the same for the same seed.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

  std::string day() {
    const std::chrono::sys_days first = std::chrono::sys_days{std::chrono::year{2018} / 9 / 1};
    return to_iso(Date{first + std::chrono::days{below(400)}});
  }

  // Of eight persons the register knows six.
  std::vector<Field> person() {
    const int who = below(8);
    const std::string dossier = fmt::format("11-00000{}", who);
    const std::string number = fmt::format("19800101-000{}", who);
    if (below(4) == 0) return {field("personnummer", number)};
    if (below(5) == 0)  // a misread number: the name tells who it is
      return {field("personnummer", "19800101"),
              field("namn", fmt::format("Efter{0}, For{0}", who))};
    return {field("dossiernummer", dossier)};
  }

  Row row(int number) {
    Row made;
    made.number = number;
    made.fields = person();
    if (below(10) > 0) {
      made.fields.push_back(field("period_fran", day()));
      made.fields.push_back(field("period_till", day()));
    }
    made.fields.push_back(field("belopp", fmt::format("{}.00", 1 + below(2))));
    return made;
  }

  Document document() {
    Document made;
    made.type = below(2) == 0 ? "generalschablon" : "etjanst";
    made.status = "klar";
    if (below(2) == 0) made.fields.push_back(field("utbetalningsdatum", day()));
    if (below(5) == 0) made.fields.push_back(field("beslutsdatum", day()));
    const int rows = 1 + below(4);
    for (int number = 1; number <= rows; ++number) {
      Row& one = made.rows.emplace_back(row(number));
      if (made.type == "etjanst")
        one.fields.push_back(field("kod", below(2) == 0 ? "NSCH" : "DAG"));
    }
    return made;
  }

 private:
  std::mt19937 engine_;
};

void fill(Workspace& workspace, unsigned seed) {
  Dice dice(seed);
  Registers registers(workspace.database);
  for (int import = 0; import < 2; ++import) {
    std::string persons = kHead;
    for (int who = 0; who < 6; ++who)
      persons += fmt::format(
          "19800101-000{0};11-00000{0};For{0};Efter{0};1980-01-01;2018-09-03;;;"
          "{1};0{2};\n",
          who, dice.day(), dice.below(4));
    registers.import(RegisterKind::personer, parse_csv(persons), {});
  }
  Jobs jobs(workspace.database);
  for (int number = 0; number < 12; ++number) {
    const std::string sha256 = fmt::format("{:08x}{:056x}", dice.below(1'000'000), number);
    const long long arrival = jobs.add_arrival({.sha256 = sha256,
                                                .file = fmt::format("{}.xlsx", number),
                                                .source = fmt::format("/inbox/{}", number)});
    jobs.begin(arrival);
    jobs.commit_reading(arrival, {dice.document()}, [] { return std::optional<StoredPage>(); });
  }
}

std::string json(const ledger::Ledger& ledger) {
  return distribution_json(ledger, ledger::distribute(ledger));
}

// A quarter is made from its own documents and those that they are judged by: the same as cut out
// of everything.
TEST(PaymentLedger, AQuarterIsTheSameAsCutOutOfEverything) {
  int left_out = 0;
  for (unsigned seed = 1; seed <= 15; ++seed) {
    const testing::TemporaryFolder folder;
    Workspace workspace(folder.path());
    fill(workspace, seed);
    const auto from = parse_iso_date("2018-12-01"), to = parse_iso_date("2019-02-28");
    const ledger::Ledger all = stored_ledger(workspace);
    const ledger::Ledger quarter = stored_ledger(workspace, from, to);
    EXPECT_EQ(json(quarter), json(ledger::between(all, from, to))) << "seed " << seed;
    EXPECT_EQ(json(stored_ledger(workspace, {}, to)), json(ledger::between(all, {}, to)));
    left_out += static_cast<int>(all.rows.size() - quarter.rows.size());
  }
  EXPECT_GT(left_out, 40);
}

}  // namespace
}  // namespace rosett
