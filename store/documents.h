#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/confirmation.h"
#include "core/document.h"
#include "core/page.h"
#include "store/database.h"

namespace rosett {

enum class RowChoice { all, approved };

struct DocumentFilter {
  std::optional<std::chrono::sys_seconds> since;  // arrived then or later
  std::string type;                               // empty: every type
  RowChoice rows{RowChoice::all};  // approved: those rows alone, documents without them left out
};

// What checks/ found out about one document.
struct CheckResult {
  std::vector<Deviation> deviations;  // those of the checks alone, not those of the layout
  std::string status;                 // klar, avvikelser, fel
  std::set<std::string> asked;        // StoredSurroundings::take_asked() after the checks
  std::vector<Confirmation> confirmations{};
  std::map<int, std::string> about{};  // by row number, Row::about
};

// What has been read. Among the arrivals of the same bytes, the first by (file name, id) carries
// fields, rows and pages; each further one is a document without them, with `copy_of` and the
// deviation dubblett. So what comes out does not depend on which arrived first. Not thread-safe.
class Documents {
 public:
  // `database` must outlive this.
  explicit Documents(Database& database) : database_(database) {}

  // Every document in the order of the export: sha256, file name, part. All of them as they stood
  // when the call began. Holds one document at a time. The callback may read from the database,
  // not write to it.
  void for_each(const DocumentFilter& filter, const std::function<void(const Document&)>& use);

  [[nodiscard]] std::optional<Document> load(long long id);

  // Documents whose check deviations may be out of date, in the order of the export: new and newly
  // read ones, those whose checks asked for a person in them, and after a register import all.
  // The first `at_most` of them, where it is given.
  [[nodiscard]] std::vector<long long> dirty(std::optional<int> at_most = {});

  // Gives the document with the layout's deviations alone, nothing confirmed, to `judge`, and puts
  // what it finds in the place of what the checks found before; then the document is no longer
  // dirty. All in one transaction, so that nothing that was asked for can change meanwhile. `judge`
  // may read from the database, not write to it; what it throws leaves everything as it was.
  void check(long long id, const std::function<CheckResult(const Document&)>& judge);

  // What has been read (sha256, in order) of which a document has one of these templates; "" stands
  // for none.
  [[nodiscard]] std::vector<std::string> contents_read_with(
      const std::vector<std::string>& templates);

  // All pages of the contents, in order; empty when there are none.
  [[nodiscard]] std::vector<PageText> page_texts(std::string_view sha256);
  [[nodiscard]] std::optional<PageText> page_text(std::string_view sha256, int page);
  // Encoded as the reader gave it; empty when there is none.
  [[nodiscard]] std::vector<std::uint8_t> page_image(std::string_view sha256, int page);

 private:
  Database& database_;
};

}  // namespace rosett
