#pragma once

#include <optional>
#include <string>

#include "core/amount.h"
#include "core/date.h"

namespace rosett {

inline constexpr const char* kReclaiming = "återsökning";  // an application for compensation
inline constexpr const char* kAppeal = "överklagan";

// What the municipality has asked Migrationsverket for, or appealed, as its own register has it
// (register `ansokningar`).
struct Application {
  std::string nummer;  // names it; Migrationsverket's diarienummer when that is known
  std::string slag;    // kReclaiming, kAppeal
  std::string galler;  // of an appeal: the application whose decision it is about
  std::string personnummer, dossiernummer;  // canonical, one may be empty
  std::string kod;
  std::optional<Date> period_fran, period_till;
  std::optional<Amount> belopp;  // asked for
  std::optional<Date> inkom, avslutad;
  std::string utfall;  // avvisad, avskriven, avslag, where the register says so; else empty

  [[nodiscard]] bool is_appeal() const { return slag == kAppeal; }
  [[nodiscard]] bool is_open() const { return !avslutad; }
};

}  // namespace rosett
