#include "pipeline/exported_surroundings.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/decision.h"
#include "core/document_identity.h"
#include "core/stored_row.h"

namespace rosett {
ExportedSurroundings::ExportedSurroundings(Database& database,
                                           const std::vector<Document>& documents)
    : registers_(database) {
  for (const Document& document : documents) {
    const std::string identity = identity_of(document);
    if (!identity.empty()) by_identity_.emplace(identity, document);
    for (const Row& row : document.rows)
      if (!is_rejected(document, row)) rows_.push_back(stored_row(document, row));
  }
  std::sort(rows_.begin(), rows_.end(), [](const StoredRow& a, const StoredRow& b) {
    return std::tie(a.sha256, a.part, a.row) < std::tie(b.sha256, b.part, b.row);
  });
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].personnummer.empty()) by_personnummer_.emplace(rows_[i].personnummer, i);
    if (!rows_[i].dossiernummer.empty()) by_dossiernummer_.emplace(rows_[i].dossiernummer, i);
    if (!rows_[i].mark.empty()) by_mark_.emplace(rows_[i].mark, i);
  }
}

std::vector<StoredRow> ExportedSurroundings::rows_of_person(std::string_view personnummer,
                                                            std::string_view dossiernummer) const {
  std::set<std::size_t> found;
  const auto add = [&](const auto& index, std::string_view key) {
    const auto [begin, end] = index.equal_range(key);
    for (auto each = begin; each != end; ++each) found.insert(each->second);
  };
  add(by_personnummer_, personnummer);
  add(by_dossiernummer_, dossiernummer);
  std::vector<StoredRow> rows;
  rows.reserve(found.size());
  for (const std::size_t index : found) rows.push_back(rows_[index]);
  return rows;
}

std::vector<Document> ExportedSurroundings::documents_named(std::string_view identity) const {
  std::vector<Document> found;
  const auto [begin, end] = by_identity_.equal_range(identity);
  for (auto each = begin; each != end; ++each) found.push_back(each->second);
  std::ranges::sort(found, [](const Document& a, const Document& b) {
    return std::tie(a.sha256, a.part) < std::tie(b.sha256, b.part);
  });
  return found;
}

std::vector<StoredRow> ExportedSurroundings::rows_of_mark(std::string_view mark) const {
  std::vector<StoredRow> rows;
  const auto [begin, end] = by_mark_.equal_range(mark);
  for (auto each = begin; each != end; ++each) rows.push_back(rows_[each->second]);
  return rows;
}

}  // namespace rosett
