#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/digest.h"
#include "program.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

void append(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>((number >> shift) & 0xFFU);
}

// A PNG that claims 30,000 x 30,000 pixels, and has none.
std::string enormous_png() {
  std::string png("\x89PNG\r\n\x1A\n", 8);
  std::string header = "IHDR";
  append(header, 30'000);
  append(header, 30'000);
  header += std::string("\x08\x00\x00\x00\x00", 5);
  append(png, 13);
  png += header;
  // CRC-32 of the header, bit by bit (ISO 3309).
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char each : header) {
    crc ^= static_cast<unsigned char>(each);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  append(png, ~crc);
  const std::string no_pixels("\0\0\0\0IDAT\x35\xAF\x06\x1E", 12);
  const std::string end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  return png + no_pixels + end;
}

// What the notes must say, so that a clerk knows what to do.
struct Explained {
  const char *name, *why, *advice;
};
constexpr std::array kExplained{
    Explained{"tom.pdf", "Filen är tom.", "Skanna dokumentet på nytt"},
    Explained{"avkortad.pdf", "PDF-filen är skadad eller avkortad.", "Skanna dokumentet på nytt"},
    Explained{"arkiv.pdf", "Filen är avklippt eller skadad.", "Hämta eller spara den på nytt"},
    Explained{"skräp.tif", "Filen är en textfil", "Se med rosett template try"},
    Explained{"enorm.png", "Sidan är för stor: 30000 × 30000 bildpunkter", "Skanna om sidan"},
    Explained{"lösenord.pdf", "PDF-filen är skyddad med lösenord.", "Spara en kopia utan lösenord"},
};

class HostileFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    program_.put("inbox/tom.pdf", "");
    program_.put("inbox/avkortad.pdf", text_pdf({"Avkortad"}).substr(0, 200));
    program_.put("inbox/arkiv.pdf", std::string("PK\x03\x04 arkiv", 11));
    program_.put("inbox/skräp.tif", "bara text, ingen bild");
    program_.put("inbox/enorm.png", enormous_png());
    program_.put_sample("skyddad-fil/med lösenord.pdf", "inbox/lösenord.pdf");
    program_.put("inbox/mapp/bra.pdf", text_pdf({"Ett brev", "utan tabell"}));
    program_.put("hemligt.txt", "hemligt");
    fs::create_symlink(program_.folder() / "hemligt.txt", program_.inbox() / "länk.pdf");
    finished_ = program_.run({"watch", "--once"});
  }

  Program program_;
  Finished finished_;
};

TEST_F(HostileFiles, AllGetAnOutcomeAndTheRestGoesOn) {
  EXPECT_EQ(finished_.code, 0) << finished_.err;
  EXPECT_THAT(program_.files_below("done"), ElementsAre("bra.pdf"));
  const auto failed = program_.files_below("failed");
  for (const auto& [name, why, advice] : kExplained) {
    EXPECT_THAT(failed, Contains(name));
    const std::string note =
        content_of(program_.folder() / "failed" / (std::string(name) + ".fel.txt"));
    EXPECT_THAT(note, HasSubstr(std::string("Varför: ") + why));
    EXPECT_THAT(note, HasSubstr(std::string("Vad du kan göra: ") + advice));
  }
  EXPECT_EQ(failed.size(), 12U);
  EXPECT_THAT(finished_.out, HasSubstr("som inte gick att läsa"));
  EXPECT_THAT(program_.run({"export", "--format", "jsonl"}).out, HasSubstr("\"status\":\"fel\""));
}

TEST_F(HostileFiles, LinksAreToldOfAndNeverFollowed) {
  EXPECT_THAT(program_.files_below("inbox"), ElementsAre("länk.pdf"));
  EXPECT_THAT(finished_.err, HasSubstr("obstacle="));
  EXPECT_THAT(program_.run({"status"}).out, HasSubstr("länk.pdf"));
  EXPECT_THAT(program_.run({"status"}).out, HasSubstr("Lägg själva filen i inkorgen."));
  EXPECT_EQ(content_of(program_.folder() / "hemligt.txt"), "hemligt");
}

TEST_F(HostileFiles, TheLogHoldsNeitherNamesNorTextOfDocuments) {
  for (const char* name : {"tom.pdf", "avkortad.pdf", "arkiv.pdf", "skräp.tif", "enorm.png",
                           "lösenord.pdf", "länk.pdf", "bra.pdf", "mapp/"})
    EXPECT_THAT(finished_.err, Not(HasSubstr(name)));
  EXPECT_THAT(finished_.err, Not(HasSubstr("utan tabell")));
  EXPECT_THAT(finished_.err, Not(HasSubstr("Ett brev")));
}

TEST_F(HostileFiles, AreNotTakenTwice) {
  const Finished again = program_.run({"watch", "--once"});
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(program_.files_below("failed").size(), 12U);
}

}  // namespace
}  // namespace rosett::testing
