// Every template has a golden case, and its version rises when what is read with it changes:
// tests/golden/versions.csv holds version and digest of the values of each. After a wanted change
// raise the template's version, then
//   ROSETT_UPDATE_GOLDEN=1 test_parsers --gtest_filter='*Golden*:*TemplateVersions*'
#include <cstdlib>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "core/digest.h"
#include "core/text.h"
#include "golden_cases.h"
#include "read_pages.h"

namespace rosett {
namespace {

struct Recorded {
  int version{};
  std::string digest;
};

std::string as_text(const std::vector<Field>& fields) {
  std::string text;
  for (const Field& field : fields)
    text += field.name + "=" + field.reading.value.value_or("(none)") + ";";
  return text;
}

// What is read with each template, as text: values alone, so that a new weighing changes nothing.
std::map<std::string, std::string> readings() {
  std::map<std::string, std::string> read;
  for (const std::string& name : testing::golden_cases()) {
    for (const Document& document : testing::golden_documents(name)) {
      std::string& text = read[document.template_id];
      text += name + ":" + as_text(document.fields) + "\n";
      for (const Row& row : document.rows) text += as_text(row.fields) + "\n";
    }
  }
  return read;
}

std::filesystem::path file() { return testing::golden_folder() / "versions.csv"; }

std::map<std::string, Recorded> recorded() {
  std::map<std::string, Recorded> all;
  for (const std::string& line : split(testing::text_of(file()), '\n')) {
    const std::vector<std::string> cells = split(line, ';');
    if (cells.size() == 3) all[cells[0]] = {std::stoi(cells[1]), cells[2]};
  }
  return all;
}

std::string digest_of(const std::string& text) {
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

TEST(TemplateVersions, RiseWhenResultsChange) {
  const std::map<std::string, std::string> read = readings();
  const std::map<std::string, Recorded> before = recorded();
  std::string now;
  for (const Template& rules : testing::library().templates) {
    ASSERT_TRUE(read.contains(rules.id)) << rules.id << " has no golden case";
    const std::string digest = digest_of(read.at(rules.id));
    now += rules.id + ";" + std::to_string(rules.version) + ";" + digest + "\n";
    const auto known = before.find(rules.id);
    if (known == before.end() || known->second.digest == digest) continue;
    EXPECT_GT(rules.version, known->second.version)
        << rules.id << " reads its golden cases differently: raise its version";
  }
  if (std::getenv("ROSETT_UPDATE_GOLDEN") != nullptr)
    std::ofstream(file(), std::ios::binary) << now;
  else
    EXPECT_EQ(now, testing::text_of(file()));
}

}  // namespace
}  // namespace rosett
