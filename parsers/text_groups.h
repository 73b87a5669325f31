#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/text_layout.h"
#include "parsers/text_lines.h"

// What the lines of a text file are to each other: headings above rows, and sums below them.
namespace rosett {

class TextGroups {
 public:
  explicit TextGroups(const TextLayout& layout) : layout_(layout) {}

  // A heading that was read; the narrower ones below it (later in the layout) no longer hold.
  void begin(const TextRecord& group, std::vector<Field> fields);
  // A heading, or a line that may have been one, could not be read: until the next heading nobody
  // knows what holds. `group` null: it is not told which.
  void lose(const TextRecord* group);

  // Why a row may not stand here, Swedish; empty: it may.
  [[nodiscard]] std::string fault() const;
  // Gives the row what its headings say and it does not.
  void complete(Row& row) const;

  // A row that has been taken.
  void count(const TextRecord& record, const Row& row);
  // What a line of sums says that the rows above do not; empty: it agrees. Fields summa and antal.
  [[nodiscard]] std::string close(const TextRecord& subtotal, const std::vector<StatedField>& said);

 private:
  struct Counted {
    const TextRecord* record{};
    std::optional<Amount> belopp;
  };
  struct Group {
    std::vector<Field> fields;
    bool lost{};
  };

  const TextLayout& layout_;
  std::map<const TextRecord*, Group> groups_;
  std::vector<Counted> rows_;
  std::map<const TextRecord*, std::size_t> closed_;  // rows before the last line of its kind
};

}  // namespace rosett
