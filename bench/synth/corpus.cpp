#include "bench/synth/corpus.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "bench/synth/codes.h"
#include "core/text.h"

namespace rosett::synth {
namespace {

namespace fs = std::filesystem;

constexpr Date kFirst{std::chrono::year{2018} / 10 / 1}, kLast{std::chrono::year{2024} / 11 / 30};

std::vector<Type> wanted_types(const std::string& names) {
  std::vector<Type> types;
  for (const std::string& name : split(names.empty() ? "roselista,schablonbeslut" : names, ',')) {
    if (name == "roselista") {
      types.insert(types.end(), 3, Type::roselista);  // three to one, as offices get them
    } else if (name == "schablonbeslut") {
      types.push_back(Type::schablonbeslut);
    } else {
      throw std::invalid_argument("no such type: " + name);
    }
  }
  return types;
}

// Decisions in the order of their dates: an återkrav can only take back what was granted before.
std::vector<Date> random_dates(int count, Random& random) {
  std::vector<Date> dates;
  for (int i = 0; i < count; ++i) dates.push_back(random_date(random, kFirst, kLast));
  std::ranges::sort(dates);
  return dates;
}

// Both rows of such a pair must be there, in the order in which they were printed.
bool depends_on_order(const Decision& decision) {
  return std::ranges::any_of(decision.rows, [](const Row& row) {
    return std::ranges::any_of(row.expected, [](const Expected& one) {
      return one.code == "dubblett" || one.code == "period_overlappar";
    });
  });
}

int random_rows(Random& random) {
  switch (random.weighted({2, 4, 3, 1})) {
    case 0:
      return random.between(3, 9);
    case 1:
      return random.between(10, 32);
    case 2:
      return random.between(33, 80);
    default:
      return random.between(81, 160);
  }
}

// Payments that later decisions may take back: none of a row in which something was planted.
void remember_grants(World& world, const Decision& decision) {
  for (const Row& row : decision.rows) {
    const auto kod = row.values.find("kod");
    if (kod == row.values.end() || !row.expected.empty() || kod->second.starts_with("Å-")) continue;
    if (kod_named(kod->second).aterkrav.empty()) continue;
    world.ledger.grant({row.person, kod->second, *parse_iso_date(row.values.at("period_fran")),
                        *parse_iso_date(row.values.at("period_till")),
                        *Amount::parse(row.values.at("belopp"))});
  }
}

Plan plan_one(World& world, Type type, const Date& decided, const std::string& profile_names,
              std::uint64_t seed) {
  Random random(seed);
  Plan plan{.seed = seed,
            .style = random_style(type, random),
            .profile = random_profile(profile_names, random)};
  const int rows = random_rows(random);
  const int deviations = random.chance(0.25) ? 0 : random.between(1, 2 + rows / 12);
  const Order order{type, decided, rows, deviations};
  plan.decision = type == Type::roselista ? make_roselista(world, plan.style, order, random)
                                          : make_schablonbeslut(world, plan.style, order, random);
  plant(world, plan.decision, deviations, random);
  put_in_order(plan.decision, plan.style.order);
  fill_totals(plan.decision, plan.style);
  if (deviations > 0) plant_in_header(world, plan.decision, random);
  plan.may_trouble = !depends_on_order(plan.decision);
  if (!plan.may_trouble || plan.style.page_mark.empty() || plan.profile.born)
    remember_grants(world, plan.decision);
  return plan;
}

// The same decision once more, printed alike and scanned in another way.
Plan second_scan(Plan& first, const std::string& profile_names, Random& random) {
  first.group = fmt::format("dub-{}", first.seed % 1'000'000);
  first.may_trouble = false;
  Plan second = first;
  second.profile = random_profile(profile_names, random);
  second.scan_seed = first.scan_seed + 1;
  return second;
}

void name_files(std::vector<Plan>& plans, Random& random) {
  for (std::size_t i = 0; i < plans.size(); ++i)
    plans[i].name = fmt::format("{}{}{:04}",
                                random.pick<std::string>({"Beslut", "Roselista", "SKM_C368",
                                                          "skannat", "Dok", "MIG beslut"}),
                                random.pick<std::string>({" ", "_", "-"}), i + 1);
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

Corpus plan_corpus(const CorpusOrder& order) {
  Random random(order.seed);
  Corpus corpus{.world = {.people = People(random.fork(1))}};
  const std::vector<Type> types = wanted_types(order.types);
  constexpr double kScannedTwice = 0.03;
  for (const Date& decided : random_dates(order.documents, random)) {
    if (corpus.plans.size() >= static_cast<std::size_t>(order.documents)) break;
    corpus.plans.push_back(
        plan_one(corpus.world, random.pick(types), decided, order.profiles, random.bits()));
    Plan& last = corpus.plans.back();
    const bool plain = last.decision.expected.empty() &&
                       std::ranges::all_of(last.decision.rows,
                                           [](const Row& row) { return row.expected.empty(); });
    if (plain && random.chance(4 * kScannedTwice)) {
      Plan again = second_scan(last, order.profiles, random);
      corpus.plans.push_back(std::move(again));
    }
  }
  random.shuffle(corpus.plans);
  name_files(corpus.plans, random);
  return corpus;
}

CorpusSize write_corpus(Corpus corpus, const fs::path& folder, unsigned threads) {
  fs::create_directories(folder / "inbox");
  std::vector<std::string> truths(corpus.plans.size());
  std::vector<CorpusSize> sizes(corpus.plans.size());
  std::atomic<std::size_t> next{0};
  Typesetter typesetter;
  const auto work = [&] {
    for (std::size_t i = next++; i < corpus.plans.size(); i = next++) {
      const int rows = static_cast<int>(corpus.plans[i].decision.rows.size());
      Finished done = finish(std::move(corpus.plans[i]), typesetter);
      write_file(folder / "inbox" / done.file, done.bytes);
      truths[i] = std::move(done.truth);
      sizes[i] = {1, done.pages, rows, done.values};
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  }
  std::string truth;
  CorpusSize total;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    truth += truths[i];
    total.documents += sizes[i].documents;
    total.pages += sizes[i].pages;
    total.rows += sizes[i].rows;
    total.values += sizes[i].values;
  }
  write_file(folder / "truth.jsonl", truth);
  write_file(folder / "personer.csv", register_csv(corpus.world.people.all()));
  write_file(folder / "rosett.toml", "kommun = \"Stockholm\"\n");
  return total;
}

}  // namespace rosett::synth
