#pragma once

#include <map>
#include <set>

#include "pipeline/backoff.h"
#include "pipeline/data_folder.h"
#include "pipeline/log.h"
#include "pipeline/placing.h"
#include "store/jobs.h"

namespace rosett {

// Takes originals out of the inbox once their outcome is stored: read ones to done/, the others to
// failed/ with a note. Not thread-safe.
class Originals {
 public:
  // All must outlive this.
  Originals(const DataFolder& folder, Jobs& jobs, const Log& log)
      : folder_(folder), jobs_(jobs), log_(log) {}

  // The arrival must have its outcome. A file that cannot be moved stays, is told of once, and is
  // tried again by move_left_behind() with growing waits.
  void move(long long arrival) { attempt(arrival, Attempt::first); }

  // Those whose outcome is stored but that still lie where they came: after a run that was cut
  // off, or where moving did not work. Throws Error{io} when the database is out of reach.
  void move_left_behind();

  // Where such files lie; they must not be taken for new ones.
  [[nodiscard]] std::set<std::filesystem::path> left_behind();

 private:
  enum class Attempt { first, again };
  void attempt(long long id, Attempt attempt);
  [[nodiscard]] std::filesystem::path place(const Arrival& arrival, Attempt attempt);
  [[nodiscard]] std::filesystem::path place_here(const Arrival& arrival, const OpenFile& original,
                                                 const std::filesystem::path& target,
                                                 Attempt attempt);
  [[nodiscard]] std::filesystem::path place_failed(const Arrival& arrival,
                                                   const OpenFile& original);
  [[nodiscard]] std::optional<std::filesystem::path> placed_before(
      const Arrival& arrival, const std::filesystem::path& target);

  const DataFolder& folder_;
  Jobs& jobs_;
  const Log& log_;
  std::map<long long, Backoff> waits_;  // of those that could not be moved
};

}  // namespace rosett
