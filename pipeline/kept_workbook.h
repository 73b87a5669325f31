#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "pipeline/backoff.h"
#include "pipeline/log.h"
#include "pipeline/rules.h"
#include "store/database.h"

namespace rosett {

inline constexpr const char* kWorkbookName = "avvikelser.xlsx";  // in the export folder

// The workbook in the export folder, written anew when what it shows has changed. One that cannot
// be written (somebody holds the folder) is no reason not to read on; it is tried again. The
// references must outlive it.
class KeptWorkbook {
 public:
  struct Parts {
    std::filesystem::path folder;
    Database& database;
    const Rules& rules;
    const Log& log;
    bool protected_too{};         // persons with skyddade uppgifter are shown as all others
    std::function<void()> alive;  // called while a large one is written
  };
  // Not wanted: nothing is ever written.
  KeptWorkbook(Parts parts, bool wanted);

  void changed() { is_old_ = wanted_; }
  [[nodiscard]] bool is_old() const { return is_old_; }

  // A large one takes many seconds: while more comes in it is not written each time the queue is
  // empty for a moment.
  void renew_when_due(bool nothing_more_comes);

  // Unless it could not be written just now.
  void renew_at_the_end();

  // After a run that was cut off before it could write it. Throws Error{io}.
  void look_whether_behind();

 private:
  using Clock = std::chrono::steady_clock;
  void renew();

  Parts parts_;
  bool wanted_{};
  bool is_old_{};
  Backoff wait_;  // while it cannot be written
  Clock::time_point next_;
};

}  // namespace rosett
