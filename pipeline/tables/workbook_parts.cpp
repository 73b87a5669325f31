#include "pipeline/tables/workbook_parts.h"

#include <charconv>

#include "core/error.h"
#include "pipeline/tables/date_formats.h"

namespace rosett {
namespace {

[[noreturn]] void too_large() {
  throw Error(ErrorKind::limit, "Arbetsboken har fler celler än vad som läses.",
              "Dela upp den i flera, eller ta bort blad och rader som inte behövs.");
}

int number_in(const XmlAttributes& attributes, std::string_view name) {
  const std::string text = attribute(attributes, name);
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// "xl/workbook.xml" + "worksheets/sheet1.xml"; a target from the root begins with a slash.
std::string resolved(const std::string& from, const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  std::string folder = from.substr(0, from.rfind('/') + 1);
  std::string_view rest = target;
  while (rest.starts_with("../") && !folder.empty()) {
    rest.remove_prefix(3);
    folder.pop_back();
    folder.resize(folder.rfind('/') + 1);  // npos + 1: the root
  }
  return folder + std::string(rest);
}

class Relations : public XmlListener {
 public:
  explicit Relations(std::string from) : from_(std::move(from)) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
    const std::string type = attribute(attributes, "Type");
    found[attribute(attributes, "Id")] = {type.substr(type.rfind('/') + 1),
                                          resolved(from_, attribute(attributes, "Target"))};
  }
  void text(std::string_view /*piece*/) override {}
  void end(std::string_view /*name*/) override {}

  std::map<std::string, Relation> found;

 private:
  std::string from_;
};

class WorkbookListener : public XmlListener {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr" && flag(attributes, "date1904")) found.epoch = Epoch::of_1904;
    if (name != "sheet") return;
    const std::string state = attribute(attributes, "state", "visible");
    found.sheets.push_back(
        {attribute(attributes, "name"), attribute(attributes, "id"), state != "visible"});
  }
  void text(std::string_view /*piece*/) override {}
  void end(std::string_view /*name*/) override {}

  WorkbookEntry found;
};

class Styles : public XmlListener {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt")
      formats_[number_in(attributes, "numFmtId")] = attribute(attributes, "formatCode");
    if (name == "cellXfs") in_cells_ = true;
    if (name == "xf" && in_cells_) used_.push_back(number_in(attributes, "numFmtId"));
  }
  void text(std::string_view /*piece*/) override {}
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }

  [[nodiscard]] std::vector<CellStyle> styles() const {
    std::vector<CellStyle> styles;
    styles.reserve(used_.size());
    for (const int format : used_)
      styles.push_back({shows_date(format, formats_), number_form(format, formats_)});
    return styles;
  }

 private:
  NumberFormats formats_;
  std::vector<int> used_;
  bool in_cells_{};
};

// A string may be in runs of different fonts; how it is pronounced is no part of it.
class SharedStrings : public XmlListener {
 public:
  explicit SharedStrings(Allowance& allowance) : allowance_(allowance) {}

  void begin(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "si") {
      allowance_.take_cell();
      found.emplace_back();
    }
    if (name == "rPh") pronounced_ = true;
    in_text_ = name == "t" && !pronounced_;
  }
  void text(std::string_view piece) override {
    if (!in_text_ || found.empty()) return;
    allowance_.take_text(piece.size());
    found.back() += piece;
  }
  void end(std::string_view name) override {
    if (name == "rPh") pronounced_ = false;
    in_text_ = false;
  }

  std::vector<std::string> found;

 private:
  Allowance& allowance_;
  bool in_text_{}, pronounced_{};
};

}  // namespace

void Allowance::take_cell() {
  if (cells == 0) too_large();
  --cells;
}

void Allowance::take_text(std::size_t bytes) {
  if (bytes > text_bytes) too_large();
  text_bytes -= bytes;
}

std::string attribute(const XmlAttributes& attributes, std::string_view name,
                      const std::string& fallback) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? fallback : found->second;
}

bool flag(const XmlAttributes& attributes, std::string_view name) {
  const std::string value = attribute(attributes, name);
  return value == "1" || value == "true";
}

std::map<std::string, Relation> relations_of(ZipPackage& package, const std::string& name) {
  const std::size_t slash = name.rfind('/') + 1;  // npos + 1: the root
  const std::string entry = name.substr(0, slash) + "_rels/" + name.substr(slash) + ".rels";
  Relations listener(name);
  if (package.has(entry)) package.parse(entry, listener);
  return std::move(listener.found);
}

WorkbookEntry read_workbook_entry(ZipPackage& package, const std::string& name) {
  WorkbookListener listener;
  package.parse(name, listener);
  return std::move(listener.found);
}

std::vector<CellStyle> read_styles(ZipPackage& package, const std::string& name) {
  Styles listener;
  package.parse(name, listener);
  return listener.styles();
}

std::vector<std::string> read_shared_strings(ZipPackage& package, const std::string& name,
                                             Allowance& allowance) {
  SharedStrings listener(allowance);
  package.parse(name, listener);
  return std::move(listener.found);
}

}  // namespace rosett
