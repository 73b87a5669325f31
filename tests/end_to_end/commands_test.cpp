#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <unistd.h>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::vector<std::vector<std::string>> kCommands{{"watch"},
                                                      {"process"},
                                                      {"register", "import"},
                                                      {"export"},
                                                      {"status"},
                                                      {"template", "list"},
                                                      {"template", "check"},
                                                      {"template", "try"},
                                                      {"check"},
                                                      {"report"},
                                                      {"fordelningsark", "new"},
                                                      {"fordelningsark", "list"},
                                                      {"fordelningsark", "adjust"},
                                                      {"fordelningsark", "approve"},
                                                      {"fordelningsark", "show"},
                                                      {"rules", "list"},
                                                      {"rules", "explain"},
                                                      {"receipt", "import"},
                                                      {"review", "import"},
                                                      {"doctor"},
                                                      {"retry"},
                                                      {"user", "add"},
                                                      {"user", "list"},
                                                      {"user", "password"},
                                                      {"user", "disable"},
                                                      {"user", "login"},
                                                      {"reread"},
                                                      {"template", "new"},
                                                      {}};

TEST(Commands, EachHasHelpInSwedish) {
  const Program program;
  for (std::vector<std::string> command : kCommands) {
    command.emplace_back("--help");
    const Finished finished = program.run(command);
    EXPECT_EQ(finished.code, 0);
    EXPECT_THAT(finished.out, HasSubstr("Användning"));
    EXPECT_THAT(finished.out, HasSubstr("Visa den här hjälpen"));
    EXPECT_THAT(finished.out, ::testing::Not(HasSubstr("ptions")));
    EXPECT_THAT(finished.out, ::testing::Not(HasSubstr("ubcommands")));
    EXPECT_THAT(finished.out, HasSubstr("--data"));
  }
}

TEST(Commands, WrongUsageIsTwo) {
  const Program program;
  const std::vector<std::vector<std::string>> wrong{
      {},
      {"finnsinte"},
      {"watch", "--twice"},
      {"process"},
      {"register"},
      {"register", "import", "katter", "fil.csv"},
      {"export"},
      {"export", "--format", "pdf"},
      {"export", "--approved", "--type", "faktura"},
      {"receipt", "import"},
      {"review"},
      {"review", "import"},
      {"export", "--format", "jsonl", "--since", "igår"},
      {"export", "--format", "jsonl", "--type", "brev"},
      {"check"},
      {"template"}};
  for (const auto& arguments : wrong) {
    const Finished finished = program.run(arguments);
    EXPECT_EQ(finished.code, 2) << ::testing::PrintToString(arguments);
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.err, HasSubstr("--help"));
  }
}

