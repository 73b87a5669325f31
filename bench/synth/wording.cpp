#include "bench/synth/wording.h"

#include <map>
#include <stdexcept>

namespace rosett::synth {
namespace {

using Words = std::map<std::string, std::vector<std::string>>;

const Words& row_words() {
  static const Words kWords{
      {"personnummer",
       {"Personnummer", "Personnr", "Pers.nr", "Pnr", "Person-nummer", "Personnr/samordningsnr",
        "Person- eller samordningsnummer", "Personnummer / samordningsnummer"}},
      {"dossiernummer",
       {"Dossiernummer", "Dossiernr", "Dossier", "Doss.nr", "Dossier-nummer", "Dossnr."}},
      {"namn", {"Namn", "Efternamn, förnamn", "Namn på individ", "För- och efternamn", "Person"}},
      {"diarienummer",
       {"Diarienummer", "Diarienr", "Dnr", "Diarie-nr", "Ärendenummer", "Ärendenr"}},
      {"period",
       {"Beslutad period", "Period", "Avser period", "Beviljad period", "Ersättningsperiod",
        "Beslutad period fr.o.m. – t.o.m.", "Period (från – till)"}},
      {"period_fran",
       {"Fr.o.m.", "Från", "From", "Från och med", "Period från", "Beslutad period fr o m"}},
      {"period_till",
       {"T.o.m.", "Till", "Tom", "Till och med", "Period till", "Beslutad period t o m"}},
      {"kod", {"Typ", "Kod", "Ers.typ", "Ersättningskod", "Typ (kod)", "Ers.kod", "Typkod"}},
      {"belopp",
       {"Beviljat belopp", "Beviljat", "Belopp", "Beviljat Belopp, kr", "Belopp (kr)",
        "Beviljat belopp (SEK)", "Beviljad ersättning"}},
      {"sokt", {"Sökt belopp", "Sökt", "Ansökt belopp", "Sökt belopp, kr", "Sökt ersättning"}},
      {"fritext", {"Fritext", "Anm.", "Anmärkning", "Notering", "Kommentar", "Upplysning"}},
      {"lopnummer", {"Nr", "Löpnr", "Rad", "#"}},
      {"mottagningsdatum",
       {"Mottagningsdatum", "Mott.datum", "Mottagningsdag", "Mottagen", "Mottagen i kommunen",
        "Datum för mottagande"}},
      {"dygn", {"Antal dygn", "Dygn", "Antal dagar", "Ant. dygn", "Dagar"}},
      {"dygnsbelopp",
       {"Dygnsbelopp", "Kr/dygn", "Belopp per dygn", "Schablon per dygn", "Kr per dygn"}},
      {"kvarvarande",
       {"Kvarvarande", "Antal kvarvarande", "Kvarvarande schabloner", "Kvar",
        "Antal kvarvarande schabloner"}}};
  return kWords;
}

const Words& header_words() {
  static const Words kWords{
      {"huvud.diarienummer",
       {"Diarienummer", "Dnr", "Vårt diarienummer", "Diarienr", "Beteckning", "Ärendenummer"}},
      {"huvud.beslutsdatum",
       {"Beslutsdatum", "Datum för beslut", "Beslutsdag", "Beslutat", "Datum för beslutet"}},
      {"huvud.utbetalningsdatum",
       {"Utbetalningsdatum", "Utbetalas", "Utbetalningsdag", "Datum för utbetalning", "Utbet.datum",
        "Utbetalas den"}},
      {"huvud.kommun",
       {"Kommun", "Mottagande kommun", "Mottagare", "Ansökande kommun", "Sökande kommun",
        "Beslutet avser kommun"}},
      {"huvud.referens",
       {"Referens", "Er referens", "Kommunens referens", "Er ref.", "Er beteckning"}},
      {"huvud.summa",
       {"Totalt beviljat belopp", "Summa att utbetala", "Totalt belopp", "Summa beviljat belopp",
        "Totalsumma", "Summa"}},
      {"huvud.antal.roselista", {"Antal poster", "Antal rader", "Antal beslut", "Antal ärenden"}},
      {"huvud.antal.schablonbeslut", {"Antal personer", "Antal barn och unga", "Antal individer"}},
      {"huvud.ersattning",
       {"Ersättning", "Ersättningstyp", "Typ av ersättning", "Beslutet avser", "Schablon"}},
      {"huvud.kod", {"Kod", "Ersättningskod", "Typkod"}},
      {"huvud.period", {"Period", "Avser period", "Ersättningsperiod", "Avser tiden"}}};
  return kWords;
}

const Words& line_words() {
  static const Words kWords{
      {"titel.roselista",
       {"Roselista", "Beslut om statlig ersättning", "Utbetalningslista – statlig ersättning",
        "Statlig ersättning till kommun – beslutade poster", "Roselista över beviljad ersättning",
        "Beslut om statlig ersättning efter ansökan", "Lista över statlig ersättning, beslut",
        "Återsökning – beslut om statlig ersättning"}},
      {"titel.schablonbeslut",
       {"Beslut om schablonersättning", "Schablonersättning", "Utbetalning av schablon",
        "Schablonbeslut", "Beslut – ersättning enligt schablon", "Beslut om dygnsschablon",
        "Statlig schablonersättning till kommun"}},
      {"enhet",
       {"Enheten för statliga ersättningar", "Bosättnings- och statsbidragsenheten",
        "Enheten för statlig ersättning, Skellefteå", "Statsbidragsfunktionen"}},
      {"fot",
       {"Migrationsverket · 601 70 Norrköping · Telefon 0771-235 235",
        "Postadress: Migrationsverket, 601 70 Norrköping", "www.migrationsverket.se",
        "Migrationsverket, Box 142, 931 22 Skellefteå   Org.nr 202100-2163"}},
      {"slut",
       {"Summa", "Totalt", "Totalt beviljat belopp", "Summa att utbetala", "Totalsumma",
        "Summa totalt"}},
      {"sidsumma", {"Summa sida", "Sidsumma", "Delsumma", "Summa denna sida"}},
      {"transport.ut", {"Transport", "Transport till nästa sida", "Att överföra"}},
      {"transport.in", {"Transport", "Transport från föregående sida", "Ingående transport"}},
      {"gruppsumma", {"Summa", "Delsumma", "Summa typ"}},
      {"fritext.varde",
       {"Enligt ansökan", "Delvis beviljad", "Avser mars–april", "Se beslut i bilaga",
        "Tak enligt 29 §", "God man utsedd 2019", "Kompletterad", "Del av period",
        "Beviljas efter ny prövning", "Avdrag för egenavgift", "HVB Ekbacken", "Moms avdragen"}},
      {"referens.varde",
       {"SB-2210", "AMF 2018/117", "Eva Lindberg", "J. Åström", "Ekonomi 41", "SOC-2019-88",
        "Malin Öberg", "Kst 7321"}},
      {"kommun.varde", {"Stockholms stad", "Stockholms kommun", "Stockholm", "STOCKHOLM"}},
      {"kommun.annan",
       {"Botkyrka kommun", "Nacka kommun", "Uppsala kommun", "Sundbybergs stad", "Järfälla kommun",
        "Malmö stad", "Haninge kommun"}},
      {"ersattning.EKBP",
       {"Dygnsschablon ensamkommande barn", "Dygnsschablon för ensamkommande barn, nyanlända",
        "Dygnsschablon ensamkommande barn med uppehållstillstånd"}},
      {"ersattning.EKUP",
       {"Dygnsschablon nyanlända ensamkommande unga", "Schablon för ensamkommande unga 18–20 år",
        "Dygnsschablon, ensamkommande unga 18-20 år"}},
      {"ersattning.ANV",
       {"Anvisningsschablon ensamkommande barn", "Anvisningsschablon, anvisad kommun"}},
      {"ersattning.BARN",
       {"Barnschablon", "Barnschablon, god man och socialtjänst",
        "Barnschablon för nyanlända ensamkommande barn"}}};
  return kWords;
}

}  // namespace

const std::vector<std::string>& wordings(const std::string& key) {
  for (const Words* words : {&row_words(), &header_words(), &line_words()})
    if (const auto found = words->find(key); found != words->end()) return found->second;
  throw std::out_of_range("no wording for " + key);
}

}  // namespace rosett::synth
