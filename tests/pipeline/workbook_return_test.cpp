// Decisions come back out of a workbook: whole or not at all, and never over somebody else's.
#include "review/workbook_return.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/recheck.h"
#include "waiting_rows.h"

namespace rosett::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Line = std::map<std::string, Cell>;

Cell text(const std::string& text) { return {0, 0, CellType::text, text}; }
Cell number(const std::string& text) { return {0, 0, CellType::number, text}; }

// A sheet with the headings in this order and the lines in theirs.
Sheet sheet(const std::string& name, const std::vector<std::string>& headings,
            const std::vector<Line>& lines) {
  Sheet made;
  made.name = name;
  const auto put = [&](int row, std::size_t column, Cell cell) {
    cell.row = row;
    cell.column = static_cast<int>(column) + 1;
    made.cells.push_back(std::move(cell));
  };
  for (std::size_t i = 0; i < headings.size(); ++i) put(1, i, text(headings[i]));
  for (std::size_t row = 0; row < lines.size(); ++row)
    for (std::size_t i = 0; i < headings.size(); ++i)
      if (const auto cell = lines[row].find(headings[i]); cell != lines[row].end())
        put(static_cast<int>(row) + 2, i, cell->second);
  made.rows = static_cast<int>(lines.size()) + 1;
  made.columns = static_cast<int>(headings.size());
  return made;
}

const std::vector<std::string> kHeadings{
    "Beslut", "Rättat värde", "Kommentar", "Kod för avvikelsen", "Radnyckel", "Fältkod", "Version"};
const std::vector<std::string> kMoved{
    "Version", "Fältkod",    "Kommentar",          "Radnyckel",
    "Beslut",  "Något eget", "Kod för avvikelsen", "Rättat värde"};

struct Returned : WaitingRows {
  Line line(std::size_t i, const std::string& field, const std::string& choice) {
    Line made{{"Radnyckel", text(row(i).key)}, {"Version", text(row(i).revision)}};
    if (!field.empty()) made["Fältkod"] = text(field);
    if (!choice.empty()) made["Beslut"] = text(choice);
    made["Kod för avvikelsen"] = text("osaker_lasning");
    return made;
  }
  Line corrected(std::size_t i, const std::string& field, Cell value) {
    Line made = line(i, field, "Rätta");
    made["Rättat värde"] = std::move(value);
    return made;
  }
  Line whole_row(std::size_t i, const std::string& choice) {
    Line made = line(i, "", choice);
    made.erase("Kod för avvikelsen");
    return made;
  }

  WorkbookReturn take(const std::vector<Line>& lines, const std::string& by = "anna",
                      const std::vector<std::string>& headings = kHeadings) {
    Deciding deciding(database, judge_by(database, {}), koder_);
    Workbook workbook;
    workbook.sheets = {sheet("Summering", {"Något"}, {}), sheet("Avvikelser", headings, lines)};
    return take_back(workbook, database, deciding, {by, "arbetsbok", {}});
  }
  std::string fault(const std::vector<Line>& lines) {
    const WorkbookReturn back = take(lines);
    EXPECT_EQ(back.faults.size(), 1U);
    EXPECT_EQ(back.lines, 0);
    return back.faults.empty() ? "" : back.faults[0].message;
  }
  std::string value(std::size_t i, const std::string& field) {
    return value_of(row(i).fields, field).value_or("nothing");
  }

 private:
  std::vector<KodEntry> koder_;
};

TEST(WorkbookReturn, TakesValuesAndApprovalsUnderTheNameOfWhoRanIt) {
  Returned desk;
  const WorkbookReturn back =
      desk.take({desk.corrected(0, "belopp", text("1 400,50")), desk.whole_row(1, "Godkänn")});
  EXPECT_THAT(back.faults, IsEmpty());
  EXPECT_EQ(back.values, 1);
  EXPECT_EQ(back.approved, 1);
  EXPECT_EQ(desk.value(0, "belopp"), "1400.50");
  EXPECT_EQ(find_field(desk.row(0).fields, "belopp")->corrected->by, "anna");
  EXPECT_FALSE(desk.row(0).approved);
  EXPECT_TRUE(desk.row(1).approved);
}

