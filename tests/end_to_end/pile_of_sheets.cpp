#include "pile_of_sheets.h"

#include <filesystem>
#include <map>
#include <memory>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

constexpr const char* kBlank = "<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>";

}  // namespace

std::string pile_of(const std::vector<Sheet>& sheets) {
  QPDF pile;
  pile.emptyPDF();
  std::map<std::string, std::unique_ptr<QPDF>> sources;  // must outlive the writing
  for (const Sheet& sheet : sheets) {
    QPDFPageDocumentHelper pages(pile);
    if (sheet.sample.empty()) {
      pages.addPage(QPDFPageObjectHelper(pile.makeIndirectObject(QPDFObjectHandle::parse(kBlank))),
                    false);
      continue;
    }
    auto& source = sources[sheet.sample];
    if (!source) {
      source = std::make_unique<QPDF>();
      const auto file = std::filesystem::path(rosett::source_folder()) / "samples" / sheet.sample;
      source->processFile(file.c_str());
    }
    QPDFPageObjectHelper page =
        QPDFPageDocumentHelper(*source).getAllPages().at(static_cast<std::size_t>(sheet.page) - 1);
    QPDFPageObjectHelper copy = page.shallowCopyPage();
    if (sheet.turned != 0) copy.rotatePage(sheet.turned, true);
    pages.addPage(copy, false);
  }
  QPDFWriter writer(pile);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace rosett::testing
