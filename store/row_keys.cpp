#include "store/row_keys.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace rosett {
namespace {

// Of the hexadecimal digits; 64 bits keep a million files apart.
constexpr std::size_t kDigestDigits = 16;
// The part of the lower row's height that two boxes share when they are the same printed row: a
// row and its neighbour never share as much.
constexpr double kSamePlace = 0.5;

struct NewRow {
  Row* row;
  int part;
};

struct Match {
  double shared;
  std::size_t former, fresh;
};

std::vector<NewRow> rows_of(std::vector<Document>& documents) {
  std::vector<NewRow> rows;
  for (Document& document : documents)
    for (Row& row : document.rows) rows.push_back({&row, document.part});
  return rows;
}

double shared_height(const FormerRow& former, const FormerRow& row) {
  if (former.page != row.page || former.box.empty() || row.box.empty()) return 0;
  return static_cast<double>(overlap_y(former.box, row.box)) /
         std::min(former.box.height(), row.box.height());
}

// Best match first; ties by place in the lists, so that the outcome is always the same.
std::vector<Match> matches(const std::vector<FormerRow>& former,
                           const std::vector<FormerRow>& fresh) {
  std::vector<Match> found;
  for (std::size_t i = 0; i < former.size(); ++i)
    for (std::size_t j = 0; j < fresh.size(); ++j)
      if (const double shared = shared_height(former[i], fresh[j]); shared >= kSamePlace)
        found.push_back({shared, i, j});
  std::ranges::sort(found, [](const Match& a, const Match& b) {
    return std::tuple(-a.shared, a.former, a.fresh) < std::tuple(-b.shared, b.former, b.fresh);
  });
  return found;
}

void take_over(const std::vector<FormerRow>& former, const std::vector<NewRow>& rows) {
  std::vector<FormerRow> fresh;
  fresh.reserve(rows.size());
  for (const NewRow& one : rows) fresh.push_back({{}, one.row->page, one.row->box});
  for (const auto& [old, own] : same_places(former, fresh)) rows[own].row->key = former[old].key;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> same_places(const std::vector<FormerRow>& former,
                                                             const std::vector<FormerRow>& fresh) {
  std::set<std::size_t> left_behind, taken;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Match& match : matches(former, fresh)) {
    if (left_behind.contains(match.former) || taken.contains(match.fresh)) continue;
    left_behind.insert(match.former);
    taken.insert(match.fresh);
    pairs.emplace_back(match.former, match.fresh);
  }
  return pairs;
}

std::string_view row_key_prefix(std::string_view sha256) { return sha256.substr(0, kDigestDigits); }

void assign_row_keys(std::string_view sha256, std::vector<Document>& documents,
                     const std::vector<FormerRow>& former) {
  const std::vector<NewRow> rows = rows_of(documents);
  for (const NewRow& fresh : rows) fresh.row->key.clear();
  take_over(former, rows);
  std::set<std::string> used;
  for (const FormerRow& row : former) used.insert(row.key);
  std::map<std::pair<int, int>, int> ordinals;  // last one given, by part and page
  for (const auto& [row, part] : rows) {
    if (!row->key.empty()) continue;
    int& ordinal = ordinals[{part, row->page}];
    do {
      row->key = fmt::format("{}-{}-{}-{}", row_key_prefix(sha256), part, row->page, ++ordinal);
    } while (used.contains(row->key));
  }
}

}  // namespace rosett
