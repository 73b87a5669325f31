// What is written beside the results (logs, error texts, status for machines) must not tell of
// people: the samples' registers and expected exports say what must not be there.
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t kShortestSecret = 5;  // shorter ones are found in any text by chance

void add_secret(std::set<std::string>& secrets, const std::string& text) {
  if (text.size() >= kShortestSecret) secrets.insert(text);
}

void add_register(std::set<std::string>& secrets) {
  std::ifstream file(fs::path(rosett::source_folder()) / "samples/personer.csv");
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    constexpr int kSecretColumns = 4;  // both numbers, both names
    std::string cell;
    for (int i = 0; i < kSecretColumns && std::getline(cells, cell, ';'); ++i)
      add_secret(secrets, cell);
  }
}

void add_rows(std::set<std::string>& secrets, const fs::path& expected) {
  std::ifstream file(expected);
  for (std::string line; std::getline(file, line);) {
    const auto document = nlohmann::json::parse(line);
    for (const auto& row : document["rows"])
      for (const auto& field : row["fields"])
        if (field.contains("text") && field["text"].is_string())
          add_secret(secrets, field["text"].get<std::string>());
  }
}

TEST(Secrecy, LogsAndErrorTextsTellOfNobody) {
  const Program program;
  program.put("rosett.toml",
              "stable_seconds = 0\n[log]\nlevel = \"debug\"\nfile = \"rosett.log\"\n");
  program.put_sample("personer.csv", "personer.csv");
  const std::string name = "Beslut Alhamwi Ödegård 20100314-2381";
  std::set<std::string> secrets{"Alhamwi", "Ödegård", "20100314"};
  add_register(secrets);
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(rosett::source_folder()) / "samples"))
    if (entry.path().native().ends_with(".expected.jsonl")) add_rows(secrets, entry.path());
  ASSERT_GT(secrets.size(), 50U);
  const fs::path sample = fs::path(rosett::source_folder()) / "samples/roselista-digital";
  for (const auto& entry : fs::directory_iterator(sample))
    if (entry.path().extension() == ".pdf")
      program.put_sample(fs::path("roselista-digital") / entry.path().filename(),
                         "inbox/" + name + "/" + name + ".pdf");
  program.put("inbox/" + name + " avkortad.pdf", "%PDF-1.4 Alhamwi");
  fs::create_symlink("/etc/hostname", program.inbox() / (name + " länk.pdf"));
  std::string told =
      program.run({"register", "import", "personer", program.folder() / "personer.csv"}).err;
  told += program.run({"watch", "--once"}).err;
  told += program.run({"watch", "--once"}).err;
  told += program.run({"doctor", "--json"}).out;
  told += program.run({"retry"}).err;
  const fs::path log = program.folder() / "rosett.log";
  EXPECT_THAT(content_of(log), HasSubstr("stage=publish"));
  told += content_of(log);
  for (const std::string& secret : secrets) EXPECT_THAT(told, Not(HasSubstr(secret)));
}

TEST(Secrecy, OwnFilesAreTheOwnersAlone) {
  const Program program;
  program.put("rosett.toml", "stable_seconds = 0\n[log]\nfile = \"rosett.log\"\n");
  program.put("inbox/brev.pdf", text_pdf({"Ett brev"}));
  ASSERT_EQ(program.run({"watch", "--once"}).code, 0);
  const auto rights = [&](const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat((program.folder() / path).c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
  };
  for (const char* file : {"rosett.db", "rosett.lock", "rosett.log"})
    EXPECT_EQ(rights(file), 0600U);
  EXPECT_EQ(rights("done"), 0700U);
  EXPECT_EQ(rights("export"), 0750U);
  EXPECT_EQ(rights("failed"), 0750U);
  EXPECT_EQ(rights("export/avvikelser.xlsx"), 0640U);
  for (const auto& entry : fs::recursive_directory_iterator(program.folder() / "done"))
    EXPECT_EQ(entry.status().permissions() & fs::perms(0077), fs::perms::none) << entry.path();
}

}  // namespace
}  // namespace rosett::testing
