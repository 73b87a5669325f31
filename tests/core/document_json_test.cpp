#include "core/document_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/error.h"

namespace rosett {
namespace {

Document example() {
  Document document;
  document.id = 17;
  document.file = "beslut \"0412\".pdf";
  document.sha256 = std::string(64, 'a');
  document.type = "roselista";
  document.template_id = "roselista";
  document.pages = {{1, 2480, 3508, 300, 90, -0.4204, TextSource::ocr}};
  Reading reading;
  reading.kind = Kind::personnummer;
  reading.value = "20100314-2381";
  reading.text = "100314-2381";
  reading.confidence = 0.99912;
  reading.accepted = true;
  reading.page = 1;
  reading.box = {10, 20, 110, 50};
  reading.alternatives = {{"20100314-2387", "100314-2387", 0.0004}};
  reading.evidence = {
      .engine = 0.98, .second = 0.5, .exact = true, .check_digit = true, .settled = true};
  Row row;
  row.number = 1;
  row.key = "aaaa-1-1";
  row.page = 1;
  row.box = {10, 20, 900, 50};
  row.fields = {{"personnummer", reading}, {"belopp", Reading{.kind = Kind::amount, .page = 1}}};
  document.rows = {row};
  document.deviations = {{"falt_saknas", Severity::fel, 1, "belopp", "Beloppet saknas.", ""}};
  return document;
}

TEST(DocumentJson, HasTheContractsShape) {
  EXPECT_EQ(
      document_to_json(example(), JsonDetail::contract),
      R"({"document":{"id":17,"file":"beslut \"0412\".pdf","sha256":")" + std::string(64, 'a') +
          R"(","type":"roselista","template":"roselista","pages":1,"status":"avvikelser"},)"
          R"("pages":[{"page":1,"width":2480,"height":3508,"dpi":300,"rotation":90,)"
          R"("skew_degrees":-0.42,"source":"ocr"}],"fields":{},"rows":[{"row":1,"key":"aaaa-1-1",)"
          R"("page":1,"fields":{"personnummer":{"value":"20100314-2381","text":"100314-2381",)"
          R"("confidence":0.9991,"accepted":true,"page":1,"box":[10,20,100,30]},)"
          R"("belopp":{"value":null,"text":"","confidence":0.0,"accepted":false,"page":1,)"
          R"("box":[0,0,0,0]}},"approved":false}],"deviations":[{"code":"falt_saknas",)"
          R"("severity":"fel","row":1,"field":"belopp","message":"Beloppet saknas."}]})");
}

TEST(DocumentJson, SurvivesThePipe) {
  const std::string json = document_to_json(example(), JsonDetail::evidence);
  const Document back = document_from_json(json);
  EXPECT_EQ(document_to_json(back, JsonDetail::evidence), json);
  const Reading& reading = back.rows.at(0).fields.at(0).reading;
  EXPECT_EQ(reading.kind, Kind::personnummer);
  EXPECT_EQ(reading.alternatives.at(0).value, "20100314-2387");
  EXPECT_EQ(reading.evidence, example().rows[0].fields[0].reading.evidence);
  EXPECT_TRUE(reading.evidence.settled);
}

// The contract has no field for it.
TEST(DocumentJson, AWorkbooksSumStandsWithTheDocument) {
  Document document = example();
  document.fields = {{"summa", {.kind = Kind::amount, .value = "99.00", .text = "99,00"}}};
  const std::string other = document_to_json(document, JsonDetail::contract);
  EXPECT_EQ(other.find("printed_total"), std::string::npos);
  document.type = "etjanst";
  const std::string json = document_to_json(document, JsonDetail::contract);
  EXPECT_NE(json.find(R"("printed_total":"99.00"},)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("fields":{},)"), std::string::npos) << json;
  EXPECT_EQ(value_of(document_from_json(json).fields, "summa"), "99.00");
  const std::string pipe = document_to_json(document, JsonDetail::evidence);
  EXPECT_EQ(pipe.find("printed_total"), std::string::npos);
  EXPECT_EQ(value_of(document_from_json(pipe).fields, "summa"), "99.00");
}

