#include "core/document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace rosett {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 18> kKinds{{
    {Kind::text, "text"},
    {Kind::name, "namn"},
    {Kind::personnummer, "personnummer"},
    {Kind::dossiernummer, "dossiernummer"},
    {Kind::diarienummer, "diarienummer"},
    {Kind::kod, "kod"},
    {Kind::date, "datum"},
    {Kind::period, "period"},
    {Kind::amount, "belopp"},
    {Kind::count, "antal"},
    {Kind::kommun, "kommun"},
    {Kind::organisationsnummer, "organisationsnummer"},
    {Kind::bankgiro, "bankgiro"},
    {Kind::plusgiro, "plusgiro"},
    {Kind::ocr_nummer, "ocr_nummer"},
    {Kind::nummer, "nummer"},
    {Kind::lagrum, "lagrum"},
    {Kind::individnummer, "individnummer"},
}};

}  // namespace

const Reading* find_field(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &found->reading;
}

Reading* find_field(std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &found->reading;
}

std::optional<std::string> value_of(const std::vector<Field>& fields, std::string_view name) {
  const Reading* reading = find_field(fields, name);
  return reading == nullptr ? std::nullopt : reading->value;
}

bool is_disputed(const Evidence& evidence) {
  const bool differ = evidence.second >= 0 && !evidence.agrees && !evidence.settled;
  return differ || evidence.contested;
}

void contest(std::span<Field> fields) {
  for (Field& field : fields) field.reading.evidence.contested = true;
}

std::string_view value_in(const Reading* reading) {
  return reading == nullptr || !reading->value ? std::string_view() : *reading->value;
}

std::optional<Date> date_in(const Reading* reading) { return parse_iso_date(value_in(reading)); }

std::optional<Amount> amount_in(const Reading* reading) { return Amount::parse(value_in(reading)); }

std::optional<int> count_in(const Reading* reading) {
  const std::string_view text = value_in(reading);
  int count{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return count;
}

std::string_view to_string(Kind kind) {
  return std::ranges::find(kKinds, kind, &std::pair<Kind, std::string_view>::first)->second;
}

std::optional<Kind> kind_from(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &std::pair<Kind, std::string_view>::second);
  if (found == kKinds.end()) return std::nullopt;
  return found->first;
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::varning:
      return "varning";
    case Severity::fel:
      break;
  }
  return "fel";
}

std::optional<Severity> severity_from(std::string_view name) {
  for (const Severity severity : {Severity::info, Severity::varning, Severity::fel})
    if (to_string(severity) == name) return severity;
  return std::nullopt;
}

std::string_view to_string(TextSource source) { return source == TextSource::ocr ? "ocr" : "text"; }

}  // namespace rosett
