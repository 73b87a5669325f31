#include "ocr/engine.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

const cv::Size kPicture{200, 36};

RecognisedLine cleaned(const Symbol& symbol) { return sanitised({{{symbol}}}, kPicture); }

TEST(Sanitised, WhatIsFitForUseStays) {
  const Symbol symbol{"å", {10, 0, 20, 36}, 0.75F, {{"ä", 0.2F}, {"", 0.01F}}};
  const RecognisedLine line = cleaned(symbol);
  ASSERT_EQ(line.size(), 1U);
  const Symbol& kept = line[0].symbols.at(0);
  EXPECT_EQ(kept.text, "å");
  EXPECT_EQ(kept.box, symbol.box);
  EXPECT_EQ(kept.confidence, 0.75F);
  ASSERT_EQ(kept.alternatives.size(), 2U);
  EXPECT_EQ(kept.alternatives[0].text, "ä");
  EXPECT_EQ(kept.alternatives[1].text, "");  // says that nothing is printed there
}

TEST(Sanitised, SymbolsAndWordsWithoutTextGo) {
  EXPECT_TRUE(cleaned({"\n\t\x01", {0, 0, 5, 5}, 1.0F, {}}).empty());
  EXPECT_TRUE(sanitised({{}}, kPicture).empty());
  EXPECT_EQ(sanitised({{{{" ", {}, 1.0F, {}}, {"7", {}, 1.0F, {}}}}}, kPicture)[0].symbols.size(),
            1U);
}

TEST(Sanitised, TheTextItselfIsNoAlternative) {
  EXPECT_TRUE(cleaned({"7", {}, 0.5F, {{"7", 0.4F}}})[0].symbols[0].alternatives.empty());
}

float any_confidence() {
  return *rc::gen::element(std::numeric_limits<float>::quiet_NaN(),
                           std::numeric_limits<float>::infinity(), -3.0F, 0.0F, 0.5F, 1.0F, 99.0F);
}

Box any_box() {
  const auto coordinate = [] { return *rc::gen::inRange(-500, 500); };
  return {coordinate(), coordinate(), coordinate(), coordinate()};
}

RC_GTEST_PROP(Sanitised, WhateverAnEngineSaysIsFitForUse, ()) {
  RecognisedLine line(static_cast<std::size_t>(*rc::gen::inRange(0, 4)));
  for (RecognisedWord& word : line) {
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
      Symbol symbol{*rc::gen::arbitrary<std::string>(), any_box(), any_confidence(), {}};
      symbol.alternatives.push_back({*rc::gen::arbitrary<std::string>(), any_confidence()});
      word.symbols.push_back(symbol);
    }
  }
  const auto is_clean = [](const std::string& text) { return single_line(text) == text; };
  const auto is_share = [](float value) { return value >= 0.0F && value <= 1.0F; };
  for (const RecognisedWord& word : sanitised(line, kPicture)) {
    RC_ASSERT(!word.symbols.empty());
    for (const Symbol& symbol : word.symbols) {
      RC_ASSERT(!symbol.text.empty() && is_clean(symbol.text));
      RC_ASSERT(is_share(symbol.confidence));
      RC_ASSERT(symbol.box.empty() || intersected(symbol.box, whole(kPicture)) == symbol.box);
      for (const Alternative& alternative : symbol.alternatives) {
        RC_ASSERT(is_clean(alternative.text) && alternative.text != symbol.text);
        RC_ASSERT(is_share(alternative.confidence));
      }
    }
  }
}

}  // namespace
}  // namespace rosett
