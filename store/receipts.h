#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"
#include "core/document.h"
#include "store/audit.h"
#include "store/database.h"

namespace rosett {

// What the case system says of one row of a batch.
struct Receipt {
  long long batch{};
  std::string key;
  bool taken{};
  std::string reason;  // one line; why it was refused
};

struct ReceiptOutcome {
  struct Fault {
    std::size_t receipt{};  // place in what was given
    std::string message;    // Swedish
  };
  std::vector<Fault> faults;        // if any, nothing has been done
  int taken{}, refused{}, known{};  // known: as they had been received before
};

// Whole or not at all, one transaction; the same receipt again changes nothing. Refused rows are no
// longer approved, and have the deviation ej_mottagen, until a person corrects them or approves
// them again.
[[nodiscard]] ReceiptOutcome take_receipts(Database& database, const Author& author,
                                           const std::vector<Receipt>& receipts);

// The deviation of a row that the case system refused.
inline constexpr const char* kNotTaken = "ej_mottagen";

// What left last under a key, and was refused.
struct SentInVain {
  std::string content;  // core/row_content.h
  std::string reason;
  long long after_decision{};  // approvals count from after this one
};
[[nodiscard]] std::optional<SentInVain> refusal_of(Database& database, std::string_view key);

// Adds ej_mottagen to the document's rows that were refused as they stand now and have not been
// approved again since. Part of its caller's transaction.
void tell_refusals(Database& database, const std::vector<DecisionRecord>& holding,
                   Document& document);

}  // namespace rosett
