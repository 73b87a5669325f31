#include "review/workbook_writer.h"

#include <xlsxwriter.h>

#include "core/durable_file.h"
#include "review/book.h"
#include "review/deviation_sheet.h"
#include "review/document_sheet.h"
#include "review/row_sheet.h"
#include "review/summary_sheet.h"
#include "review/survey.h"

namespace rosett {

void write_workbook(const std::filesystem::path& file, const WorkbookSource& source,
                    const WorkbookOptions& options) {
  write_durably(file, [&](const std::filesystem::path& temporary) {
    const Survey survey = survey_of(source);
    Book book(temporary);
    write_deviation_sheet(book, source, survey);
    write_row_sheet(book, source, survey);
    write_document_sheet(book, source, survey);
    write_summary_sheet(book, survey, options.koder);
    book.close();
  });
}

std::string workbook_library_version() { return lxw_version(); }

}  // namespace rosett
