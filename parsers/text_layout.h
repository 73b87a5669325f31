#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/encoding.h"
#include "parsers/pattern.h"

// What a text file looks like, line by line: data from templates/*.toml, never code.
namespace rosett {

// Whose value it is.
enum class ValueOwner {
  row,       // of the line's own row
  document,  // of the whole file; every line says the same
  nobody     // looked at, so that the line's form is known, and not taken
};

// How a day or an amount is written when the kind's usual forms do not tell.
struct ValueForm {
  std::string date;  // "ÅÅÅÅMMDD": Å, M and D for digits, everything else as it stands
  bool in_ore{};     // an amount without decimals, in öre
};

struct TextValue {
  std::string name;  // several of one name in a record are one value, with a blank between
  Kind kind{Kind::text};
  ValueOwner owner{ValueOwner::row};
  int field{};            // from 1, in files with a separator
  int start{}, length{};  // in characters, from 1, in files of fixed width
  ValueForm form;
  Pattern pattern;           // RE2 on the whole value; null: any that has the kind
  bool required{};           // a line without it does not fit
  bool unread_when_empty{};  // an empty value of which a check says what is wrong
};

enum class RecordUse { rows, fields, ignored };
enum class RecordPlace { anywhere, first, last };

// One sort of line.
struct TextRecord {
  std::string name;
  RecordUse use{RecordUse::rows};
  RecordPlace place{RecordPlace::anywhere};
  std::string starts_with;  // empty: every line that no record before it takes
  bool required{};          // without such a line it is another layout
  int width{};              // of the line, in characters; with a separator: its fields
  std::vector<TextValue> values;
};

struct TextLayout {
  Encoding encoding{Encoding::utf_8};
  std::optional<char> separator;  // empty: fixed width
  bool quotes{};                  // values may stand in double quotes, the separator among them
  std::vector<TextRecord> records;
};

}  // namespace rosett
