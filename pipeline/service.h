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

#include "pipeline/batch_report.h"
#include "pipeline/claims.h"
#include "pipeline/data_folder.h"
#include "pipeline/log.h"
#include "pipeline/originals.h"
#include "pipeline/progress.h"
#include "pipeline/reader_pool.h"
#include "pipeline/rules.h"
#include "pipeline/stop_signal.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/jobs.h"

namespace rosett {

inline constexpr const char* kWorkbookName = "avvikelser.xlsx";  // in the export folder

enum class Until { everything_has_an_outcome, stopped };
enum class Ended { finished, stopped };

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
  // comes; then nothing is left half done. Throws Error when the service itself cannot work.
  Ended watch(Until until);

  // Takes these files instead, which stay where they are.
  Ended process(const std::vector<std::filesystem::path>& files);

  // Every document that has got an outcome since this was made, in the order of the export.
  void for_each_done(const std::function<void(const Document&)>& use);

 private:
  void recover();
  Ended work(Until until);
  [[nodiscard]] bool look_into_inboxes();
  [[nodiscard]] bool is_patient() const;
  void take_up_waiting();
  void hand_out();
  [[nodiscard]] std::deque<Arrival>::iterator next_to_start();
  void start(const Arrival& arrival);
  void conclude(ReadOutcome outcome);
  void store(const Arrival& arrival, FileReading reading);
  void fail(const Arrival& arrival, const Failure& failure);
  void publish(const Arrival& arrival, std::string_view outcome);
  void settle();
  void renew_workbook();
  void abandon();
  void show_progress();

  Parts parts_;
  Jobs jobs_;
  Documents documents_;
  Claims claims_;
  Originals originals_;
  ReaderPool pool_;
  ProgressLine progress_;
  std::deque<Arrival> waiting_;
  std::map<long long, Arrival> in_hand_;
  std::set<std::pair<std::string, std::string>> done_;  // sha256 and file of each outcome
  bool unsettled_{true};                                // something may have changed since settle()
  bool looks_into_inboxes_{true};
  std::chrono::steady_clock::time_point next_look_;
  std::chrono::steady_clock::time_point last_deed_{std::chrono::steady_clock::now()};
};

}  // namespace rosett
