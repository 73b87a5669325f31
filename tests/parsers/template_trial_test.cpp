#include "parsers/template_trial.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/template_loading.h"
#include "printed_page.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

using ::testing::Contains;
using testing::PrintedPage;
using ::testing::SizeIs;

const TrialAnchor& anchor(const TemplateTrial& trial, const std::string& name, bool column) {
  return *std::find_if(trial.anchors.begin(), trial.anchors.end(), [&](const TrialAnchor& anchor) {
    return anchor.name == name && anchor.column == column;
  });
}

TEST(TemplateTrial, TellsWhatWasFoundAndWhatWasNearest) {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 230, "Roselista statlig ersättning");
  page.print(200, 310, "Diarienummer: 1.3.2-2019-4711").print(1200, 310, "Utbetald 2019-05-28");
  testing::print_headings(page, 500,
                          {{200, false, {"Personnummer"}},
                           {700, false, {"Namn"}},
                           {1200, false, {"Typ av kod"}},
                           {1800, false, {"Belopp"}}});
  page.print(200, 560, "20030618-8434").print(700, 560, "Hassan").print(1800, 560, "100,00");
  const Library library = load_library({rosett::source_folder() + "/templates"});
  const auto trials = try_templates({page.text()}, library);
  ASSERT_THAT(trials, SizeIs(1));
  const TemplateTrial& trial = trials.front();
  EXPECT_EQ(trial.chosen, "roselista");
  EXPECT_EQ(trial.candidates.size(), library.templates.size());
  EXPECT_TRUE(anchor(trial, "namn", true).found);
  EXPECT_TRUE(anchor(trial, "diarienummer", false).found);
  const TrialAnchor& missing = anchor(trial, "utbetalningsdatum", false);
  EXPECT_FALSE(missing.found);
  EXPECT_EQ(missing.nearest, "Utbetald");
  EXPECT_FALSE(anchor(trial, "dossiernummer", true).found);
  std::vector<std::string> drawn;
  for (const TrialBox& box : trial.boxes) drawn.push_back(box.name);
  EXPECT_THAT(drawn, Contains("diarienummer"));
  EXPECT_THAT(drawn, Contains("belopp"));
}

TEST(TemplateTrial, NothingFits) {
  PrintedPage page;
  page.print(200, 150, "Inbjudan till sommarfest");
  const auto trials =
      try_templates({page.text()}, load_library({rosett::source_folder() + "/templates"}));
  ASSERT_THAT(trials, SizeIs(1));
  EXPECT_EQ(trials.front().chosen, "");
  EXPECT_EQ(trials.front().document.type, "okand");
}

}  // namespace
}  // namespace rosett
