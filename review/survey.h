#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/amount.h"
#include "core/document.h"
#include "review/workbook_source.h"

// What must be known of all documents before their sheets can be written.
namespace rosett {

// Money of different sorts is never added up together.
enum class Flow { payment, reclaim, application, invoice };

// Rows added up.
struct Total {
  std::size_t rows{};
  std::size_t unsure_amounts{};  // read but not accepted, or not read and so not in the sum
  Amount sum;
  // Each person once: by personnummer, else dossiernummer, else name.
  std::unordered_set<std::string> persons;
};

struct KodKey {
  Flow flow{};
  std::string kod;   // empty: rows without any
  std::string type;  // of document
  friend auto operator<=>(const KodKey&, const KodKey&) = default;
};

struct DeviationKey {
  std::string code;
  Severity severity{};
  friend auto operator<=>(const DeviationKey&, const DeviationKey&) = default;
};

// What the rows of one document come to: all of them, and those that are återkrav.
struct DocumentTotal {
  Total rows;
  Amount reclaimed;
};

// What the summary says of a document, so that it need not be read again for it.
struct DocumentLine {
  std::string file, type;
  DocumentTotal total;
};

struct Survey {
  std::size_t documents{};
  Total rows;
  std::vector<std::string> row_fields;       // those that occur, as labels.h orders them
  std::vector<std::string> document_fields;  // the same of the documents' own; unknown ones last
  std::map<Flow, Total> per_flow;
  std::map<KodKey, Total> per_kod;
  std::map<DeviationKey, std::size_t> deviations;
  std::vector<DocumentLine> per_document;  // in the source's order
};

// One pass over the source.
[[nodiscard]] Survey survey_of(const WorkbookSource& source);

[[nodiscard]] DocumentTotal total_of(const Document& document);

}  // namespace rosett
