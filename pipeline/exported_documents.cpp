#include "pipeline/exported_documents.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "checks/catalogue.h"
#include "checks/hidden_match.h"
#include "core/document_json.h"
#include "core/error.h"
#include "core/text.h"
#include "parsers/judgement.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

// A decision holds whatever the checks say anew of the same thing.
bool is_closed_in(const std::vector<Deviation>& before, const Deviation& found) {
  return std::ranges::any_of(before, [&](const Deviation& each) {
    return each.closed && each.row == found.row && each.code == found.code &&
           each.field == found.field;
  });
}

}  // namespace

std::vector<Document> exported_documents(const std::string& file) {
  std::vector<Document> documents;
  std::size_t number = 0;
  for (const std::string& line : split(read_text(file), '\n')) {
    ++number;
    if (line.empty()) continue;
    try {
      documents.push_back(document_from_json(line));
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("{}, rad {}: {}", shown(file), number, error.what()),
                  error.advice());
    }
  }
  return documents;
}

void tell_apart(std::vector<Document>& documents) {
  std::map<std::string, int> parts;
  for (Document& document : documents) {
    if (!document.sha256.empty()) continue;
    document.sha256 = document.file;
    if (document.part == 0) document.part = ++parts[document.file];
  }
}

void check_again(Document& document, const Surroundings& surroundings,
                 const CheckSettings& settings) {
  std::vector<Deviation> before = std::exchange(document.deviations, {});
  std::ranges::copy_if(before, std::back_inserter(document.deviations),
                       [](const Deviation& each) { return checks::is_of_the_reading(each.code); });
  for (Deviation& found : check_document(document, surroundings, settings)) {
    found.closed = is_closed_in(before, found);
    document.deviations.push_back(std::move(found));
  }
  const auto about = about_hidden_persons(document, surroundings);
  for (Row& row : document.rows)
    row.about = about.contains(row.number) ? about.at(row.number) : std::string();
  document.status = status_of(document);
}

}  // namespace rosett