TEST(WorkbookReturn, FindsItsWayWhateverHasBeenSortedAndMoved) {
  Returned desk;
  const WorkbookReturn back =
      desk.take({desk.corrected(1, "belopp", number("20.5")), Line{{"Beslut", text("")}},
                 desk.corrected(0, "personnummer", text("200306188434"))},
                "anna", kMoved);
  EXPECT_THAT(back.faults, IsEmpty());
  EXPECT_EQ(desk.value(1, "belopp"), "20.50");
  EXPECT_EQ(desk.value(0, "personnummer"), "20030618-8434");
}

TEST(WorkbookReturn, TakesDaysAsDaysNumbersAndText) {
  const Cell day{2, 1, CellType::date, "2019-03-01"};
  EXPECT_EQ(typed_text(day, Kind::date, Epoch::of_1900), "2019-03-01");
  EXPECT_EQ(typed_text(number("43525"), Kind::date, Epoch::of_1900), "2019-03-01");
  EXPECT_EQ(typed_text(text(" 2019-03-01 "), Kind::date, Epoch::of_1900), "2019-03-01");
  EXPECT_EQ(typed_text(number("1350"), Kind::amount, Epoch::of_1900), "1350.00");
  EXPECT_EQ(typed_text(number("200306188434"), Kind::personnummer, Epoch::of_1900), "200306188434");
}

TEST(WorkbookReturn, ApprovesARowWhenAllItsLinesAreDecided) {
  Returned desk;
  const std::vector<Line> half{desk.line(0, "belopp", "Godkänn"), desk.line(0, "fritext", "")};
  EXPECT_THAT(desk.take(half).faults, IsEmpty());
  EXPECT_FALSE(desk.row(0).approved);
  const std::vector<Line> all{desk.line(0, "belopp", "Godkänn"),
                              desk.corrected(0, "fritext", text("annat"))};
  EXPECT_THAT(desk.take(all).faults, IsEmpty());
  EXPECT_TRUE(desk.row(0).approved);
}

TEST(WorkbookReturn, OverwritesNothingThatHasChangedAndThenTakesNothing) {
  Returned desk;
  const std::vector<Line> lines{desk.corrected(0, "belopp", text("1,00")),
                                desk.corrected(1, "belopp", text("2,00"))};
  desk.correct(0, "belopp", "3.00");
  const WorkbookReturn back = desk.take(lines, "bo");
  ASSERT_EQ(back.faults.size(), 1U);
  EXPECT_EQ(back.faults[0].sheet, "Avvikelser");
  EXPECT_EQ(back.faults[0].row, 2);
  EXPECT_THAT(back.faults[0].message, HasSubstr("anna har beslutat"));
  EXPECT_EQ(desk.value(0, "belopp"), "3.00");
  EXPECT_EQ(desk.value(1, "belopp"), "1350.00");
}

TEST(WorkbookReturn, SaysWhatIsWrongLineByLine) {
  Returned desk;
  Line unknown = desk.corrected(0, "belopp", text("1,00"));
  unknown["Radnyckel"] = text("finns inte");
  EXPECT_THAT(desk.fault({unknown}), HasSubstr("finns inte längre"));
  EXPECT_THAT(desk.fault({desk.corrected(0, "personnummer", text("20030618-8435"))}),
              HasSubstr("Kontrollsiffran"));
  EXPECT_THAT(desk.fault({desk.line(0, "belopp", "Rätta")}), HasSubstr("tomt"));
  EXPECT_THAT(desk.fault({desk.line(0, "belopp", "Kanske")}), HasSubstr("listan"));
  Line undecided = desk.corrected(0, "belopp", text("1,00"));
  undecided.erase("Beslut");
  EXPECT_THAT(desk.fault({undecided}), HasSubstr("Välj Rätta"));
  EXPECT_THAT(desk.fault({desk.corrected(0, "belopp", text("1,00")),
                          desk.corrected(0, "belopp", text("2,00"))}),
              HasSubstr("två ställen"));
  Line keyless = desk.line(0, "belopp", "Godkänn");
  keyless.erase("Radnyckel");
  EXPECT_THAT(desk.fault({keyless}), HasSubstr("radnyckel"));
  EXPECT_THAT(desk.fault({{{"Beslut", {0, 0, CellType::text, "Rätta"}},
                           {"Radnyckel", text(desk.row(0).key)},
                           {"Rättat värde", {0, 0, CellType::error, ""}}}}),
              HasSubstr("formelfel"));
}