TEST(DocumentJson, TakesValuesAlone) {
  const Document document = document_from_json(
      R"({"document":{"file":"a.pdf"},"rows":[{"row":1,"fields":{"kod":{"value":"DAG"}}}]})");
  EXPECT_EQ(value_of(document.rows.at(0).fields, "kod"), "DAG");
  EXPECT_TRUE(document.rows[0].fields[0].reading.accepted);
}

TEST(DocumentJson, RefusesWhatIsNoDocument) {
  for (const char* text : {"", "{", "[]", "{\"rows\":[]}", "{\"document\":3}",
                           R"({"document":{},"rows":[{"fields":{}}]})",
                           R"({"document":{},"fields":{"a":{"value":3}}})"})
    EXPECT_THROW((void)document_from_json(text), Error) << text;
}

TEST(PageJson, SurvivesThePipe) {
  PageText page;
  page.page = 2;
  page.width = 100;
  page.height = 200;
  page.dpi = 300;
  page.rotation = 270;
  page.skew_degrees = 1.25;
  page.engine = "prov";
  page.words = {{"Åsa",
                 {1, 2, 30, 14},
                 0.75F,
                 3,
                 4,
                 true,
                 {{"Å", {1, 2, 9, 14}, 0.75F, {{"A", 0.25F}}}},
                 {}}};
  page.rulings = {{0, 50, 100, 52}};
  page.unread_ink = {{5, 60, 9, 66}};
  const std::string json = page_to_json(page);
  EXPECT_EQ(page_to_json(page_from_json(json)), json);
  EXPECT_EQ(page_from_json(json).words.at(0).symbols.at(0).alternatives.at(0).text, "A");
}

TEST(PageJson, KeepsWhatWasReadTwice) {
  PageText page;
  page.words.resize(3);
  page.words[0].second = {{{"A", {1, 2, 9, 14}, 0.5F, {{"Å", 0.25F}}}, {" ", {}, 1.0F, {}}}, true};
  page.words[1].second.emplace();  // read again, and nothing seen
  const PageText back = page_from_json(page_to_json(page));
  EXPECT_EQ(joined(back.words.at(0).second.value().symbols), "A ");
  EXPECT_EQ(back.words[0].second->symbols[0].alternatives.at(0).text, "Å");
  EXPECT_TRUE(back.words[0].second->goes_on);
  EXPECT_TRUE(back.words[1].second.value().symbols.empty());
  EXPECT_FALSE(back.words[2].second);
}

TEST(PageJson, TakesPagesThatWereReadOnce) {
  const PageText page = page_from_json(
      R"({"page":1,"width":9,"height":9,"dpi":300,"rotation":0,"skew_degrees":0.0,"source":"ocr",)"
      R"("engine":"prov","blank":false,"words":[{"text":"a","box":[0,0,5,5],"confidence":0.5,)"
      R"("line":0,"segment":0}],"rulings":[],"unread_ink":[]})");
  EXPECT_FALSE(page.words.at(0).second);
}

// What C++ leaves open: a number that does not fit where it is put.
TEST(PageJson, RefusesNumbersThatAreNoPlacesOnAPage) {
  const auto page = [](const std::string& number, const std::string& edge) {
    return R"({"page":)" + number +
           R"(,"width":9,"height":9,"dpi":300,"rotation":0,"skew_degrees":0.0,"source":"ocr",)"
           R"("engine":"prov","blank":false,"words":[],"rulings":[[)" +
           edge + R"(,0,1,5]],"unread_ink":[]})";
  };
  EXPECT_NO_THROW(static_cast<void>(page_from_json(page("1", "3"))));
  EXPECT_THROW(static_cast<void>(page_from_json(page("1e300", "3"))), Error);
  EXPECT_THROW(static_cast<void>(page_from_json(page("1", "2147483647"))), Error);
}

RC_GTEST_PROP(JsonProperty, AnyBytesAreADocumentOrAnError, (const std::string& bytes)) {
  try {
    (void)document_from_json(bytes);
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::malformed);
  }
}

}  // namespace
}  // namespace rosett
