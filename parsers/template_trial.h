#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/interpretation.h"

// Why a document gets its template and what is found with it: the answer of «rosett template try».
namespace rosett {

// How well one template fits.
struct TrialCandidate {
  std::string id;
  double score{}, threshold{};
  bool fits{};
  std::vector<std::string> words_found, words_missing;
  std::vector<std::string> headings_found;  // names of columns
};

// A field or column of the chosen template that the document has, or has not.
struct TrialAnchor {
  std::string name;
  bool column{};  // else a field
  bool found{};
  bool required{};
  int page{};           // of what was found
  Box box;              // of the heading, or of the field's value
  std::string nearest;  // when missing: the text on the pages closest to one of its labels
};

enum class TrialMark { heading, field, row, cell };

struct TrialBox {
  int page{};
  Box box;
  TrialMark mark{TrialMark::field};
  std::string name;
};

struct TemplateTrial {
  std::vector<TrialCandidate> candidates;
  std::string chosen;  // id; empty: none fits
  std::vector<TrialAnchor> anchors;
  std::vector<TrialBox> boxes;  // to draw, in page order
  Document document;
};

// One for each document in the file, in the order of interpret_pages.
[[nodiscard]] std::vector<TemplateTrial> try_templates(const std::vector<PageText>& pages,
                                                       const Library& library);

}  // namespace rosett
