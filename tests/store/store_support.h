#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/jobs.h"
#include "store/registers.h"

namespace rosett::testing {

// A folder of its own that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::filesystem::path database() const { return path_ / "rosett.db"; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A new database with everything that looks at it.
struct Store {
  Store() : database(folder.database()), jobs(database), documents(database), registers(database) {}

  TemporaryFolder folder;
  Database database;
  Jobs jobs;
  Documents documents;
  Registers registers;
};

// 64 hexadecimal digits that are ordered as the numbers are.
[[nodiscard]] std::string digest(int number);

[[nodiscard]] std::chrono::sys_seconds moment(int seconds);

[[nodiscard]] NewArrival arrival_of(const std::string& sha256, const std::string& file);

[[nodiscard]] Field field(std::string name, std::string value);

// A roselista with one row for each personnummer, one below the other on page 1.
[[nodiscard]] Document roselista(const std::vector<std::string>& personnummer);

// No pages at all; and pages 1 to n with words and an image.
[[nodiscard]] NextPage no_pages();
[[nodiscard]] NextPage pages(int count);

// Arrives and is read; returns the arrival.
long long read_file(Store& store, const std::string& sha256, const std::string& file,
                    const std::vector<Document>& documents);
// Arrives and is a copy.
long long copy_file(Store& store, const std::string& sha256, const std::string& file);

// Everything that is exported, as JSON lines; without ids.
[[nodiscard]] std::vector<std::string> exported(Store& store);

// Runs `judge` on every dirty document until none is.
void check_all(Store& store, const std::function<CheckResult(const Document&)>& judge);

[[nodiscard]] CheckResult nothing_found(const Document& document);

inline constexpr std::string_view kPersonHeader =
    "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
    "adress;folkbokforingsdatum;sdf_kod;sdf\n";

ImportReport import_text(Store& store, RegisterKind kind, std::string_view csv, int at = 0);

}  // namespace rosett::testing
