#include "pipeline/kept_workbook.h"

#include <system_error>
#include <utility>

#include "core/error.h"
#include "pipeline/stored_workbook.h"
#include "review/workbook_writer.h"
#include "store/workbook_mark.h"

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
  WorkbookMark mark(parts_.database);
  const long long changes = mark.changes();
  std::error_code none;  // then it is not there for anybody to read either
  is_old_ |= changes > mark.shown() ||
             (changes > 0 && mark.told_protected() != parts_.protected_too) ||
             (changes > 0 && !std::filesystem::exists(parts_.folder / kWorkbookName, none));
}

void KeptWorkbook::renew() {
  const auto began = Clock::now();
  try {
    WorkbookMark mark(parts_.database);
    const long long changes = mark.changes();
    write_workbook(parts_.folder / kWorkbookName,
                   StoredWorkbook(parts_.database, {}, parts_.protected_too, parts_.alive),
                   {parts_.rules.koder});
    mark.show(changes, parts_.protected_too);
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
