#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

const char* const kDigital = "roselista-digital/Beslut MIG-031.pdf";

TEST(Reading, ABornDigitalListBecomesRowsAndAWorkbook) {
  const Program program;
  program.put("rosett.toml", "kommun = \"Stockholm\"\n");
  const fs::path samples = fs::path(rosett::source_folder()) / "samples";
  EXPECT_EQ(program.run({"register", "import", "personer", samples / "personer.csv"}).code, 0);
  program.put_sample(kDigital, "inbox/lista.pdf");
  const Finished watched = program.run({"watch", "--once"});
  EXPECT_EQ(watched.code, 0) << watched.err;
  EXPECT_THAT(watched.out, HasSubstr("avvikelser.xlsx"));
  EXPECT_TRUE(content_of(program.folder() / "export/avvikelser.xlsx").starts_with("PK"));
  const Json read = Json::parse(program.run({"export", "--format", "jsonl"}).out);
  const Json expected =
      Json::parse(content_of(samples / (std::string(kDigital) + ".expected.jsonl")));
  EXPECT_EQ(read["document"]["type"], "roselista");
  EXPECT_EQ(read["document"]["file"], "lista.pdf");
  ASSERT_EQ(read["rows"].size(), expected["rows"].size());
  for (std::size_t i = 0; i < read["rows"].size(); ++i)
    EXPECT_EQ(read["rows"][i]["fields"]["belopp"]["value"],
              expected["rows"][i]["fields"]["belopp"]["value"]);
}

TEST(Reading, ExportsInEveryFormat) {
  const Program program;
  program.put("inbox/brev.pdf", text_pdf({"Ett brev"}));
  program.run({"watch", "--once"});
  const std::string line = program.run({"export", "--format", "jsonl"}).out;
  EXPECT_EQ(Json::parse(line)["document"]["type"], "okand");
  EXPECT_EQ(program.run({"export", "--format", "jsonl", "-o", program.folder() / "ut.jsonl"}).out,
            "");
  EXPECT_EQ(content_of(program.folder() / "ut.jsonl"), line);
  EXPECT_THAT(program.run({"export", "--format", "csv"}).out, HasSubstr("file;sha256"));
  EXPECT_TRUE(program.run({"export", "--format", "xlsx"}).out.starts_with("PK"));
  EXPECT_EQ(program.run({"export", "--format", "jsonl", "--type", "roselista"}).out, "");
  EXPECT_EQ(program.run({"export", "--format", "jsonl", "--since", "2999-01-01"}).out, "");
  EXPECT_EQ(program.run({"export", "--format", "jsonl", "-o", "/finns/inte/ut.jsonl"}).code, 1);
}

TEST(Reading, ProcessLeavesOriginalsAndPrintsALineEach) {
  const Program program;
  const fs::path good = program.put("annat/brev.pdf", text_pdf({"Ett brev"}));
  const fs::path bad = program.put("annat/tom.pdf", "");
  const Finished finished = program.run({"process", good, bad, program.folder() / "saknas.pdf"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("brev.pdf: avvikelser"));
  EXPECT_THAT(finished.out, HasSubstr("tom.pdf: fel"));
  EXPECT_THAT(finished.err, HasSubstr("saknas.pdf"));
  EXPECT_TRUE(fs::exists(good));
  EXPECT_TRUE(fs::exists(bad));
}

TEST(Reading, GivesTheSameInAnyOrderAndWithAnyNumberOfReaders) {
  const std::vector<std::string> lines{"Brev ett", "Brev tva", "Brev tre"};
  const Program forwards;
  forwards.put("rosett.toml", "readers = 1\n");
  const Program backwards;
  backwards.put("rosett.toml", "readers = 2\n");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t other = lines.size() - 1 - i;
    forwards.put("inbox/" + std::to_string(i) + ".pdf", text_pdf({lines[i]}));
    forwards.run({"watch", "--once"});
    backwards.put("inbox/" + std::to_string(other) + ".pdf", text_pdf({lines[other]}));
  }
  backwards.put("inbox/kopia.pdf", text_pdf({lines[0]}));
  backwards.run({"watch", "--once"});
  forwards.put("inbox/kopia.pdf", text_pdf({lines[0]}));
  forwards.run({"watch", "--once"});
  const std::string exported = forwards.run({"export", "--format", "jsonl"}).out;
  EXPECT_EQ(without_ids(exported), without_ids(backwards.run({"export", "--format", "jsonl"}).out));
  EXPECT_THAT(exported, HasSubstr("copy_of"));
}

TEST(Reading, TakesTheSameDocumentAgainAsACopy) {
  const Program program;
  program.put("inbox/a.pdf", text_pdf({"Ett brev"}));
  program.run({"watch", "--once"});
  program.put("inbox/a.pdf", text_pdf({"Ett brev"}));
  program.run({"watch", "--once"});
  EXPECT_THAT(program.files_below("done"), ElementsAre("a-2.pdf", "a.pdf"));
  EXPECT_THAT(program.run({"export", "--format", "jsonl"}).out, HasSubstr("dubblett"));
}

}  // namespace
}  // namespace rosett::testing
