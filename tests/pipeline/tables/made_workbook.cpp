#include "made_workbook.h"

#include <stdexcept>

#include <zip.h>

namespace rosett::samples {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

void add(zip_t* archive, const std::string& name, const std::string& content, Secret secret) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) throw std::runtime_error("zip_file_add");
  if (secret == Secret::password)
    zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_TRAD_PKWARE, "ord");
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

}  // namespace

std::vector<std::uint8_t> zipped(const Entries& entries, Secret secret) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(bytes);
  zip_t* archive = zip_open_from_source(bytes, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("zip_open_from_source");
  for (const auto& [name, content] : entries) add(archive, name, content, secret);
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  zip_source_open(bytes);
  zip_source_seek(bytes, 0, SEEK_END);
  std::vector<std::uint8_t> whole(static_cast<std::size_t>(zip_source_tell(bytes)));
  zip_source_seek(bytes, 0, SEEK_SET);
  zip_source_read(bytes, whole.data(), whole.size());
  zip_source_close(bytes);
  zip_source_free(bytes);
  return whole;
}

Entries workbook_entries(const std::vector<std::string>& sheets) {
  Entries entries;
  std::string list;
  std::string relations = relation("rIdStyles", "styles", "styles.xml") +
                          relation("rIdStrings", "sharedStrings", "/xl/sharedStrings.xml");
  for (std::size_t i = 1; i <= sheets.size(); ++i) {
    const std::string number = std::to_string(i);
    list += "<sheet name=\"Blad" + number + "\" sheetId=\"" + number + "\" r:id=\"rId" + number +
            "\"/>";
    relations += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    entries["xl/worksheets/sheet" + number + ".xml"] =
        std::string("<worksheet xmlns=\"") + kMain + "\">" + sheets[i - 1] + "</worksheet>";
  }
  entries["_rels/.rels"] = "<Relationships>" +
                           relation("rId1", "officeDocument", "xl/workbook.xml") +
                           "</Relationships>";
  entries["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
  entries["xl/workbook.xml"] = std::string("<workbook xmlns=\"") + kMain + "\" xmlns:r=\"" +
                               kRelations + "\"><sheets>" + list + "</sheets></workbook>";
  entries["xl/styles.xml"] =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
      "</styleSheet>";
  entries["xl/sharedStrings.xml"] =
      "<sst><si><t>Belopp, kr</t></si>"
      "<si><r><t>Åsa </t></r><r><t>Öhrn</t></r><rPh><t>osa</t></rPh></si></sst>";
  return entries;
}

std::string sheet_of(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

}  // namespace rosett::samples
