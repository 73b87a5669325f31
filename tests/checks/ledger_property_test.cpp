// Whatever the documents and registers are, no krona is lost or counted twice.
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "checks/ledger/adjusting.h"
#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using testing::Values;

template <class Value>
rc::Gen<Value> one_of(std::vector<Value> values) {
  return rc::gen::elementOf(std::move(values));
}

rc::Gen<std::string> days() {
  return rc::gen::map(rc::gen::inRange(0, 900), [](int day) {
    const std::chrono::sys_days start = std::chrono::sys_days{std::chrono::year{2018} / 1 / 1};
    return to_iso(Date{start + std::chrono::days{day}});
  });
}

rc::Gen<std::string> dossiers() {
  return rc::gen::map(rc::gen::inRange(0, 6),
                      [](int number) { return "11-00000" + std::to_string(number); });
}

rc::Gen<std::string> amounts() {
  return rc::gen::map(rc::gen::inRange(-2'000'000, 2'000'000),
                      [](int ore) { return Amount::from_ore(ore).to_string(); });
}

Person any_person() {
  Person person = testing::person(*dossiers(), *days(), *days());
  if (*rc::gen::inRange(0, 5) == 0) person.mottagningsdatum.reset();
  if (*rc::gen::inRange(0, 5) == 0) person.folkbokforingsdatum.reset();
  person.sdf_kod = *one_of<std::string>({"", "06", "18"});
  person.sdf = *one_of<std::string>({"", "Bromma", "Farsta"});
  person.kostnadsbarande_sdf_kod = *one_of<std::string>({"", "", "14", "18"});
  person.socialtjanstansvar = *one_of<std::optional<bool>>({std::nullopt, true, false});
  return person;
}

Values any_row() {
  const std::string kod = *one_of<std::string>({"", "DAG", "NSCH", "EKBP", "EKUP", "Å-LMA", "ÖÖ1"});
  Values values = testing::row(*dossiers(), kod, *days(), *days(), *amounts());
  if (*rc::gen::inRange(0, 6) == 0) values.pop_back();  // no amount
  if (*rc::gen::inRange(0, 3) == 0)
    values.push_back({"kvarvarande", std::to_string(*rc::gen::inRange(-1, 11))});
  return values;
}

Document any_document(int number) {
  std::vector<Values> rows;
  for (int left = *rc::gen::inRange(0, 8); left > 0; --left) rows.push_back(any_row());
  if (!rows.empty() && *rc::gen::arbitrary<bool>()) rows.push_back(rows.front());
  const std::string kommun = *one_of<std::string>({"", "Stockholm", "Huddinge kommun"});
  const std::string paid = *rc::gen::arbitrary<bool>() ? *days() : "";
  Document document = testing::workbook("d" + std::to_string(number), rows,
                                        {{"kommun", kommun}, {"utbetalningsdatum", paid}});
  document.type = *one_of<std::string>({"etjanst", "generalschablon", "roselista"});
  return document;
}

struct World {
  testing::MemorySurroundings registers;
  std::vector<Document> documents;
};

void fill(World& world) {
  for (int left = *rc::gen::inRange(0, 5); left > 0; --left) {
    const Person person = any_person();
    const bool known = std::ranges::any_of(world.registers.persons, [&](const Person& other) {
      return other.dossiernummer == person.dossiernummer;
    });
    if (known) continue;
    world.registers.persons.push_back(person);
    if (*rc::gen::arbitrary<bool>())
      world.registers.earlier_residences[person.dossiernummer] = {
          {parse_iso_date(*days()), *one_of<std::string>({"", "14"}), ""}};
  }
  const int documents = *rc::gen::inRange(0, 5);
  for (int number = 0; number < documents; ++number)
    world.documents.push_back(any_document(number));
}

// What the papers say, added up without any of the code under test.
Amount total_of(const std::vector<Document>& documents) {
  Amount total;
  for (const Document& document : documents)
    for (const Row& row : document.rows) {
      const Amount amount =
          Amount::parse(value_of(row.fields, "belopp").value_or("")).value_or(Amount());
      const bool taken_back = value_of(row.fields, "kod").value_or("").starts_with("Å-");
      total += taken_back && amount > Amount() ? -amount : amount;
    }
  return total;
}

