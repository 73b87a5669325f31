#include "pipeline/kept_workbook.h"

#include <utility>

#include "core/error.h"
#include "pipeline/files.h"
#include "pipeline/stored_workbook.h"
#include "review/workbook_writer.h"
#include "store/jobs.h"

namespace rosett {
namespace {

constexpr int kShare = 20;  // writing it takes at most one part in so many of the time

}  // namespace

KeptWorkbook::KeptWorkbook(Parts parts, bool wanted) : parts_(std::move(parts)), wanted_(wanted) {}

void KeptWorkbook::renew_when_due(bool nothing_more_comes) {
  const auto now = Clock::now();
  if (is_old_ && wait_.due(now) && (nothing_more_comes || now >= next_)) renew();
}

void KeptWorkbook::renew_at_the_end() {
  if (is_old_ && wait_.times() == 0) renew();
}

void KeptWorkbook::look_whether_behind() {
  if (!wanted_) return;
  const auto last = Jobs(parts_.database).last_outcome();
  const Stamp written = stamp_at(parts_.folder / kWorkbookName);
  is_old_ |= last && std::chrono::nanoseconds(written.modified_ns) <= last->time_since_epoch();
}

void KeptWorkbook::renew() {
  const auto began = Clock::now();
  try {
    write_workbook(parts_.folder / kWorkbookName, StoredWorkbook(parts_.database, {}, parts_.alive),
                   {parts_.rules.koder});
    parts_.log.info("workbook", {{"written", 1}});
    is_old_ = false;
    wait_.succeeded();
    const auto ended = Clock::now();
    next_ = ended + kShare * (ended - began);
  } catch (const Error& error) {
    if (wait_.times() == 0)
      parts_.log.error("workbook", {{"error", error.what()}, {"advice", error.advice()}});
    wait_.failed(Clock::now());
  }
}

}  // namespace rosett
