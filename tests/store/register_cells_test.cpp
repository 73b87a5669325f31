#include "store/register_cells.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace rosett::testing {
namespace {

struct Case {
  CellForm form;
  std::string cell;
  std::optional<std::string> canonical;
};

class RegisterCell : public ::testing::TestWithParam<Case> {};

TEST_P(RegisterCell, IsCanonicalOrRefused) {
  EXPECT_EQ(canonical_cell(GetParam().form, GetParam().cell), GetParam().canonical)
      << GetParam().cell;
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, RegisterCell,
    ::testing::Values(Case{CellForm::personnummer, "20100314-2381", "20100314-2381"},
                      Case{CellForm::personnummer, "201003142381", "20100314-2381"},
                      Case{CellForm::personnummer, "20100374-2381", "20100374-2381"},
                      Case{CellForm::personnummer, "20101314-2381", std::nullopt},
                      Case{CellForm::personnummer, "100314-2381", std::nullopt},
                      Case{CellForm::personnummer, "20100314", std::nullopt},
                      Case{CellForm::personnummer, "2010-03142381", std::nullopt},
                      Case{CellForm::personnummer, "20100314-238x", std::nullopt},
                      Case{CellForm::dossiernummer, "11-234567", "11-234567"},
                      Case{CellForm::dossiernummer, "11234567", "11-234567"},
                      Case{CellForm::dossiernummer, "1-1234567", std::nullopt},
                      Case{CellForm::organisationsnummer, "5566778899", "556677-8899"},
                      Case{CellForm::organisationsnummer, "556677-889", std::nullopt},
                      Case{CellForm::bankgiro, "1234567", "123-4567"},
                      Case{CellForm::bankgiro, "8758-2292", "8758-2292"},
                      Case{CellForm::bankgiro, "123456", std::nullopt},
                      Case{CellForm::bankgiro, "12345-67", std::nullopt},
                      Case{CellForm::plusgiro, "28 65 43-4", "286543-4"},
                      Case{CellForm::plusgiro, "42", "4-2"},
                      Case{CellForm::plusgiro, "4", std::nullopt}));

INSTANTIATE_TEST_SUITE_P(Values, RegisterCell,
                         ::testing::Values(Case{CellForm::date, "2019-02-28", "2019-02-28"},
                                           Case{CellForm::date, "2019-02-29", std::nullopt},
                                           Case{CellForm::date, "190228", std::nullopt},
                                           Case{CellForm::amount, "2450", "2450.00"},
                                           Case{CellForm::amount, "2450,5", "2450.50"},
                                           Case{CellForm::amount, "0.05", "0.05"},
                                           Case{CellForm::amount, "2450.005", std::nullopt},
                                           Case{CellForm::amount, "-2450", std::nullopt},
                                           Case{CellForm::amount, ",50", std::nullopt},
                                           Case{CellForm::amount, "2,450.00", std::nullopt},
                                           Case{CellForm::placement_sort, "Övrig", "ovrig"},
                                           Case{CellForm::placement_sort, "egen", std::nullopt},
                                           Case{CellForm::yes_no, "JA", "ja"},
                                           Case{CellForm::yes_no, "j", std::nullopt},
                                           Case{CellForm::text, "Åsa", "Åsa"}));

}  // namespace
}  // namespace rosett::testing
