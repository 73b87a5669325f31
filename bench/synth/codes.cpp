#include "bench/synth/codes.h"

#include <algorithm>

namespace rosett::synth {
namespace {

constexpr Date kLowerRate{std::chrono::year{2024} / 1 / 1};  // 29 § and 8 §: 1 350 becomes 1 000
constexpr Date kSchool2019{std::chrono::year{2019} / 1 / 1};

int school_rate(const std::string& kod, const Date& day) {
  const bool later = kSchool2019 <= day;
  if (kod.starts_with("FSKL")) return later ? 5340 : 5200;
  if (kod.starts_with("FSK")) return later ? 6530 : 6360;
  if (kod.starts_with("GSK")) return later ? 10480 : 10210;
  return later ? 11910 : 11610;
}

}  // namespace

const std::vector<Kod>& koder() {
  using enum Payment;
  static const std::vector<Kod> kKoder{
      {"EKBP", "ENSAMKOMMANDE BARN MED UPPEHÅLLSTILLSTÅND", "", dygn, 10, 17, 0, 0, 9},
      {"EKUP", "NYANLÄNDA ENSAMKOMMANDE UNGA", "", dygn, 18, 20, 0, 0, 9},
      {"FSKA", "FÖRSKOLA - ASYL", "Å-FSK", fyraveckorsperiod, 1, 5, 0, 0, 3},
      {"FSKAB", "FÖRSKOLA BUV - ASYL", "Å-FSB", fyraveckorsperiod, 2, 5, 0, 0, 1},
      {"FSKL", "FÖRSKOLEKLASS - ASYL", "Å-FKL", fyraveckorsperiod, 6, 6, 0, 0, 2},
      {"FSKLB", "FÖRSKOLEKLASS BUV - ASYL", "Å-FKB", fyraveckorsperiod, 6, 6, 0, 0, 1},
      {"GSKA", "GRUNDSKOLA - ASYL", "Å-GSK", fyraveckorsperiod, 7, 15, 0, 0, 4},
      {"GSKAB", "GRUNDSKOLA BUV - ASYL", "Å-GSKB", fyraveckorsperiod, 7, 15, 0, 0, 2},
      {"GYMN", "GYMNASIESKOLA - ASYL", "Å-GYM", fyraveckorsperiod, 16, 17, 0, 0, 2},
      {"GYMNB", "GYMNASIESKOLA BUV - ASYL", "Å-GYB", fyraveckorsperiod, 16, 17, 0, 0, 2},
      {"DAG", "DAGERSÄTTNING", "Å-LMA", faktisk, 18, 80, 600, 2300, 4},
      {"SÄR", "SÄRSKILT BIDRAG", "Å-LMA", faktisk, 1, 80, 300, 4000, 2},
      {"BIF", "BARN I FAMILJ", "Å-BIF", faktisk, 1, 16, 6000, 26000, 2},
      {"HVBAS", "PLACERING I HVB EFTER ANVISNING - ASYL", "Å-HVB", faktisk, 10, 16, 40000, 99000,
       4},
      {"STBAS", "PLACERING I STÖDBOENDE - ASYL", "Å-SBA", faktisk, 16, 17, 18000, 42000, 3},
      {"HVBA", "PLACERING I HVB ENLIGT SOL - ASYL", "Å-FA9", faktisk, 10, 17, 40000, 99000, 1},
      {"UTSA", "UTSLUSSNINGSBOENDE - ASYL", "Å-FA9", faktisk, 16, 17, 20000, 40000, 1},
      {"LVUA", "VÅRD ENLIGT LVU - ASYL", "Å-FA9", faktisk, 8, 17, 60000, 140000, 1},
      {"FAMA", "FAMILJEHEM - ASYL", "Å-FA9", faktisk, 3, 17, 12000, 31000, 2},
      {"JOUA", "JOURHEM - ASYL", "Å-FA9", faktisk, 3, 17, 14000, 36000, 1},
      {"PPBA", "PLACERING HOS SLÄKTING - ASYL", "Å-FA9", faktisk, 3, 17, 6000, 20000, 1},
      {"GOD9", "KOSTNAD FÖR GOD MAN - ASYL", "Å-GO9", faktisk, 5, 17, 900, 7500, 3},
      {"TRA9", "TRANSPORTKOSTNAD - ASYL", "Å-TR9", faktisk, 1, 80, 90, 5200, 2},
      {"UTR9", "UTREDNINGSKOSTNAD - ASYL", "Å-UT9", faktisk, 1, 17, 2500, 31000, 1},
      {"SFI2", "SFI FÖR ANLÄGGNINGSBOENDE", "Å-SFI", faktisk, 18, 70, 800, 6200, 2}};
  return kKoder;
}

const Kod& kod_named(const std::string& kod) { return *std::ranges::find(koder(), kod, &Kod::kod); }

std::vector<std::string> taken_back_by(const std::string& aterkrav) {
  std::vector<std::string> all;
  for (const Kod& one : koder())
    if (one.aterkrav == aterkrav) all.push_back(one.kod);
  return all;
}

int rate_on(const std::string& kod, const Date& day) {
  if (kod == "EKBP") return kLowerRate <= day ? 1000 : 1350;
  if (kod == "EKUP") return 750;
  return school_rate(kod, day);
}

Amount schablon_amount(const Kod& kod, const Date& from, const Date& to) {
  constexpr int kDaysInFourWeeks = 28;
  const int days = days_inclusive(from, to);
  const int units =
      kod.payment == Payment::dygn ? days : (days + kDaysInFourWeeks - 1) / kDaysInFourWeeks;
  return Amount::from_ore(100) * rate_on(kod.kod, from) * units;
}

}  // namespace rosett::synth
