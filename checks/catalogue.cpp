#include "checks/catalogue.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/error.h"

namespace rosett::checks {
namespace {

struct Code {
  std::string_view name;
  Severity severity;
};

constexpr std::array<Code, 30> kCodes{{
    {"personnummer_ogiltigt", Severity::fel},
    {"personnummer_ofullstandigt", Severity::fel},
    {"personnummer_avviker", Severity::fel},
    {"dossiernummer_avviker", Severity::fel},
    {"namn_avviker", Severity::varning},
    {"nycklar_motsager", Severity::fel},
    {"individ_saknas", Severity::fel},
    {"mottagningsdatum_saknas", Severity::fel},
    {"mottagningsdatum_avviker", Severity::fel},
    {"belopp_avviker", Severity::fel},
    {"flytt_oklar", Severity::varning},
    {"summa_avviker", Severity::fel},
    {"kod_okand", Severity::fel},
    {"kommun_avviker", Severity::fel},
    {"aterkrav", Severity::info},
    {"aterkrav_utan_grund", Severity::varning},
    {"period_ogiltig", Severity::fel},
    {"period_overlappar", Severity::fel},
    {"dubblett", Severity::fel},
    {"ersattningstid_passerad", Severity::varning},
    {"sdf_saknas", Severity::varning},
    {"leverantor_okand", Severity::fel},
    {"bankgiro_avviker", Severity::fel},
    {"ocr_nummer_ogiltigt", Severity::varning},
    {"placering_saknas", Severity::fel},
    {"pris_avviker", Severity::fel},
    {"dagar_avviker", Severity::fel},
    {"aterssoks_ej", Severity::fel},
    {"falt_saknas", Severity::fel},
    {"osaker_lasning", Severity::varning},
}};

constexpr std::array<Code, 9> kOfTheReading{{
    {"falt_saknas", Severity::fel},
    {"osaker_lasning", Severity::varning},
    {"okand_dokumenttyp", Severity::fel},
    {"olasbar_sida", Severity::fel},
    {"sida_saknas", Severity::fel},
    {"sidordning", Severity::info},
    {"ej_mottagen", Severity::fel},
    {"avvisad", Severity::info},
    {"forslag_vantar", Severity::varning},
}};

}  // namespace

std::size_t code_order(std::string_view code) {
  const auto found = std::ranges::find(kCodes, code, &Code::name);
  return static_cast<std::size_t>(found - kCodes.begin());
}

bool is_of_the_reading(std::string_view code) {
  return std::ranges::find(kOfTheReading, code, &Code::name) != kOfTheReading.end();
}

std::optional<Severity> severity_of(std::string_view code) {
  const auto reading = std::ranges::find(kOfTheReading, code, &Code::name);
  if (reading != kOfTheReading.end()) return reading->severity;
  const std::size_t place = code_order(code);
  if (place == kCodes.size()) return std::nullopt;
  return kCodes[place].severity;
}

void Findings::add(std::string_view rule, std::string_view code, int row, std::string_view field,
                   std::string message, std::string expected) {
  if (off_.contains(rule)) return;
  const std::size_t place = code_order(code);
  if (place == kCodes.size())
    throw Error(ErrorKind::internal, "En kontroll gav en avvikelsekod som inte finns.");
  found_.push_back({std::string(code), kCodes[place].severity, row, std::string(field),
                    std::move(message), std::move(expected)});
}

bool Findings::has(int row, std::string_view field) const {
  return std::ranges::any_of(found_, [&](const Deviation& deviation) {
    return deviation.row == row && deviation.field == field;
  });
}

std::vector<Deviation> Findings::sorted() const {
  std::vector<Deviation> all = found_;
  std::ranges::stable_sort(all, [&](const Deviation& a, const Deviation& b) {
    return std::tuple(a.row, code_order(a.code), a.field, a.message) <
           std::tuple(b.row, code_order(b.code), b.field, b.message);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace rosett::checks
