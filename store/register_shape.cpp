#include "store/register_shape.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace rosett {
namespace {

constexpr std::array kPersoner = {
    RegisterColumn{"personnummer", CellForm::personnummer, Need::column},
    RegisterColumn{"dossiernummer", CellForm::dossiernummer, Need::column},
    RegisterColumn{"fornamn", CellForm::text, Need::column},
    RegisterColumn{"efternamn", CellForm::text, Need::column},
    RegisterColumn{"fodelsedatum", CellForm::date, Need::column},
    RegisterColumn{"mottagningsdatum", CellForm::date, Need::column},
    RegisterColumn{"migrationsdatum", CellForm::date, Need::column},
    RegisterColumn{"adress", CellForm::text, Need::column},
    RegisterColumn{"folkbokforingsdatum", CellForm::date, Need::column},
    RegisterColumn{"sdf_kod", CellForm::text, Need::column},
    RegisterColumn{"sdf", CellForm::text, Need::column},
    RegisterColumn{"skyddad", CellForm::yes_no, Need::none},
    RegisterColumn{"kostnadsbarande_sdf_kod", CellForm::text, Need::none},
    RegisterColumn{"socialtjanstansvar", CellForm::yes_no, Need::none},
    RegisterColumn{"utflyttad", CellForm::date, Need::none},
};
constexpr std::array kPlaceringar = {
    RegisterColumn{"dossiernummer", CellForm::dossiernummer, Need::value},
    RegisterColumn{"personnummer", CellForm::personnummer, Need::column},
    RegisterColumn{"boende", CellForm::text, Need::value},
    RegisterColumn{"organisationsnummer", CellForm::organisationsnummer, Need::column},
    RegisterColumn{"sort", CellForm::placement_sort, Need::value},
    RegisterColumn{"fran", CellForm::date, Need::value},
    RegisterColumn{"till", CellForm::date, Need::column},
    RegisterColumn{"dygnspris", CellForm::amount, Need::value},
    RegisterColumn{"aterssoks", CellForm::yes_no, Need::value},
};
constexpr std::array kLeverantorer = {
    RegisterColumn{"organisationsnummer", CellForm::organisationsnummer, Need::value},
    RegisterColumn{"namn", CellForm::text, Need::value},
    RegisterColumn{"bankgiro", CellForm::bankgiro, Need::column},
    RegisterColumn{"plusgiro", CellForm::plusgiro, Need::column},
};
constexpr std::array kAvtal = {
    RegisterColumn{"organisationsnummer", CellForm::organisationsnummer, Need::value},
    RegisterColumn{"boende", CellForm::text, Need::value},
    RegisterColumn{"dygnspris", CellForm::amount, Need::value},
    RegisterColumn{"fran", CellForm::date, Need::value},
    RegisterColumn{"till", CellForm::date, Need::column},
};
constexpr std::array kSdf = {
    RegisterColumn{"kod", CellForm::text, Need::value},
    RegisterColumn{"namn", CellForm::text, Need::value},
    RegisterColumn{"fran", CellForm::date, Need::value},
    RegisterColumn{"till", CellForm::date, Need::column},
};

constexpr std::array kAnsokningar = {
    RegisterColumn{"nummer", CellForm::text, Need::value},
    RegisterColumn{"slag", CellForm::application_sort, Need::value},
    RegisterColumn{"galler", CellForm::text, Need::none},
    RegisterColumn{"dossiernummer", CellForm::dossiernummer, Need::column},
    RegisterColumn{"personnummer", CellForm::personnummer, Need::column},
    RegisterColumn{"kod", CellForm::text, Need::column},
    RegisterColumn{"period_fran", CellForm::date, Need::column},
    RegisterColumn{"period_till", CellForm::date, Need::column},
    RegisterColumn{"belopp", CellForm::amount, Need::column},
    RegisterColumn{"inkom", CellForm::date, Need::column},
    RegisterColumn{"avslutad", CellForm::date, Need::column},
    RegisterColumn{"utfall", CellForm::outcome, Need::none},
};

// In the order of RegisterKind.
constexpr std::array kShapes = {
    RegisterShape{RegisterKind::personer, "personer", kPersoner},
    RegisterShape{RegisterKind::placeringar, "placeringar", kPlaceringar},
    RegisterShape{RegisterKind::leverantorer, "leverantorer", kLeverantorer},
    RegisterShape{RegisterKind::avtal, "avtal", kAvtal},
    RegisterShape{RegisterKind::sdf, "sdf", kSdf},
    RegisterShape{RegisterKind::ansokningar, "ansokningar", kAnsokningar},
};

}  // namespace

std::size_t RegisterShape::index_of(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &RegisterColumn::name);
  return static_cast<std::size_t>(found - columns.begin());
}

std::string RegisterShape::key_of(const std::vector<std::string>& values) const {
  const auto joined = [&](std::initializer_list<std::string_view> key_columns) {
    std::string key;
    for (const std::string_view column : key_columns)
      key += (key.empty() ? "" : ";") + values.at(index_of(column));
    return key;
  };
  switch (kind) {
    case RegisterKind::personer: {
      const std::string dossier = joined({"dossiernummer"});
      return dossier.empty() ? joined({"personnummer"}) : dossier;
    }
    case RegisterKind::placeringar:
      return joined({"dossiernummer", "boende", "fran"});
    case RegisterKind::leverantorer:
      return joined({"organisationsnummer"});
    case RegisterKind::avtal:
      return joined({"organisationsnummer", "boende", "fran"});
    case RegisterKind::sdf:
      return joined({"kod", "fran"});
    case RegisterKind::ansokningar:
      return joined({"nummer"});
  }
  return {};
}

const RegisterShape& register_shape(RegisterKind kind) {
  return kShapes.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(RegisterKind kind) { return register_shape(kind).name; }

std::optional<RegisterKind> register_kind_from(std::string_view name) {
  const auto* found = std::ranges::find(kShapes, name, &RegisterShape::name);
  if (found == kShapes.end()) return std::nullopt;
  return found->kind;
}

}  // namespace rosett