void require_balance(const ledger::Ledger& ledger, Amount total, std::size_t rows) {
  const ledger::Distribution result = ledger::distribute(ledger);
  Amount shared;
  int shared_rows = 0;
  for (const ledger::Share& one : result.shares) {
    RC_ASSERT(!one.sdf_kod.empty() || !one.sdf.empty());
    RC_ASSERT(one.persons >= 1 && one.persons <= one.rows);
    shared += one.amount;
    shared_rows += one.rows;
  }
  Amount left;
  for (const ledger::LedgerRow* row : result.left) {
    RC_ASSERT(!row->reasons.empty());
    left += row->amount;
  }
  RC_ASSERT(shared + left == total);
  RC_ASSERT(static_cast<std::size_t>(shared_rows) + result.left.size() == rows);
  RC_ASSERT(result.balance.all == total && result.balance.distributed == shared &&
            result.balance.left == left);
}

// Each stadsdel sees its part, and the parts with what has no code of a stadsdel are the whole.
RC_GTEST_PROP(LedgerProperty, PartsOfStadsdelarAreDisjointAndWhole, ()) {
  World world;
  fill(world);
  const ledger::Ledger ledger = testing::ledger_of(world.documents, world.registers);
  Amount all, nobodys;
  std::size_t rows = 0;
  for (const ledger::LedgerRow& row : ledger.rows)
    if (row.sdf_kod.empty()) {
      nobodys += row.amount;
      ++rows;
    }
  for (const char* kod : {"06", "14", "18"}) {
    const ledger::Ledger part = ledger::of_districts(ledger, {kod});
    RC_ASSERT(part.documents.empty());
    const ledger::Balance balance = ledger::distribute(part).balance;
    RC_ASSERT(balance.distributed + balance.left == balance.all);
    all += balance.all;
    rows += part.rows.size();
  }
  RC_ASSERT(all + nobodys == total_of(world.documents));
  RC_ASSERT(rows == ledger.rows.size());
}

RC_GTEST_PROP(LedgerProperty, DistributedAndLeftAreAllRows, ()) {
  World world;
  fill(world);
  const ledger::Ledger ledger = testing::ledger_of(world.documents, world.registers);
  require_balance(ledger, total_of(world.documents), ledger.rows.size());
  Amount of_documents;
  std::size_t rows = 0;
  for (const Document& document : world.documents) rows += document.rows.size();
  for (const ledger::LedgerDocument& document : ledger.documents) of_documents += document.sum;
  RC_ASSERT(ledger.rows.size() == rows);
  RC_ASSERT(of_documents == total_of(world.documents));
}

// By stadsdel, what is paid to it less what is left for later.
std::map<std::string, Amount> net_of(const ledger::Distribution& result) {
  std::map<std::string, Amount> net, left;
  for (const ledger::NetPayment& one : result.net) {
    const std::string district = one.sdf_kod + " " + (one.sdf_kod.empty() ? one.sdf : "");
    net[district] += one.net;
    left[district] = one.left;
  }
  for (const auto& [district, amount] : left) net[district] += -amount;
  return net;
}

// Shared out by age, and with återkrav set off, it is still what was distributed.
RC_GTEST_PROP(LedgerProperty, SharesAndNetPaymentsComeToWhatIsDistributed, ()) {
  World world;
  fill(world);
  const auto thirds = ledger::load_split_rules(
      "kod;fran_alder;till_alder;mottagare;procent;kalla\nNSCH;0;19;;33.33;\nNSCH;0;19;A;66.67;\n"
      "NSCH;20;64;B;100;\nDAG;0;;;12.34;\nDAG;0;;C;87.66;\n");
  const auto result =
      ledger::distribute(testing::ledger_of(world.documents, world.registers), thirds);
  Amount shared, wanted, net;
  for (const ledger::SplitPart& part : result.parts) shared += part.amount;
  for (const ledger::Share& share : result.shares)
    if (share.kod == "NSCH" || share.kod == "DAG") wanted += share.amount;
  RC_ASSERT(shared == wanted);
  for (const auto& [district, amount] : net_of(result)) net += amount;
  RC_ASSERT(net == result.balance.distributed);
}

