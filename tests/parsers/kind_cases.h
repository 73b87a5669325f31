#pragma once

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "parsers/kind_kommun.h"
#include "parsers/kinds.h"
#include "tests/support/folders.h"

// Tables of printed texts and what they are.
namespace rosett::testing {

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The lists that ship with the program and a decision of early 2019.
struct Lists {
  std::vector<KodEntry> koder =
      parse_koder(file_text(rosett::source_folder() + "/templates/koder.csv"));
  std::vector<std::string> kommuner =
      parse_kommuner(file_text(rosett::source_folder() + "/templates/kommuner.csv"));
  KindContext context{make_date(2019, 2, 14), &koder, &kommuner};
};

inline const Lists& lists() {
  static const Lists kLists;
  return kLists;
}

enum class Form { exact, repaired };

struct Case {
  const char* text;
  const char* value;  // null: not of the kind
  Form form{Form::exact};
};

inline void expect_all(Kind kind, std::initializer_list<Case> cases) {
  for (const Case& expected : cases) {
    const auto found = interpret(kind, expected.text, lists().context);
    if (expected.value == nullptr) {
      EXPECT_FALSE(found) << expected.text << " -> " << found->value;
      continue;
    }
    ASSERT_TRUE(found) << expected.text;
    EXPECT_EQ(found->value, expected.value) << expected.text;
    EXPECT_EQ(found->exact, expected.form == Form::exact) << expected.text;
  }
}

}  // namespace rosett::testing
