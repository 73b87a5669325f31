#include "review/labels.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rosett {
namespace {

constexpr std::array kRowFields{
    FieldInfo{"individnummer", "Individnummer", Kind::text},
    FieldInfo{"personnummer", "Personnummer", Kind::personnummer},
    FieldInfo{"dossiernummer", "Dossiernummer", Kind::dossiernummer},
    FieldInfo{"namn", "Namn", Kind::name},
    FieldInfo{"fornamn", "Förnamn", Kind::name},
    FieldInfo{"efternamn", "Efternamn", Kind::name},
    FieldInfo{"fodelsedata", "Född", Kind::date},
    FieldInfo{"kon", "Kön", Kind::text},
    FieldInfo{"sprak", "Språk", Kind::text},
    FieldInfo{"diarienummer", "Diarienummer", Kind::diarienummer},
    FieldInfo{"mottagningsdatum", "Mottagningsdatum", Kind::date},
    FieldInfo{"period_fran", "Period från", Kind::date},
    FieldInfo{"period_till", "Period till", Kind::date},
    FieldInfo{"beskrivning", "Beskrivning", Kind::text},
    FieldInfo{"kod", "Ersättningskod", Kind::kod},
    FieldInfo{"dygn", "Dygn", Kind::count},
    FieldInfo{"dygnsbelopp", "Belopp per dygn", Kind::amount},
    FieldInfo{"pris", "Pris", Kind::amount},
    FieldInfo{"belopp", "Belopp", Kind::amount},
    FieldInfo{"kvarvarande", "Kvarvarande", Kind::count},
    FieldInfo{"referens", "Referens", Kind::text},
    FieldInfo{"fritext", "Fritext", Kind::text},
};

constexpr std::array kDocumentFields{
    FieldInfo{"leverantor", "Leverantör", Kind::name},
    FieldInfo{"organisationsnummer", "Organisationsnummer", Kind::organisationsnummer},
    FieldInfo{"fakturanummer", "Fakturanummer", Kind::nummer},
    FieldInfo{"fakturadatum", "Fakturadatum", Kind::date},
    FieldInfo{"forfallodatum", "Förfallodatum", Kind::date},
    FieldInfo{"ocr_nummer", "OCR-nummer", Kind::ocr_nummer},
    FieldInfo{"bankgiro", "Bankgiro", Kind::bankgiro},
    FieldInfo{"plusgiro", "Plusgiro", Kind::plusgiro},
    FieldInfo{"diarienummer", "Diarienummer", Kind::diarienummer},
    FieldInfo{"beslutsdatum", "Beslutsdatum", Kind::date},
    FieldInfo{"utbetalningsdatum", "Utbetalningsdatum", Kind::date},
    FieldInfo{"anvisningsdatum", "Anvisningsdatum", Kind::date},
    FieldInfo{"mottagningsdatum", "Mottagningsdatum", Kind::date},
    FieldInfo{"kommun", "Kommun", Kind::kommun},
    FieldInfo{"kategori", "Kategori", Kind::text},
    FieldInfo{"ersattning", "Ersättning", Kind::text},
    FieldInfo{"kod", "Ersättningskod", Kind::kod},
    FieldInfo{"period_fran", "Period från", Kind::date},
    FieldInfo{"period_till", "Period till", Kind::date},
    FieldInfo{"personnummer", "Personnummer", Kind::personnummer},
    FieldInfo{"dossiernummer", "Dossiernummer", Kind::dossiernummer},
    FieldInfo{"namn", "Namn", Kind::name},
    FieldInfo{"fodelsedata", "Född", Kind::date},
    FieldInfo{"tillstand", "Tillstånd", Kind::text},
    FieldInfo{"giltigt_fran", "Giltigt från", Kind::date},
    FieldInfo{"giltigt_till", "Giltigt till", Kind::date},
    FieldInfo{"lagrum", "Lagrum", Kind::lagrum},
    FieldInfo{"klassificeringskod", "Klassificeringskod", Kind::text},
    FieldInfo{"referens", "Referens", Kind::text},
    FieldInfo{"netto", "Netto", Kind::amount},
    FieldInfo{"moms", "Moms", Kind::amount},
    FieldInfo{"avrundning", "Avrundning", Kind::amount},
    FieldInfo{"antal", "Tryckt antal", Kind::count},
    FieldInfo{"summa", "Tryckt summa", Kind::amount},
};

using Label = std::pair<std::string_view, std::string_view>;

constexpr std::array<Label, 39> kDeviations{{
    {"personnummer_ogiltigt", "Ogiltigt personnummer"},
    {"personnummer_ofullstandigt", "Ofullständigt personnummer"},
    {"personnummer_avviker", "Personnummer avviker från registret"},
    {"dossiernummer_avviker", "Dossiernummer avviker från registret"},
    {"namn_avviker", "Namn avviker från registret"},
    {"nycklar_motsager", "Personnummer och dossiernummer hör till olika personer"},
    {"individ_saknas", "Personen saknas i registret"},
    {"mottagningsdatum_saknas", "Mottagningsdatum saknas"},
    {"mottagningsdatum_avviker", "Mottagningsdatum avviker från registret"},
    {"belopp_avviker", "Beloppet stämmer inte med schablonen"},
    {"flytt_oklar", "Oklart om personen flyttat hit"},
    {"summa_avviker", "Tryckt summa eller antal stämmer inte med raderna"},
    {"kod_okand", "Okänd ersättningskod"},
    {"kommun_avviker", "Beslutet gäller en annan kommun"},
    {"aterkrav", "Återkrav"},
    {"aterkrav_utan_grund", "Återkrav utan tidigare utbetalning"},
    {"period_ogiltig", "Ogiltig period"},
    {"period_overlappar", "Perioden är redan utbetald"},
    {"dubblett", "Dubblett"},
    {"ersattningstid_passerad", "Utanför tiden för ersättning"},
    {"sdf_saknas", "Stadsdel saknas"},
    {"ansvar_saknas", "Socialtjänsten har inget ansvar"},
    {"ansvar_okant", "Socialtjänstens ansvar är inte känt"},
    {"sida_saknas", "Sida saknas"},
    {"sidordning", "Sidorna låg i fel ordning"},
    {"leverantor_okand", "Okänd leverantör"},
    {"bankgiro_avviker", "Gironummer avviker från registret"},
    {"ocr_nummer_ogiltigt", "Ogiltigt OCR-nummer"},
    {"placering_saknas", "Placering saknas"},
    {"pris_avviker", "Priset avviker från placeringen"},
    {"dagar_avviker", "Fler dygn än perioden har"},
    {"aterssoks_ej", "Ska inte återsökas"},
    {"falt_saknas", "Uppgift saknas på dokumentet"},
    {"osaker_lasning", "Osäker läsning"},
    {"okand_dokumenttyp", "Okänd dokumenttyp"},
    {"olasbar_sida", "Oläsbar sida"},
    {"ej_mottagen", "Inte mottagen av verksamhetssystemet"},
    {"avvisad", "Avvisad"},
    {"forslag_vantar", "Ifylld arbetsbok väntar på ett ja"},
}};

constexpr std::array<Label, 8> kTypes{{
    {"roselista", "Roselista"},
    {"schablonbeslut", "Schablonbeslut"},
    {"faktura", "Faktura"},
    {"anvisningsbeslut", "Anvisningsbeslut"},
    {"uppehallstillstand", "Uppehållstillstånd"},
    {"generalschablon", "Generalschablon"},
    {"etjanst", "E-tjänst"},
    {"okand", "Okänd typ"},
}};

constexpr std::array<Label, 3> kStatuses{{
    {"klar", "Klar"},
    {"avvikelser", "Har avvikelser"},
    {"fel", "Kunde inte läsas"},
}};

std::string label_in(std::span<const Label> labels, std::string_view name) {
  const auto found = std::ranges::find(labels, name, &Label::first);
  return std::string(found == labels.end() ? name : found->second);
}

}  // namespace

std::span<const FieldInfo> row_fields() { return kRowFields; }

std::span<const FieldInfo> document_fields() { return kDocumentFields; }

FieldInfo field_info(std::string_view name) {
  for (const auto fields : {row_fields(), document_fields()}) {
    const auto found = std::ranges::find(fields, name, &FieldInfo::name);
    if (found != fields.end()) return *found;
  }
  return {name, name, Kind::text};
}

std::string deviation_label(std::string_view code) { return label_in(kDeviations, code); }

std::string type_label(std::string_view type) { return label_in(kTypes, type); }

std::string status_label(std::string_view status) { return label_in(kStatuses, status); }

std::string severity_label(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "Info";
    case Severity::varning:
      return "Varning";
    case Severity::fel:
      break;
  }
  return "Fel";
}

}  // namespace rosett