// Whatever people move, each stadsdel is paid what its shares come to, and what it owes is no less.
RC_GTEST_PROP(LedgerProperty, AdjustedNetPaymentsComeToTheSharesOfEachStadsdel, ()) {
  World world;
  fill(world);
  const ledger::Ledger all = testing::ledger_of(world.documents, world.registers);
  const Date day = *parse_iso_date(*days());
  std::vector<ledger::Adjustment> adjustments;
  for (int left = *rc::gen::inRange(0, 5); left > 0; --left)
    adjustments.push_back({*one_of<std::string>({"06", "18"}), *one_of<std::string>({"14", "01"}),
                           *one_of<std::string>({"NSCH", "DAG", "Å-LMA"}),
                           Amount::from_ore(*rc::gen::inRange(1, 3'000'000)), "x", "y", day});
  const Amount carried = Amount::from_ore(*rc::gen::inRange(1, 3'000'000));
  const auto result = ledger::adjusted(ledger::distribute(all), all, adjustments,
                                       {{"18", "Farsta", carried, day}}, {{"14", "Älvsjö"}});
  std::map<std::string, Amount> wanted{{"18 ", -carried}};
  for (const ledger::Share& one : result.shares)
    wanted[one.sdf_kod + " " + (one.sdf_kod.empty() ? one.sdf : "")] += one.amount;
  for (auto& [district, amount] : net_of(result)) wanted[district] += -amount;
  for (const auto& [district, difference] : wanted) RC_ASSERT(difference == Amount());
  for (const ledger::NetPayment& one : result.net)
    RC_ASSERT(one.net >= Amount() && one.left >= Amount() && one.gross >= Amount());
}

// What one quarter has and the other has not, or both, would be money lost or paid twice.
RC_GTEST_PROP(LedgerProperty, PeriodsTogetherAreTheWhole, ()) {
  World world;
  fill(world);
  const ledger::Ledger all = testing::ledger_of(world.documents, world.registers);
  const Date last_of_first = *parse_iso_date(*days());
  const Date first_of_second = std::chrono::sys_days{last_of_first} + std::chrono::days{1};
  const auto whole = ledger::distribute(all).balance;
  const auto early = ledger::distribute(ledger::between(all, {}, last_of_first)).balance;
  const auto late = ledger::distribute(ledger::between(all, first_of_second, {})).balance;
  Amount dayless;  // in both, and distributed in neither
  Amount dayless_distributed;
  for (const ledger::LedgerRow& row : all.rows) {
    if (ledger::day_of(row)) continue;
    dayless += row.amount;
    if (row.is_distributed()) dayless_distributed += row.amount;
  }
  RC_ASSERT(early.distributed + late.distributed == whole.distributed - dayless_distributed);
  RC_ASSERT(early.all + late.all == whole.all + dayless);
}

// In whatever order documents arrived.
RC_GTEST_PROP(LedgerProperty, OrderOfArrivalDoesNotMatter, ()) {
  World world;
  fill(world);
  const ledger::Ledger ledger = testing::ledger_of(world.documents, world.registers);
  std::ranges::reverse(world.documents);
  const ledger::Ledger other = testing::ledger_of(world.documents, world.registers);
  RC_ASSERT(ledger.rows.size() == other.rows.size());
  for (std::size_t i = 0; i < ledger.rows.size(); ++i) {
    RC_ASSERT(ledger.rows[i].reasons == other.rows[i].reasons);
    RC_ASSERT(ledger.rows[i].sdf_kod == other.rows[i].sdf_kod);
    RC_ASSERT(ledger.rows[i].stored.file == other.rows[i].stored.file);
  }
}

}  // namespace
}  // namespace rosett
