#include "store/workbook_mark.h"

#include "store/sql.h"

namespace rosett {

long long WorkbookMark::changes() { return number(database_, "SELECT changes FROM workbook"); }

long long WorkbookMark::shown() { return number(database_, "SELECT shown FROM workbook"); }

bool WorkbookMark::told_protected() {
  return number(database_, "SELECT protected FROM workbook") != 0;
}

void WorkbookMark::show(long long changes, bool tells_protected) {
  WriteTransaction transaction(database_, io::Step::mark_workbook);
  run(database_, "UPDATE workbook SET shown = ?1, protected = ?2", changes,
      tells_protected ? 1 : 0);
  transaction.commit();
}

}  // namespace rosett
