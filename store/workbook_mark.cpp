#include "store/workbook_mark.h"

#include "store/sql.h"

namespace rosett {

long long WorkbookMark::changes() { return number(database_, "SELECT changes FROM workbook"); }

long long WorkbookMark::shown() { return number(database_, "SELECT shown FROM workbook"); }

void WorkbookMark::show(long long changes) {
  WriteTransaction transaction(database_, io::Step::mark_workbook);
  run(database_, "UPDATE workbook SET shown = ?1", changes);
  transaction.commit();
}

}  // namespace rosett
