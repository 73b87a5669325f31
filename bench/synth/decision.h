#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/synth/persons.h"

namespace rosett::synth {

enum class Type { roselista, schablonbeslut };

// A finding that the checks must make, as the truth lists it.
struct Expected {
  std::string code, field;
  bool optional{};    // plausible beside another one: counts neither way
  std::string group;  // the same document twice: one finding on either is enough
  bool any_row{};
};

struct Row {
  const Person* person{};
  std::string fornamn, efternamn;             // as this decision has them
  std::map<std::string, std::string> values;  // canonical, by field, of what is printed
  std::string sokt;                           // amount applied for: printed at times, no field
  std::vector<Expected> expected;
  // Filled when the row is set in type.
  std::map<std::string, std::string> printed;
  int sheet{};  // of the printed document, from 1
};

struct Field {
  std::string value, printed;
  int sheet{};
};

// One decision: first what it says, then how it was printed.
struct Decision {
  Type type{};
  std::map<std::string, Field> fields;
  std::vector<Row> rows;
  std::vector<Expected> expected;  // of the document as a whole
};

}  // namespace rosett::synth
