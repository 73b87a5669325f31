#include "ocr/pdf_file.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "core/error.h"
#include "ocr/page_picture.h"

namespace rosett {
namespace {

// Readers look for the end mark in the last this many bytes; senders append blanks and rubbish.
constexpr std::size_t kEndMarkWithin = 1024;

[[noreturn]] void throw_from(const QPDFExc& error) {
  if (error.getErrorCode() == qpdf_e_password)
    throw Error(ErrorKind::unsupported, "PDF-filen är skyddad med lösenord.",
                "Spara en kopia utan lösenord, eller skriv ut och skanna dokumentet, och lägg den "
                "i inkorgen.");
  if (error.getErrorCode() == qpdf_e_unsupported)
    throw Error(ErrorKind::unsupported, "PDF-filen är skyddad på ett sätt som inte kan läsas.",
                "Skriv ut dokumentet och skanna det, eller be avsändaren om en oskyddad fil.");
  throw_damaged("PDF-filen");
}

}  // namespace

bool is_cut_short(std::span<const std::uint8_t> bytes) {
  const auto end = bytes.last(std::min(bytes.size(), kEndMarkWithin));
  const std::string_view text(reinterpret_cast<const char*>(end.data()), end.size());
  return text.find("%%EOF") == std::string_view::npos;
}

PdfFile::PdfFile(std::span<const std::uint8_t> bytes, const ReadingLimits& limits) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  try {
    file_.setSuppressWarnings(true);
    file_.processMemoryFile("pdf", text.data(), text.size());
    const bool mended = file_.numWarnings() > 0;
    if (mended && is_cut_short(bytes)) throw_damaged("PDF-filen");
    pages_ = QPDFPageDocumentHelper(file_).getAllPages();
    auto told = file_.getRoot().getKey("/Pages").getKey("/Count");
    const bool all_found =
        told.isInteger() && told.getIntValue() == static_cast<long long>(pages_.size());
    if (mended && !all_found) throw_damaged("PDF-filen");
  } catch (const QPDFExc& error) {
    throw_from(error);
  } catch (const Error&) {
    throw;
  } catch (const std::logic_error&) {  // qpdf's word for objects of another kind than promised
    throw_damaged("PDF-filen");
  } catch (const std::runtime_error&) {
    throw_damaged("PDF-filen");
  }
  check_page_count(static_cast<std::int64_t>(pages_.size()), limits);
}

QPDFPageObjectHelper PdfFile::page(int number) const {
  return pages_.at(static_cast<std::size_t>(number - 1));
}

}  // namespace rosett
