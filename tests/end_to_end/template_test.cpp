// A supplier's own template, as the guide in templates/README.md makes it: from one example, on top
// of the generic one; then what was read before is read again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Json = nlohmann::json;

std::filesystem::path guide() {
  return std::filesystem::path(rosett::source_folder()) / "templates/guide/exempelfaktura.pdf";
}

Json exported(const Program& program) {
  return Json::parse(program.run({"export", "--format", "jsonl"}).out);
}

TEST(TemplateFromExample, ReadsTheExampleThatWasNotReadBefore) {
  const Program program;
  program.put("inbox/faktura.pdf", content_of(guide()));
  ASSERT_EQ(program.run({"watch", "--once"}).code, 0);
  EXPECT_THAT(exported(program)["rows"], IsEmpty());

  const auto file = program.folder() / "templates/nordans.toml";
  std::filesystem::create_directories(file.parent_path());
  const Finished proposed = program.run({"template", "new", guide(), "-o", file});
  ASSERT_EQ(proposed.code, 0) << proposed.err;
  EXPECT_THAT(content_of(file), HasSubstr("all_of = [\"Nordans Omsorg\"]"));
  EXPECT_EQ(program.run({"template", "check"}).code, 0);
  EXPECT_EQ(program.run({"template", "new", guide(), "-o", file}).code, 1) << "never overwritten";

  const Finished reread = program.run({"reread", "--template", "faktura-nordans-omsorg"});
  EXPECT_EQ(reread.code, 0) << reread.err;
  EXPECT_THAT(reread.out, HasSubstr("1 filer"));
  const Json document = exported(program);
  EXPECT_EQ(document["document"]["template"], "faktura-nordans-omsorg");
  EXPECT_EQ(document["fields"]["forfallodatum"]["value"], "2020-03-09");
  ASSERT_THAT(document["rows"], SizeIs(3));
  const Json& row = document["rows"][1]["fields"];
  EXPECT_EQ(row["dossiernummer"]["value"], "12-506728");
  EXPECT_EQ(row["period_till"]["value"], "2020-01-12");
  EXPECT_EQ(row["dygn"]["value"], "12");
  EXPECT_EQ(row["pris"]["value"], "2450.00");
  EXPECT_EQ(row["belopp"]["value"], "29400.00");

  const std::string before = program.run({"export", "--format", "jsonl"}).out;
  EXPECT_EQ(program.run({"reread", std::to_string(document["document"]["id"].get<int>())}).code, 0);
  EXPECT_EQ(program.run({"export", "--format", "jsonl"}).out, before) << "the same once more";
}

TEST(TemplateFromExample, SaysWhatIsWrong) {
  const Program program;
  EXPECT_EQ(program.run({"template", "new", "saknas.pdf"}).code, 1);
  EXPECT_THAT(program.run({"template", "new", guide(), "--base", "finnsinte"}).err,
              HasSubstr("finnsinte"));
  EXPECT_EQ(program.run({"reread", "4711"}).code, 1);
  EXPECT_EQ(program.run({"reread"}).code, 2);
}

}  // namespace
}  // namespace rosett::testing
