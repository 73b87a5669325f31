#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/error.h"
#include "core/page.h"
#include "store/database.h"

namespace rosett {

// waiting -> running -> done or failed; running -> waiting when the work was abandoned, failed ->
// waiting when it is to be tried again.
enum class ArrivalState { waiting, running, done, failed };
[[nodiscard]] std::string_view to_string(ArrivalState state);

// What happens to the original once there is an outcome.
enum class Original { move, leave };

// One file that was dropped or named. A second file with the same bytes is an arrival of its own.
struct NewArrival {
  std::string sha256;            // 64 hexadecimal digits
  std::string file;              // its name as given, any bytes; no folders
  std::filesystem::path source;  // where it lies
  std::string inbox;             // name of the unit whose inbox it came by; may be empty
  Original original{Original::move};
  std::chrono::sys_seconds arrived;
};

// Why a file could not be read, in the words of Error.
struct Failure {
  ErrorKind kind{ErrorKind::malformed};
  std::string message, advice;
};

struct Arrival {
  long long id{};
  NewArrival what;
  ArrivalState state{ArrivalState::waiting};
  std::filesystem::path moved_to;  // empty until the original has been moved
  std::optional<Failure> failure;  // why it failed; of one that waits, what stands in its way
  int hindered{};                  // how many times in a row the world stood in its way
  int interrupted{};               // how many times the service was cut off with it in hand
};

// Whether bytes have been read before, under whatever name.
enum class ContentState { unread, read, failed };

struct StoredPage {
  PageText text;
  std::vector<std::uint8_t> image;  // encoded (JPEG or PNG); empty keeps the image already stored
};

// The pages of one file one by one, in any order; empty after the last. What it throws undoes the
// commit that asked.
using NextPage = std::function<std::optional<StoredPage>()>;

// The queue: every arrival from drop to outcome. Each function is one transaction: it happens
// whole or not at all, and is on the disk when it returns. Not thread-safe.
class Jobs {
 public:
  using Clock = std::chrono::system_clock;

  // `database` must outlive this.
  explicit Jobs(Database& database) : database_(database) {}

  // A new waiting job; returns its id. Adding the same bytes at the same place again while the
  // first job has no outcome gives that job, so that a restart takes up what it had claimed.
  long long add_arrival(const NewArrival& arrival);

  [[nodiscard]] ContentState content_state(std::string_view sha256);
  [[nodiscard]] std::optional<Arrival> find(long long arrival);
  // In the order they arrived.
  [[nodiscard]] std::vector<Arrival> in_state(ArrivalState state);
  [[nodiscard]] long long count(ArrivalState state);
  [[nodiscard]] std::vector<Arrival> waiting_at(const std::filesystem::path& source);
  // The first of those that wait and may be read now. A copy of what is being read waits for it, so
  // that it need not be read too. One with which in hand the service was cut off several times
  // comes last, and alone.
  [[nodiscard]] std::optional<Arrival> next_waiting(Clock::time_point now);
  // Newest first, at most `limit`.
  [[nodiscard]] std::vector<Arrival> last_failures(int limit);
  // Those that wait because the world stands in their way; oldest first, at most `limit`.
  [[nodiscard]] std::vector<Arrival> hindered(int limit);
  // Those with an outcome whose originals are still to be moved.
  [[nodiscard]] std::vector<Arrival> to_be_moved();
  // Whether some arrival's original is known to lie there.
  [[nodiscard]] bool is_recorded(const std::filesystem::path& place);

  // waiting -> running.
  void begin(long long arrival);
  // waiting or running -> waiting, not before `until`: the world stands in the way.
  void postpone(long long arrival, const Failure& hindrance, Clock::time_point until);
  // The file is not there any more, or another has its name: the job is forgotten. One that has
  // been a document already fails for `reason` instead.
  void withdraw(long long arrival, const Failure& reason);
  // Every running job waits again: the service stops, or starts after one that was cut off.
  enum class Ending { stopped, cut_off };
  void return_running(Ending ending);
  // Every failed job waits again, its bytes as if never read; returns how many.
  int retry_failed();

  // The outcome of a file that was read: its documents (one at least; `part` set), with pages,
  // words and images. `file`, `sha256`, ids and row keys are filled in by the store. Marks what is
  // to be checked (Documents::dirty). Bytes read before are read again: the new reading takes the
  // old one's place, and rows keep the keys of the rows that stood in the same place. Returns how
  // many files turn out to be shorter versions of the same (store/supersession.h).
  int commit_reading(long long arrival, const std::vector<Document>& documents,
                     const NextPage& next_page);

  // Bytes that have been read are interpreted anew: these documents take the place of the others,
  // rows keep the keys of the rows that stood in the same place, `pages` are those that are stored.
  // False when the bytes have no reading any more, or are superseded.
  bool commit_rereading(const std::string& sha256, const std::vector<Document>& documents,
                        const std::vector<PageText>& pages);

  // The outcome of a file whose bytes already have one (content_state read or failed): the same.
  void commit_copy(long long arrival);

  // The outcome of a file that cannot be read. It is exported as a document of type okand and
  // status fel that says why. A reading that the same bytes had given before is kept.
  void commit_failure(long long arrival, const Failure& failure);

  // The original lies at `path` now.
  void mark_moved(long long arrival, const std::filesystem::path& path);

 private:
  Database& database_;
};

}  // namespace rosett
