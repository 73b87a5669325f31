#include "checks/twin.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/document_identity.h"

namespace rosett::checks {
namespace {

// What tells rows apart; texts are left out, since readings of them vary.
constexpr std::array<std::string_view, 9> kTelling{"personnummer", "dossiernummer", "diarienummer",
                                                   "kod",          "period_fran",   "period_till",
                                                   "dygn",         "pris",          "belopp"};
constexpr int kLeastSame = 2;
constexpr std::size_t kMostShown = 3;

using Fields = std::vector<Field>;

struct Likeness {
  int same{}, different{};
  bool another{};  // person, code, days or amount are others, on both for sure
  [[nodiscard]] bool is_same_row() const {
    return !another && same > different && same >= kLeastSame;
  }
};

bool tells_rows_apart(std::string_view name) {
  return name != "dygn" && name != "pris" && name != "diarienummer";
}

Likeness likeness(const Fields& a, const Fields& b) {
  Likeness found;
  for (const std::string_view name : kTelling) {
    const Reading *one = find_field(a, name), *other = find_field(b, name);
    if (value_in(one).empty() || value_in(other).empty()) continue;
    const bool same = *one->value == *other->value;
    ++(same ? found.same : found.different);
    found.another |= !same && tells_rows_apart(name) && one->accepted && other->accepted;
  }
  return found;
}

// For each row the other document's that is most like it, each once; null: none is.
std::vector<const Row*> partners_of(const Document& document, const Document& other) {
  std::vector<const Row*> partners;
  std::vector<bool> taken(other.rows.size());
  for (const Row& row : document.rows) {
    std::size_t best = other.rows.size();
    int most = 0;
    for (std::size_t i = 0; i < other.rows.size(); ++i) {
      const Likeness found = likeness(row.fields, other.rows[i].fields);
      if (taken[i] || !found.is_same_row() || found.same <= most) continue;
      most = found.same;
      best = i;
    }
    partners.push_back(best == other.rows.size() ? nullptr : &other.rows[best]);
    if (best < other.rows.size()) taken[best] = true;
  }
  return partners;
}

void compare(const Fields& a, const Fields& b, const std::string& place,
             std::vector<std::string>& differences) {
  for (const Field& field : a) {
    const auto other = value_of(b, field.name);
    if (!field.reading.value || !other || *other == *field.reading.value) continue;
    const bool words = field.reading.kind == Kind::text || field.reading.kind == Kind::name;
    if (!words)
      differences.push_back(
          fmt::format("{}{} {} mot {}", place, field.name, *field.reading.value, *other));
  }
}

// Everything that tells the row apart was read for sure.
bool is_sure(const Row& row) {
  return std::ranges::all_of(kTelling, [&](std::string_view name) {
    const Reading* reading = find_field(row.fields, name);
    return reading == nullptr || reading->accepted;
  });
}

// A row that for sure stands in this document alone pays what the other one does not.
bool pays_more(const Document& document, const std::vector<const Row*>& partners) {
  for (std::size_t i = 0; i < partners.size(); ++i)
    if (partners[i] == nullptr && is_sure(document.rows[i])) return true;
  return false;
}

// Rows and their differences, when more than half of the rows are the same and no other is new.
std::optional<Twin> compared(const Document& document, const Document& other) {
  const std::vector<const Row*> partners = partners_of(document, other);
  const auto shared = partners.size() - static_cast<std::size_t>(std::ranges::count(
                                            partners, static_cast<const Row*>(nullptr)));
  const std::size_t most = std::max(document.rows.size(), other.rows.size());
  if ((2 * shared <= most && most > 0) || pays_more(document, partners)) return std::nullopt;
  Twin twin{other.file, {}};
  compare(document.fields, other.fields, "", twin.differences);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const std::string place = fmt::format("rad {} ", document.rows[i].number);
    if (partners[i] == nullptr)
      twin.differences.push_back(place + "står bara här");
    else
      compare(document.rows[i].fields, partners[i]->fields, place, twin.differences);
  }
  if (other.rows.size() > shared)
    twin.differences.push_back(fmt::format("{} rader står bara där", other.rows.size() - shared));
  return twin;
}

auto place_of(const Document& document) { return std::tie(document.sha256, document.part); }

}  // namespace

std::optional<Twin> find_twin(const Document& document, const Surroundings& surroundings) {
  const std::string identity = identity_of(document);
  if (identity.empty()) return std::nullopt;
  for (const Document& other : surroundings.documents_named(identity)) {
    if (place_of(other) >= place_of(document)) continue;
    if (auto twin = compared(document, other)) return twin;
  }
  return std::nullopt;
}

std::string differences_of(const Twin& twin) {
  if (twin.differences.empty()) return "Allt stämmer överens.";
  const std::size_t shown = std::min(twin.differences.size(), kMostShown);
  const std::vector<std::string> first(twin.differences.begin(),
                                       twin.differences.begin() + static_cast<long>(shown));
  const std::size_t left = twin.differences.size() - shown;
  return fmt::format("Det här skiljer: {}{}.", fmt::join(first, "; "),
                     left == 0 ? "" : fmt::format(" och {} till", left));
}

}  // namespace rosett::checks
