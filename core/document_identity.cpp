#include "core/document_identity.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace rosett {
namespace {

struct NamedBy {
  std::string_view type;
  std::array<std::string_view, 2> fields;
};

constexpr std::array<NamedBy, 5> kNamedBy{
    {{"faktura", {"organisationsnummer", "fakturanummer"}},
     {"roselista", {"diarienummer", "beslutsdatum"}},
     {"schablonbeslut", {"diarienummer", "beslutsdatum"}},
     {"anvisningsbeslut", {"diarienummer", "beslutsdatum"}},
     {"uppehallstillstand", {"dossiernummer", "beslutsdatum"}}}};

}  // namespace

std::string identity_of(const Document& document) {
  const auto* const named = std::ranges::find(kNamedBy, document.type, &NamedBy::type);
  if (named == kNamedBy.end()) return {};
  std::string key = document.type;
  for (const std::string_view name : named->fields) {
    const auto value = value_of(document.fields, name);
    if (!value) return {};
    key += " " + *value;
  }
  return key;
}

}  // namespace rosett
