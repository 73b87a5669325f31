#pragma once

#include "store/database.h"

namespace rosett {

// Whether the kept workbook shows what is stored, also to a service that is started after another
// was killed between a change and the writing. Each function is one transaction. Not thread-safe.
class WorkbookMark {
 public:
  // `database` must outlive this.
  explicit WorkbookMark(Database& database) : database_(database) {}

  // How often what a workbook shows has changed; 0 while there is nothing to show.
  [[nodiscard]] long long changes();
  // How many of them the last one showed.
  [[nodiscard]] long long shown();
  // Whether the last one told who persons with skyddade uppgifter are.
  [[nodiscard]] bool told_protected();
  void show(long long changes, bool tells_protected);

 private:
  Database& database_;
};

}  // namespace rosett
