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

// How a value is written when the kind's usual forms do not tell.
struct ValueForm {
  std::string date;        // "ÅÅÅÅMMDD": Å, M and D for digits, everything else as it stands
  bool last_of_month{};    // without D: the month's last day instead of its first
  bool in_ore{};           // an amount without decimals, in öre
  bool foreign{};          // an amount with a decimal dot, and commas between thousands
  bool negated{};          // an amount that takes back whatever its sign
  int counts_down_from{};  // a number of those so far: the value is how many of these remain
};

// Where something stands in a line: in a field, or from a character on.
struct TextSpot {
  int field{};            // from 1, in files with a separator
  int start{}, length{};  // in characters, from 1, in files of fixed width
};

// The sign of an amount that stands by itself.
struct TextSign {
  std::string of;  // the amount's name; empty: the value is no sign
  std::vector<std::string> negative, positive;
};

struct TextValue {
  std::string name;  // several of one name in a record are one value
  Kind kind{Kind::text};
  ValueOwner owner{ValueOwner::row};
  TextSpot spot;
  ValueForm form;
  TextSign sign;
  Pattern pattern;  // RE2 on the whole value; null: any that has the kind
  Pattern taken;    // RE2 on what stands there, whose group is the value; null: all of it
  std::vector<std::string> empty_when;  // what stands there when there is no value
  bool required{};                      // a line without it does not fit
  bool unread_when_empty{};             // an empty value of which a check says what is wrong
  // Parts of one value that are read together: another one of the name follows, or came before.
  bool continued{}, continues{};
};

enum class RecordUse {
  rows,     // a row each
  fields,   // of the whole file
  ignored,  // not read
  group,    // what the rows below have in common, until the next one
  subtotal  // sum and number of the rows above it, since the last one
};
enum class RecordPlace { anywhere, first, last };

// One sort of line.
struct TextRecord {
  std::string name;
  RecordUse use{RecordUse::rows};
  RecordPlace place{RecordPlace::anywhere};
  int line{};                        // among the lines, from 1, or from the end, from -1; 0: any
  std::string starts_with;           // empty: every line that no record before it takes
  TextSpot marked;                   // where its kind stands
  std::vector<std::string> marks;    // what may stand there; empty: anything
  bool required{};                   // without such a line it is another layout
  int width{};                       // of the line, in characters; with a separator: its fields
  bool shorter{};                    // what is empty at the end of a line may be left out
  std::vector<std::string> counted;  // of a subtotal: names of the rows; empty: all
  bool of_file{};                    // of a subtotal: of all rows above, not since the last one
  std::vector<TextValue> values;
};

struct TextLayout {
  Encoding encoding{Encoding::utf_8};
  std::optional<char> separator;  // empty: fixed width
  bool quotes{};                  // values may stand in double quotes, the separator among them
  std::vector<TextRecord> records;
};

}  // namespace rosett
