#include "review/labels.h"

#include <set>

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(Labels, EveryDeviationOfTheContractHasItsOwn) {
  std::set<std::string> labels;
  const std::set<std::string> codes{"personnummer_ogiltigt",
                                    "personnummer_ofullstandigt",
                                    "personnummer_avviker",
                                    "dossiernummer_avviker",
                                    "namn_avviker",
                                    "nycklar_motsager",
                                    "individ_saknas",
                                    "mottagningsdatum_saknas",
                                    "mottagningsdatum_avviker",
                                    "belopp_avviker",
                                    "summa_avviker",
                                    "kod_okand",
                                    "kommun_avviker",
                                    "aterkrav",
                                    "aterkrav_utan_grund",
                                    "period_ogiltig",
                                    "period_overlappar",
                                    "dubblett",
                                    "ersattningstid_passerad",
                                    "sdf_saknas",
                                    "sida_saknas",
                                    "sidordning",
                                    "leverantor_okand",
                                    "bankgiro_avviker",
                                    "ocr_nummer_ogiltigt",
                                    "placering_saknas",
                                    "pris_avviker",
                                    "dagar_avviker",
                                    "aterssoks_ej",
                                    "falt_saknas",
                                    "osaker_lasning",
                                    "okand_dokumenttyp",
                                    "olasbar_sida"};
  for (const std::string& code : codes) {
    EXPECT_NE(deviation_label(code), code);
    labels.insert(deviation_label(code));
  }
  EXPECT_EQ(labels.size(), codes.size());
}

TEST(Labels, FieldsHaveOneLabelEach) {
  for (const auto fields : {row_fields(), document_fields()}) {
    std::set<std::string_view> names;
    std::set<std::string_view> labels;
    for (const FieldInfo& field : fields) {
      names.insert(field.name);
      labels.insert(field.label);
    }
    EXPECT_EQ(names.size(), fields.size());
    EXPECT_EQ(labels.size(), fields.size());
  }
}

TEST(Labels, AFieldInBothTablesIsTheSameField) {
  for (const FieldInfo& field : document_fields()) {
    EXPECT_EQ(field_info(field.name).label, field.label);
    EXPECT_EQ(field_info(field.name).kind, field.kind);
  }
}

TEST(Labels, UnknownNamesAreShownAsTheyAre) {
  EXPECT_EQ(field_info("nytt_falt").label, "nytt_falt");
  EXPECT_EQ(field_info("nytt_falt").kind, Kind::text);
  EXPECT_EQ(deviation_label("ny_kod"), "ny_kod");
  EXPECT_EQ(type_label("nytyp"), "nytyp");
  EXPECT_EQ(status_label("ny"), "ny");
}

}  // namespace
}  // namespace rosett
