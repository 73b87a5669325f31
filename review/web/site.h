#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/koder.h"
#include "core/workbook.h"
#include "review/web/http.h"
#include "review/web/money_source.h"
#include "review/web/pace.h"
#include "review/web/sign_in_limit.h"
#include "store/batches.h"
#include "store/database.h"
#include "store/decisions.h"
#include "store/users.h"

namespace rosett::web {

// What the page needs of the service around it.
struct SiteSettings {
  std::filesystem::path database;
  std::filesystem::path inbox;     // where dropped files go
  std::vector<std::string> hosts;  // values of the Host header that are ours, lower case
  bool https{};                    // a reverse proxy speaks TLS with the browsers
  std::size_t file_bytes{};        // the largest file that may be dropped
  const std::vector<KodEntry>* koder{};
  // How documents that are decided on are judged (pipeline/recheck.h).
  std::function<Decisions::Judge(Database&)> judge;
  std::function<void(Database&)> settle;  // runs the checks that a decision calls for
  // Interprets what was read of these contents again, by the templates as they are now. May throw
  // Error.
  std::function<void(Database&, const std::string& sha256)> reread;
  // Sends what is approved to the case system; the batches that left.
  std::function<std::vector<Batch>(Database&, const Author&)> send;
  // The cells of a workbook, taken out by a reader of its own. May throw Error.
  std::function<Workbook(const std::filesystem::path&)> cells;
  MoneySource money;
  std::function<bool()> service_runs;  // whether somebody reads what lies in the inbox
};

// Connections to the database, each lent to one request at a time. Thread-safe.
class Connections {
 public:
  Connections(std::filesystem::path database, int most);

  class Lease {
   public:
    Lease(Connections& pool, std::unique_ptr<Database> database)
        : pool_(pool), database_(std::move(database)) {}
    ~Lease() { pool_.give_back(std::move(database_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Database& database() const { return *database_; }

   private:
    Connections& pool_;
    std::unique_ptr<Database> database_;
  };
  // Waits until one is free.
  [[nodiscard]] Lease take();

 private:
  void give_back(std::unique_ptr<Database> database);

  std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Database>> idle_;
  int to_be_opened_;
};

// The page and its API. Thread-safe.
class Site {
 public:
  explicit Site(SiteSettings settings);

  // Why the request gets nothing, told from its head alone: nothing of its body need be read.
  [[nodiscard]] std::optional<Answer> refused(const Request& request);

  // Never throws. The same refusals, whatever was asked before. Waits its turn (review/web/pace.h).
  [[nodiscard]] Answer answer(const Request& request);

  [[nodiscard]] const SiteSettings& settings() const { return settings_; }
  [[nodiscard]] SignInLimit& sign_in_limit() { return limit_; }

 private:
  [[nodiscard]] Answer answer_at_once(const Request& request);

  SiteSettings settings_;
  Connections connections_;
  Pace pace_;
  SignInLimit limit_;
};

}  // namespace rosett::web
