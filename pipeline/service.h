#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/backoff.h"
#include "pipeline/claims.h"
#include "pipeline/data_folder.h"
#include "pipeline/kept_workbook.h"
#include "pipeline/log.h"
#include "pipeline/notify.h"
#include "pipeline/obstacle_board.h"
#include "pipeline/originals.h"
#include "pipeline/progress.h"
#include "pipeline/reader_pool.h"
#include "pipeline/rules.h"
#include "pipeline/stop_signal.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/jobs.h"

namespace rosett {

enum class Until { everything_has_an_outcome, stopped };
// hindered: not everything has got an outcome, because the world stands in the way.
enum class Ended { finished, stopped, hindered };

// Takes documents from file to outcome. One thread; the readers work beside it. Whoever makes one
// holds the data folder's lock. All references must outlive it.
class Service {
 public:
  struct Parts {
    const DataFolder& folder;
    const Config& config;
    const Rules& rules;
    Database& database;
    const Log& log;
    const StopSignal& stop;
    ReaderSettings reader;
  };
  explicit Service(Parts parts);

  // Takes what lies in the inboxes, and goes on until it has all got an outcome or a stop signal
  // comes; then nothing is left half done. What the world puts in the way (disk full, database
  // locked) is waited for, however long where it watches until stopped. Throws Error when the
  // service itself cannot work.
  Ended watch(Until until);

  // Takes these files instead, which stay where they are.
  Ended process(const std::vector<std::filesystem::path>& files);

  // Every document that has got an outcome since this was made, in the order of the export; none
  // where it watches until stopped.
  void for_each_done(const std::function<void(const Document&)>& use);

 private:
  using Clock = std::chrono::steady_clock;
  struct Found {
    bool more_to_come{};  // than what has a job now
    bool idle{};          // nothing can be done before something comes, or a wait is over
  };

  Ended work(Until until);
  [[nodiscard]] Found take_step();
  void recover();
  void conclude_all();
  [[nodiscard]] bool look_into_inboxes();
  void tell_of(const Claims::Noticed& noticed);
  void hand_out();
  void start(const Arrival& arrival);
  void conclude(const ReadOutcome& outcome);
  void conclude_reading(const Arrival& arrival, const FileReading& reading);
  void store(const Arrival& arrival, const FileReading& reading);
  void fail(const Arrival& arrival, const Failure& failure);
  void postpone(const Arrival& arrival, const Failure& hindrance);
  void withdraw(const Arrival& arrival, const Failure& reason);
  void publish(const Arrival& arrival, std::string_view outcome);
  [[nodiscard]] bool settle();
  void hindered(const Error& error);
  void tell_of_readers();
  [[nodiscard]] bool is_patient() const;
  [[nodiscard]] bool is_over(const Found& found) const;
  [[nodiscard]] std::chrono::milliseconds wait_for(const Found& found) const;
  [[nodiscard]] bool everything_is_placed();
  [[nodiscard]] Ended ended();
  void abandon(std::string_view reason);
  void show_progress();

  Parts parts_;
  Jobs jobs_;
  Documents documents_;
  ObstacleBoard obstacles_;
  Claims claims_;
  Originals originals_;
  ReaderPool pool_;
  ProgressLine progress_;
  Notifier notifier_;
  KeptWorkbook workbook_;
  std::map<long long, Arrival> in_hand_;
  std::deque<ReadOutcome> concluded_;                   // and still to be stored
  std::set<std::pair<std::string, std::string>> done_;  // sha256 and file of each outcome
  Until until_{Until::everything_has_an_outcome};
  bool recovered_{};
  bool unsettled_{true};    // something may have changed since settle()
  bool told_of_readers_{};  // that none can be started
  bool looks_into_inboxes_{true};
  bool more_to_come_{true};
  Backoff world_;  // while the database, say, is out of reach
  Clock::time_point next_look_;
  Clock::time_point last_deed_{Clock::now()};
};

}  // namespace rosett
