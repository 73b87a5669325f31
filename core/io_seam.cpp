#include "core/io_seam.h"

namespace rosett::io {
namespace {

constexpr std::array<std::string_view, kSteps> kNames{
    "list_folder",   "open_original",   "read_original",    "make_folder",    "sync_original",
    "move_original", "remove_original", "sync_folder",      "create_copy",    "write_copy",
    "sync_copy",     "name_copy",       "make_scratch",     "sync_whole",     "name_whole",
    "keep_page",     "take_page",       "add_arrival",      "begin_job",      "postpone_job",
    "withdraw_job",  "return_jobs",     "retry_jobs",       "commit_reading", "commit_rereading",
    "commit_copy",   "commit_failure",  "record_move",      "check_document", "import_register",
    "note_obstacle", "mark_workbook",   "record_decisions", "require_eyes",   "change_rules",
    "note_look",     "begin_batch",     "place_batch",      "end_batch",      "import_receipt",
    "change_user"};
static_assert(!kNames.back().empty(), "every step has a name");

int never(Step /*step*/, Moment /*moment*/) { return 0; }

Interference& interference() {
  static Interference current = never;
  return current;
}

}  // namespace

std::string_view to_string(Step step) { return kNames.at(static_cast<std::size_t>(step)); }

void set_interference(Interference chosen) { interference() = chosen; }

bool refused(Step step) {
  const int reason = interference()(step, Moment::before);
  if (reason != 0) errno = reason;
  return reason != 0;
}

void taken(Step step) { static_cast<void>(interference()(step, Moment::after)); }

}  // namespace rosett::io
