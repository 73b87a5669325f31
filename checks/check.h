#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/generalschablon.h"
#include "checks/initial_cost.h"
#include "checks/payment_plan.h"
#include "checks/repealed.h"
#include "checks/schablon.h"
#include "checks/time_limit.h"
#include "core/document.h"
#include "core/koder.h"
#include "core/registers.h"

// The checks: what of a document does not agree with itself, the registers, the rules or what is
// stored already.
namespace rosett {

struct CheckSettings {
  std::string kommun;                              // empty: kommun_avviker is not judged
  const std::vector<KodEntry>* koder{};            // outlives the calls; null: no code is judged
  std::vector<Schablon> schabloner;                // templates/belopp.csv
  std::vector<TimeLimit> time_limits;              // templates/ersattningstid.csv
  std::vector<Generalschablon> generalschabloner;  // templates/generalschablon.csv
  std::vector<PlannedPayment> payment_plan;        // templates/schablonplan.csv
  std::vector<InitialCost> initial_costs;          // templates/initialkostnad.csv
  std::vector<RepealedOrdinance> repealed;         // templates/upphavda.csv
  std::set<std::string, std::less<>> off;          // rules that are switched off
};

// Types of documents that grant payments, person by person.
[[nodiscard]] std::span<const std::string_view> payment_types();
[[nodiscard]] bool is_payment_type(std::string_view type);

// The deviations of every type but `okand`, in addition to those that the layout shows and to
// osaker_lasning, sorted by row, code (in the contract's order) and field. `document.deviations`
// is read only to leave out what is explained there already (sida_saknas, osaker_lasning). The same
// for the same document and surroundings, whatever their order. Never throws for what is in the
// document. What is said of readings that are not accepted: checks/doubt.h. Thread-safe when
// `surroundings` is.
[[nodiscard]] std::vector<Deviation> check_document(const Document& document,
                                                    const Surroundings& surroundings,
                                                    const CheckSettings& settings);

}  // namespace rosett
