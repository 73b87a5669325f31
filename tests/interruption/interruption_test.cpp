// Kills the service, and makes the world fail it, at every step that has a name, and at random
// moments: nothing may be lost, nothing come twice, nothing be half written.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/io_seam.h"
#include "office.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using io::Step;

constexpr int kKilled = -SIGKILL;

// One document of every fate.
void fill(const Office& office) {
  office.drop("a växer.pdf", "sida ett");
  office.drop("b.pdf", "läsbar b");
  office.drop("kopia 1.pdf", "samma");
  office.drop("kopia 2.pdf", "samma");
  office.drop("mapp/d.pdf", "läsbar i mapp");
  office.drop("trasig.pdf", "REFUSED");
  office.drop_elsewhere("c.pdf", "läsbar c");
  office.drop_elsewhere("trasig också.pdf", "REFUSED långt borta");
  fs::create_symlink("/etc/hostname", office.data() / "inbox/länk.pdf");
}
constexpr int kFiles = 8;
// What the reader of this test reads with.
constexpr const char* kTemplate = "roselista";

// A first run is cut off once it has taken the first file, which then grows. So the run under test
// meets what another left, and a file in another one's place.
void begin(const Office& office) {
  fill(office);
  ASSERT_EQ(office.run({"watch", "--once"}, "add_arrival:after:1:kill"), kKilled);
  office.drop("a växer.pdf", "sida ett och sida två");
}

void finish(const Office& office) { ASSERT_EQ(office.run({"watch", "--once"}), 0) << office.log(); }

std::map<std::string, std::string> undisturbed() {
  const Office office;
  begin(office);
  finish(office);
  return office.state();
}

std::string rule(Step step, const char* moment, int number, const std::string& how) {
  return std::string(io::to_string(step)) + ":" + moment + ":" + std::to_string(number) + ":" + how;
}

// How the run under test gets to the step.
struct Way {
  std::vector<std::string> command{"watch", "--once"};
  std::string before;  // rules that must hold first
};

Way way_to(Step step) {
  switch (step) {
    case Step::postpone_job:  // each file is opened once to be taken, and again to be read
      return {{"watch", "--once"}, rule(Step::open_original, "before", kFiles + 1, "16") + ","};
    case Step::retry_jobs:
      return {{"retry"}, ""};
    case Step::commit_rereading:
      return {{"reread", "--template", kTemplate}, ""};
    case Step::import_register:
      return {{"register", "import", "personer", "personer.csv"}, ""};
    case Step::change_user:
      return {{"user", "add", "Kim"}, ""};
    default:
      return {};
  }
}

class EveryStep : public ::testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] static Step step() { return static_cast<Step>(GetParam()); }

  void SetUp() override {
    ASSERT_TRUE(office_.has_two_file_systems()) << "needs /dev/shm beside the temporary folder";
    begin(office_);
    Way way = way_to(step());
    if (step() == Step::retry_jobs || step() == Step::commit_rereading) finish(office_);
    for (std::string& argument : way.command)
      if (argument == "personer.csv") argument = write_register();
    way_ = way;
  }

  std::string write_register() const {
    office_.drop(".personer.csv",
                 "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;"
                 "migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n"
                 "20100314-2381;11-234567;Test;Testsson;2010-03-14;2018-01-01;;;;01;Kista\n");
    return office_.data() / "inbox/.personer.csv";
  }

  void expect_as_if_nothing_had_happened() {
    if (step() == Step::retry_jobs) {
      ASSERT_EQ(office_.run({"retry"}), 0);
    }
    finish(office_);
    auto state = office_.state();
    state.erase("inbox/.personer.csv");
    EXPECT_EQ(state, expected());
  }

  static const std::map<std::string, std::string>& expected() {
    static const std::map<std::string, std::string> state = undisturbed();
    return state;
  }

  Office office_;
  Way way_;
};

TEST_P(EveryStep, MayBeTheLastOne) {
  ASSERT_EQ(office_.run(way_.command, way_.before + rule(step(), "before", 1, "kill")), kKilled)
      << "the step was never reached: " << office_.log();
  ASSERT_EQ(office_.run(way_.command, way_.before + rule(step(), "after", 1, "kill")), kKilled)
      << "the step was never reached again: " << office_.log();
  expect_as_if_nothing_had_happened();
}

TEST_P(EveryStep, MayFail) {
  // Three ways to fail over all steps: each in turn, and all of them for each in the long run.
  const std::vector<int> reasons{ENOSPC, EIO, EBUSY};
  const bool all = std::getenv("ROSETT_LONG_TESTS") != nullptr;
  std::string rules = way_.before;
  if (all) {
    for (std::size_t i = 0; i < reasons.size(); ++i)
      rules += rule(step(), "before", static_cast<int>(i) + 1, std::to_string(reasons[i])) + ",";
  } else {
    rules += rule(step(), "before", 1, std::to_string(reasons[GetParam() % reasons.size()]));
  }
  // 1: it could not even begin, and says so.
  EXPECT_THAT(office_.run(way_.command, rules), ::testing::AnyOf(0, 1)) << office_.log();
  expect_as_if_nothing_had_happened();
}

std::string name_of(const ::testing::TestParamInfo<std::size_t>& info) {
  return std::string(io::to_string(static_cast<Step>(info.param)));
}

// Those of the service. What people decide on is killed in tests/store/decisions_test.cpp.
constexpr auto kStepsOfReading = static_cast<std::size_t>(Step::record_decisions);

INSTANTIATE_TEST_SUITE_P(Interruption, EveryStep, ::testing::Range(std::size_t{0}, kStepsOfReading),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Users, EveryStep,
                         ::testing::Values(static_cast<std::size_t>(Step::change_user)), name_of);

void drop_many(const Office& office, int documents) {
  for (int i = 0; i < documents; ++i) {
    const std::string name = std::to_string(i) + ".pdf";
    const std::string content = i % 7 == 0 ? "REFUSED " + name : "läsbar " + std::to_string(i / 2);
    i % 3 == 0 ? office.drop_elsewhere(name, content) : office.drop(name, content);
  }
}

TEST(Interruption, RandomMomentsLoseNothing) {
  const bool all = std::getenv("ROSETT_LONG_TESTS") != nullptr;
  const int documents = all ? 200 : 60;
  const int moments = all ? 500 : 30;
  constexpr int kLongestMilliseconds = 300;
  const Office office;
  const Office calm;
  for (const Office* each : {&office, &calm}) drop_many(*each, documents);
  std::mt19937 random(20'191'030);  // the same moments each time, as far as the machine allows
  for (int i = 0; i < moments; ++i) {
    const int service = office.start({"watch"});
    const auto milliseconds = std::uniform_int_distribution(0, kLongestMilliseconds)(random);
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    ::kill(service, SIGKILL);
    ASSERT_EQ(wait_for(service), kKilled) << office.log();
  }
  finish(office);
  finish(calm);
  const auto expected = calm.state();
  const std::string& exported = expected.at("export");
  ASSERT_EQ(std::count(exported.begin(), exported.end(), '\n'), documents);
  EXPECT_THAT(exported, ::testing::HasSubstr("läsbar 25"));  // rows are compared too
  const auto state = office.state();
  for (const auto& [name, content] : expected) {
    ASSERT_TRUE(state.contains(name)) << name << " is missing";
    EXPECT_EQ(state.at(name), content) << name;
  }
  EXPECT_EQ(state.size(), expected.size());
}

}  // namespace
}  // namespace rosett::testing
