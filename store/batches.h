#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/decision.h"
#include "core/document.h"
#include "store/audit.h"
#include "store/database.h"
#include "store/sendings.h"

namespace rosett {

// A row about to leave.
struct Departure {
  long long batch{};
  int position{};  // from 1
  Sending sending{};
  const Document& document;
  const Row& row;
  std::vector<DecisionRecord> approvals;  // those that count
};

// How it is written, without line end.
struct BatchLines {
  std::string json, csv;
};

// How rows are written, and read back from that.
struct BatchForm {
  std::function<BatchLines(const Departure&)> write;
  // What left last under a key, from its BatchLines::json: a document without fields of its own and
  // the row alone in it.
  std::function<Document(const std::string& json)> read;
};

// begun: files may be half written; placed: they stand whole; done: and so does their mark.
enum class BatchState { begun, placed, done };

struct Batch {
  long long id{};
  Author author;
  BatchState state{};
  int rows{};
  Amount sum;  // of the amounts of rows that are not withdrawn
};

// What leaves for the case system: each approved row once, and again when what was approved differs
// from what left last, or that was refused. Each function is one transaction. Not thread-safe.
class Batches {
 public:
  // `database` must outlive this.
  explicit Batches(Database& database) : database_(database) {}

  enum class Began {
    yes,
    nothing_to_send,
    unchecked,  // documents are dirty: check them first (pipeline/recheck.h)
    unfinished  // another batch is to be finished first
  };
  // A batch of every row that is to leave now, in the order of the export; last those to withdraw
  // because they have been read and are not there any more.
  [[nodiscard]] Began begin(const Author& author, const BatchForm& form);

  // The first that is not done.
  [[nodiscard]] std::optional<Batch> unfinished();
  [[nodiscard]] std::optional<Batch> find(long long id);
  // Newest first, at most `limit`.
  [[nodiscard]] std::vector<Batch> last(int limit);
  void for_each_line(long long batch, const std::function<void(const BatchLines&)>& use);

  void placed(long long batch);
  void done(long long batch);

 private:
  Database& database_;
};

}  // namespace rosett