TEST(Commands, FaultsAreOneAndSayWhatToDo) {
  const Program program;
  program.put("rosett.toml", "komun = \"Stockholm\"\n");
  const Finished finished = program.run({"status"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.err, HasSubstr("rad 1, kolumn 1"));
  EXPECT_THAT(finished.err, HasSubstr("komun"));
}

TEST(Commands, NothingApprovedLeavesNoBatch) {
  const Program program;
  const Finished finished = program.run({"export", "--approved"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("Inga godkända rader"));
  EXPECT_THAT(program.files_below("export"), IsEmpty());
}

TEST(Commands, AReceiptForWhatNeverLeftIsRefused) {
  const Program program;
  const std::string file = program.put("kvittens.jsonl", R"({"batch":1,"key":"a","taken":true})");
  const Finished finished = program.run({"receipt", "import", file});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("Ingenting har tagits emot"));
}

TEST(Commands, RegisterImportReportsEachRejectedRow) {
  const Program program;
  const auto file = program.put(
      "personer.csv",
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf\n"
      "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-01-01;;;;01;Kista\n"
      ";;Ingen;Nyckel;;;;;;;\n");
  const Finished first = program.run({"register", "import", "personer", file});
  EXPECT_EQ(first.code, 0);
  EXPECT_THAT(first.out, HasSubstr("1 nya"));
  EXPECT_THAT(first.out, HasSubstr("rad 3"));
  const Finished second = program.run({"register", "import", "personer", file, "--json"});
  const auto json = nlohmann::json::parse(second.out);
  EXPECT_EQ(json["unchanged"], 1);
  EXPECT_EQ(json["rejected"][0]["line"], 3);
}

TEST(Commands, StatusIsReadableByMachines) {
  const Program program;
  const Finished finished = program.run({"status", "--json"});
  EXPECT_EQ(finished.code, 0);
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(json["queue"]["waiting"], 0);
  EXPECT_EQ(program.run({"status"}).code, 0);
}

TEST(Commands, TemplatesAreListedAndChecked) {
  const Program program;
  EXPECT_THAT(program.run({"template", "list"}).out, HasSubstr("roselista"));
  const auto json = nlohmann::json::parse(program.run({"template", "list", "--json"}).out);
  EXPECT_TRUE(json.is_array());
  EXPECT_EQ(program.run({"template", "check"}).code, 0);
}

TEST(Commands, OwnTemplatesGoBeforeTheShippedOnes) {
  const Program program;
  program.put("templates/roselista.toml", "id = \"egen\"\nversion = 1\ntyp = 3\n");
  const Finished finished = program.run({"template", "check"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.err, HasSubstr("roselista.toml"));
}

TEST(Commands, TemplateTryExplainsAndDraws) {
  const Program program;
  const auto file = program.put("prov.pdf", text_pdf({"Bara ett brev", "utan tabell"}));
  const Finished finished = program.run({"template", "try", file, "-o", program.folder() / "ut"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("ingen passar"));
  EXPECT_THAT(program.files_below("ut"), ElementsAre("prov-sida-1.png"));
  EXPECT_TRUE(content_of(program.folder() / "ut/prov-sida-1.png").starts_with("\x89PNG"));
}

TEST(Commands, RulesAreListedAndExplained) {
  const Program program;
  const Finished listed = program.run({"rules", "list"});
  EXPECT_EQ(listed.code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("belopp_avviker"));
  const auto all = nlohmann::json::parse(program.run({"rules", "list", "--json"}).out);
  EXPECT_GT(all.size(), 30U);
  const Finished explained = program.run({"rules", "explain", "g8"});
  EXPECT_THAT(explained.out, HasSubstr("2010:1122 11 §"));
  EXPECT_THAT(explained.out, HasSubstr("generalschablon.csv"));
  EXPECT_EQ(program.run({"rules", "explain", "Z99"}).code, 1);
  EXPECT_THAT(program.run({"rules", "explain", "D3"}).out, HasSubstr("Läge:      av"));
  EXPECT_EQ(program.run({"rules"}).code, 2);
}

// What is stored is checked anew by the rules as they are now.
TEST(Commands, ARuleThatIsSwitchedOffTellsNothingMore) {
  const Program program;
  const auto persons = program.put(
      "personer.csv",
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf\n"
      "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-09-03;;V 1;2018-09-03;01;Kista\n");
  ASSERT_EQ(program.run({"register", "import", "personer", persons}).code, 0);
  program.put("inbox/a.txt",
              "Kommunkod;Kommun;Utbetalningsdatum;Personnummer;Dossiernummer;Namn;Mottagningsdatum;"
              "Period fr.o.m.;Period t.o.m.;Belopp;Antal kvar\n"
              "0180;Stockholm;2018-10-31;20100314-2381;11-234567;Warsame, Hodan;2018-09-03;"
              "2018-09-01;2018-09-30;13320,00;8\n");
  ASSERT_EQ(program.run({"watch", "--once"}).code, 0);
  const auto exported = [&] { return program.run({"export", "--format", "jsonl"}).out; };
  EXPECT_THAT(exported(), HasSubstr("namn_avviker"));
  program.put("rosett.toml", "[rules]\noff = [\"I6\"]\n");
  EXPECT_THAT(exported(), Not(HasSubstr("namn_avviker")));
  EXPECT_THAT(program.run({"rules", "list"}).out, HasSubstr("I6   av"));
  program.put("rosett.toml", "[rules]\noff = [\"D8\"]\n");
  EXPECT_EQ(program.run({"status"}).code, 1);
}

TEST(Commands, DoctorFindsThisMachineFit) {
  const Program program;
  const Finished finished = program.run({"doctor"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_THAT(finished.out, HasSubstr("tesseract"));
  program.put("rosett.toml", "trasig = 1\n");
  const Finished broken = program.run({"doctor"});
  EXPECT_EQ(broken.code, 1);
  EXPECT_THAT(broken.out, HasSubstr("FEL"));
}

TEST(Commands, CheckRunsOnAnExport) {
  const Program program;
  const auto file = program.put(
      "export.jsonl",
      R"({"document":{"id":1,"file":"a.pdf","sha256":"aa","type":"roselista","template":"t","pages":1,"status":"klar"},)"
      R"("pages":[],"fields":{"summa":{"value":"10.00","text":"10,00","confidence":1.0,"accepted":true,"page":1,"box":[0,0,1,1]}},)"
      R"("rows":[{"row":1,"key":"k","page":1,"fields":{"personnummer":{"value":"20100314-2382","text":"x","confidence":1.0,"accepted":true,"page":1,"box":[0,0,1,1]},)"
      R"("belopp":{"value":"20.00","text":"20,00","confidence":1.0,"accepted":true,"page":1,"box":[0,0,1,1]}},"approved":false}],)"
      R"("deviations":[{"code":"individ_saknas","severity":"fel","row":1,"field":null,"message":"gammal"}]})"
      "\n");
  const Finished finished = program.run({"check", "--from-json", file});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("personnummer_ogiltigt"));
  EXPECT_THAT(finished.out, HasSubstr("summa_avviker"));
  EXPECT_THAT(finished.out, ::testing::Not(HasSubstr("gammal")));
}

// Waits until the service says on stderr that it has published something.
void wait_until_published(const Program& program) {
  for (int i = 0; i < 600; ++i) {
    if (content_of(program.folder().native() + ".err").find("stage=publish") != std::string::npos)
      return;
    ::usleep(100'000);
  }
  FAIL() << "the service published nothing";
}

TEST(Commands, WatchTakesWhatComesAndStopsWhenTold) {
  const Program program;
  program.put("rosett.toml", "stable_seconds = 0\n");
  const int watch = program.start({"watch"});
  program.put("inbox/.väntar", text_pdf({"Ett brev"}));
  fs::rename(program.inbox() / ".väntar", program.inbox() / "brev.pdf");
  wait_until_published(program);
  ::kill(watch, SIGTERM);
  EXPECT_EQ(wait_for(watch), 0);
  EXPECT_THAT(program.files_below("done"), ElementsAre("brev.pdf"));
}

TEST(Commands, ASecondWatchIsRefusedAndProcessHandsOver) {
  const Program program;
  program.put("rosett.toml", "stable_seconds = 0\n");
  program.put("inbox/först.pdf", text_pdf({"Ett brev"}));
  const auto file = program.put("annat/hand.pdf", text_pdf({"Ett annat brev"}));
  const int watch = program.start({"watch"});
  wait_until_published(program);
  const std::string data = program.folder();
  const std::string rosett = rosett::bin_folder() + "/rosett --data '" + data + "' ";
  const auto shell = [&](const std::string& command) {
    return WEXITSTATUS(std::system((rosett + command + " >/dev/null 2>&1").c_str()));
  };
  EXPECT_EQ(shell("watch --once"), 1);
  EXPECT_EQ(shell("status"), 0);
  EXPECT_EQ(shell("process '" + file.native() + "'"), 0);
  for (int i = 0; i < 600 && program.files_below("done").size() < 2; ++i) ::usleep(100'000);
  ::kill(watch, SIGINT);
  EXPECT_EQ(wait_for(watch), 0);
  EXPECT_THAT(program.files_below("done"), ElementsAre("först.pdf", "hand.pdf"));
  EXPECT_TRUE(fs::exists(file));
}

TEST(Commands, AUsersPasswordComesByStdinAndIsToldToNobody) {
  const Program program;
  const std::string password = "fyra ord efter varandra";
  EXPECT_EQ(
      program
          .run({"user", "add", "Åsa Öhrn", "--role", "samordnare", "--sdf", "01"}, password + "\n")
          .code,
      0);
  const Finished refused = program.run({"user", "add", "Kim"}, "kort\n");
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("minst 12 tecken"));
  EXPECT_EQ(program.run({"user", "password", "Åsa Öhrn"}, "").code, 1);
  EXPECT_EQ(program.run({"user", "add", "Kim", "--password", password}).code, 2);
  const Finished listed = program.run({"user", "list", "--json"});
  const auto users = nlohmann::json::parse(listed.out);
  ASSERT_EQ(users.size(), 1U);
  EXPECT_EQ(users[0]["name"], "Åsa Öhrn");
  EXPECT_EQ(users[0]["role"], "samordnare");
  EXPECT_FALSE(users[0]["disabled"]);
  EXPECT_EQ(program.run({"user", "disable", "Åsa Öhrn"}).code, 0);
  EXPECT_TRUE(nlohmann::json::parse(program.run({"user", "list", "--json"}).out)[0]["disabled"]);
}

}  // namespace
}  // namespace rosett::testing
