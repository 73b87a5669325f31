#pragma once

#include <set>

#include "pipeline/data_folder.h"
#include "pipeline/log.h"
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
  // tried again by move_left_behind().
  void move(long long arrival);

  // Those whose outcome is stored but that still lie where they came: after a run that was cut
  // off, or where moving did not work.
  void move_left_behind();

  // Where such files lie; they must not be taken for new ones.
  [[nodiscard]] std::set<std::filesystem::path> left_behind();

 private:
  [[nodiscard]] std::filesystem::path place(const Arrival& arrival);
  [[nodiscard]] std::filesystem::path place_failed(const Arrival& arrival);

  const DataFolder& folder_;
  Jobs& jobs_;
  const Log& log_;
  std::set<long long> told_of_;
};

}  // namespace rosett