// Sheet Rader shows every value; what somebody writes over there must not be passed over.
TEST(WorkbookReturn, WhatIsWrittenOverWhereItIsShownIsTold) {
  Returned desk;
  std::vector<std::string> headings = kHeadings;
  headings.insert(headings.begin(), {"Personnummer", "Belopp", "Fritext"});
  const auto as_written = [&] {
    Line line = desk.whole_row(0, "");
    line["Personnummer"] = text("20100314-2385");
    line["Belopp"] = number("1350");
    line["Fritext"] = text("=HYPERLINK(\"x\")");
    return line;
  };
  const auto message = [&](const Line& line) {
    const WorkbookReturn back = desk.take({line}, "anna", headings);
    return back.faults.empty() ? "" : back.faults[0].message;
  };
  EXPECT_EQ(message(as_written()), "");
  Line in_another_form = as_written();
  in_another_form["Belopp"] = text("1 350,00");
  EXPECT_EQ(message(in_another_form), "");
  for (const auto& [heading, cell] : Line{{"Personnummer", text("20030618-8434")},
                                          {"Belopp", number("1350.5")},
                                          {"Fritext", text("")}}) {
    Line edited = as_written();
    edited[heading] = cell;
    EXPECT_THAT(message(edited), HasSubstr(heading + " är ändrat"));
    edited["Beslut"] = text("Godkänn");
    EXPECT_THAT(message(edited), HasSubstr(heading + " är ändrat"));
  }
  EXPECT_FALSE(desk.row(0).approved);
}

TEST(WorkbookReturn, TheValueBesideTheCorrectedOneIsNotWhereToCorrect) {
  Returned desk;
  std::vector<std::string> headings = kHeadings;
  headings.emplace_back("Tolkat värde");
  Line line = desk.line(0, "belopp", "");
  line["Tolkat värde"] = number("1350");
  EXPECT_THAT(desk.take({line}, "anna", headings).faults, IsEmpty());
  line["Tolkat värde"] = number("1400");
  EXPECT_EQ(desk.take({line}, "anna", headings).faults.size(), 1U);
}

TEST(WorkbookReturn, UndecidedLinesOfRowsThatHaveChangedAreCounted) {
  Returned desk;
  const Line line = desk.line(0, "belopp", "");
  EXPECT_EQ(desk.take({line}).stale, 0);
  desk.correct(0, "belopp", "3.00");
  EXPECT_EQ(desk.take({line}).stale, 1);
}

TEST(WorkbookReturn, IsNoWorkbookOfOursWithoutItsHeadings) {
  Returned desk;
  EXPECT_THAT(desk.take({}, "anna", {"Namn", "Ålder"}).faults[0].message,
              HasSubstr("ingen avvikelselista"));
  EXPECT_THAT(desk.take({}, "anna", {"Radnyckel", "Beslut"}).faults[0].message,
              HasSubstr("Version saknas"));
}

TEST(WorkbookReturn, TakesTheSameWorkbookOnce) {
  Returned desk;
  const std::vector<Line> lines{desk.corrected(0, "belopp", text("1,00"))};
  EXPECT_THAT(desk.take(lines).faults, IsEmpty());
  EXPECT_EQ(desk.take(lines).faults.size(), 1U);
  EXPECT_EQ(Decisions(desk.database).history(desk.row(0).key).size(), 1U);
}

}  // namespace
}  // namespace rosett::testing
