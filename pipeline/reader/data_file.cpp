#include "pipeline/reader/data_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "parsers/sheet_reading.h"
#include "parsers/text_reading.h"
#include "pipeline/reader/explanation.h"
#include "pipeline/tables/text_file.h"
#include "pipeline/tables/workbook_reading.h"

namespace rosett {
namespace {

std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

PageText page_of(const PageInfo& info) {
  PageText page;
  page.page = info.page;
  page.width = info.width;
  page.height = info.height;
  page.dpi = info.dpi;
  page.source = info.source;
  return page;
}

DataFile read_text(std::string_view text, const Library& library) {
  auto document = interpret_text_file(text, library);
  if (!document)
    throw Error(ErrorKind::unsupported, "Filen är en textfil som ingen mall passar.",
                "Se med rosett template try vad som skiljer, skriv en mall (templates/README.md) "
                "och kör rosett retry. Ett brev läggs i inkorgen som PDF.");
  return {{page_of(document->pages.front())}, {std::move(*document)}};
}

std::string missing(const std::vector<std::string>& names) {
  return names.empty() ? "" : fmt::format("; saknas: {}", fmt::join(names, ", "));
}

std::string fits_told(const std::vector<TextFit>& fits) {
  std::string told;
  for (const TextFit& fit : fits)
    told += fmt::format("  {:<28} {} rader passar, {} passar inte{}{}\n", fit.layout->id, fit.rows,
                        fit.faults, missing(fit.missing), fit.fits() ? "; passar" : "");
  return told;
}

std::string fits_told(const std::vector<SheetFit>& fits) {
  std::string told;
  for (const SheetFit& fit : fits)
    told +=
        fmt::format("  blad {}: {:<20} {} rubriker{}{}{}\n", fit.sheet, fit.rules->id, fit.headings,
                    fit.heading_row > 0 ? fmt::format(" på rad {}", fit.heading_row) : "",
                    missing(fit.missing), fit.fits() ? "; passar" : "");
  return told;
}

}  // namespace

std::optional<DataFile> read_data_file(std::span<const std::uint8_t> bytes,
                                       const Library& library) {
  refuse_encrypted(as_text(bytes));
  if (is_zip(bytes)) {
    const Workbook workbook = read_workbook(bytes);
    return DataFile{pages_of(workbook), interpret_workbook(workbook, library)};
  }
  if (is_text(as_text(bytes))) return read_text(as_text(bytes), library);
  return std::nullopt;
}

std::optional<std::string> explained_data_file(std::span<const std::uint8_t> bytes,
                                               const Library& library) {
  refuse_encrypted(as_text(bytes));
  std::string told;
  std::vector<Document> documents;
  if (is_zip(bytes)) {
    const Workbook workbook = read_workbook(bytes);
    told = fits_told(fits_of(workbook, library));
    documents = interpret_workbook(workbook, library);
  } else if (is_text(as_text(bytes))) {
    told = fits_told(fits_of(as_text(bytes), library));
    if (auto document = interpret_text_file(as_text(bytes), library))
      documents.push_back(std::move(*document));
  } else {
    return std::nullopt;
  }
  if (documents.empty()) return "Mall: ingen passar\n" + told;
  for (const Document& document : documents) {
    const std::string& id = document.template_id;
    told =
        fmt::format("Mall: {}\n{}{}", id.empty() ? "ingen passar" : id, told, explained(document));
  }
  return told;
}

}  // namespace rosett
