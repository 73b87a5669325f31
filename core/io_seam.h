#pragma once

#include <array>
#include <cerrno>
#include <cstddef>
#include <string_view>

// The one seam between the service and the world: whatever it asks of disk or database that can
// fail, or after which a crash leaves a trace, goes through at() under a name. A test may end the
// process or make the call fail at any of them; the program itself never does.
namespace rosett::io {

enum class Step {
  // Originals and folders
  list_folder,
  open_original,
  read_original,
  make_folder,
  sync_original,
  move_original,
  remove_original,
  sync_folder,
  // A copy on another file system
  create_copy,
  write_copy,
  sync_copy,
  name_copy,
  // A file written whole (core/durable_file.h)
  make_scratch,
  sync_whole,
  name_whole,
  // What has been read, until all of a file has been (pipeline/spool.h)
  keep_page,
  take_page,
  // Transactions, each before and after its commit
  add_arrival,
  begin_job,
  postpone_job,
  withdraw_job,
  return_jobs,
  retry_jobs,
  commit_reading,
  commit_rereading,
  commit_copy,
  commit_failure,
  record_move,
  check_document,
  import_register,
  note_obstacle,
  mark_workbook,
  record_decisions,
  require_eyes,
  change_rules,
  note_look,
  begin_batch,
  place_batch,
  end_batch,
  import_receipt,
  change_user
};
inline constexpr std::size_t kSteps = static_cast<std::size_t>(Step::change_user) + 1;

// As in the enumeration, e.g. "move_original".
[[nodiscard]] std::string_view to_string(Step step);

enum class Moment { before, after };

// Called at every step. What it returns at Moment::before, if not 0, is the errno with which the
// step fails instead of being taken.
using Interference = int (*)(Step, Moment);

// For test programs alone, before any thread is started.
void set_interference(Interference chosen);

// True when the step is to fail; errno says how.
[[nodiscard]] bool refused(Step step);
void taken(Step step);

// A system call under its name: what `call` returns, or -1 with errno set.
template <class Call>
auto at(Step step, Call call) -> decltype(call()) {
  if (refused(step)) return -1;
  const auto result = call();
  const int reason = errno;
  taken(step);
  errno = reason;
  return result;
}

}  // namespace rosett::io
