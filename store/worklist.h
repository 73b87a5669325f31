#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/database.h"
#include "store/sight.h"
#include "store/users.h"

namespace rosett {

// A deviation as a line of the list.
struct WorkItem {
  long long document{};  // id
  std::string file;
  std::string type;
  int position{};  // among the document's deviations
  bool open{};
  Deviation deviation;  // code, severity, row, field, message, expected
  std::string kod, namn, personnummer, dossiernummer, value, sdf;
};

enum class WorkOrder { severity, document, code, kod, sdf, person };

struct WorkFilter {
  bool closed{};  // also those that are decided on
  std::string code, type, kod, sdf, severity;
  long long document{};  // 0: all
  // Every word occurs in name, numbers, file, message or value; one or two letters begin one there.
  std::string search;
};

struct WorkPage {
  WorkOrder order{WorkOrder::severity};
  int offset{}, limit{100};
};

struct WorkGroup {
  std::string name;
  long long document{};  // where grouped by document
  long long count{};
};

// The deviations that a user may see; where one speaks of somebody else whom the user may not see,
// it says no more than its code. Not thread-safe.
class Worklist {
 public:
  // Both must outlive this.
  Worklist(Database& database, const User& user)
      : database_(database), user_(user), sight_(database, user) {}

  [[nodiscard]] std::vector<WorkItem> page(const WorkFilter& filter, const WorkPage& page);
  [[nodiscard]] long long count(const WorkFilter& filter);
  // How many there are of each severity, document, code, kod or stadsdel; most first.
  [[nodiscard]] std::vector<WorkGroup> groups(const WorkFilter& filter, WorkOrder by);

 private:
  Database& database_;
  const User& user_;
  Sight sight_;
};

// Puts the deviations of `document`, as Documents::load gives it, in the place of what stood on the
// list of the part. Part of its caller's transaction.
void write_worklist(Database& database, long long part, const Document& document);

}  // namespace rosett
