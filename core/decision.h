#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

// What people decide about what was read. A decision is a record laid over the machine's reading,
// which stays as it is below: reading again, or undoing, brings nothing else out of order.
namespace rosett {

enum class DecisionKind {
  value,          // this is what is printed: another value than the one read, or that very one
  printed_wrong,  // what is printed is wrong: the deviation `code` there stops nothing any more
  approve,        // the row is right as it stands (rows alone)
  reject,         // the row is to go nowhere (rows alone)
  note,           // nothing is decided, `why` is to be remembered
  undo            // the decision `undoes` holds no longer
};

[[nodiscard]] std::string_view to_string(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decision_kind_from(std::string_view name);

struct Decision {
  DecisionKind kind{DecisionKind::note};
  std::string key;                   // of a row, or document_key()
  std::string revision;              // of the row or document, as the person saw it
  std::string field{};               // value, printed_wrong; empty: of the row as a whole
  std::string code{};                // printed_wrong: the deviation's
  std::optional<std::string> value;  // value: canonical, empty: nothing is printed there;
                                     // printed_wrong: what is printed, empty: as read
  std::string why{};
  long long undoes{};  // undo: DecisionRecord::id
};

struct DecisionRecord {
  long long id{};  // later ones are greater
  Decision what;
  std::string by;   // name of the user
  std::string via;  // by which way in: "granska", "arbetsbok"
  std::chrono::sys_seconds at;
  std::optional<std::string> was;  // value, printed_wrong: what the machine had read, canonical
  std::string content;             // approve: row_content() of what was approved
};

// ISO 8601, UTC: 2026-05-04T08:30:00Z.
[[nodiscard]] std::string iso_time(std::chrono::sys_seconds at);

// Names a document's own fields in a decision: its SHA-256, and «/part» where a file has several.
[[nodiscard]] std::string document_key(const Document& document);

// Lays the values that people have given over those that were read, oldest decision first; no doubt
// is told of them any more. `records`: those that hold, about this document and its rows.
void lay_over(const std::vector<DecisionRecord>& records, Document& document);

// On a row that has been rejected: by whom, when and why. It stops nothing.
inline constexpr const char* kRejected = "avvisad";
[[nodiscard]] bool is_rejected(const Document& document, const Row& row);

// Closes the deviations that have been decided on: marked as printed wrong, of a row that is
// rejected (which is told: kRejected), or, where they are no fel, of one that is approved.
void close_decided(const std::vector<DecisionRecord>& records, Document& document);

// The deviations of severity fel that stop the row from being approved: open ones, of the row
// itself or of its document as a whole.
[[nodiscard]] std::vector<Deviation> open_faults(const Document& document, const Row& row);

}  // namespace rosett
