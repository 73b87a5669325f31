#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "review/page_image.h"
#include "review/workbook_source.h"

// Invented documents for the tests of this folder.
namespace rosett::samples {

inline Field field(std::string name, std::optional<std::string> value, Box box = {},
                   double confidence = 0.999) {
  Reading reading;
  reading.text = value.value_or("");
  reading.value = std::move(value);
  reading.accepted = reading.value.has_value() && confidence > 0.99;
  reading.confidence = confidence;
  reading.page = 1;
  reading.box = box;
  return {std::move(name), std::move(reading)};
}

inline Row row(int number, std::vector<Field> fields) {
  Row made;
  made.number = number;
  made.key = "nyckel-" + std::to_string(number);
  made.page = 1;
  made.fields = std::move(fields);
  for (const Field& each : made.fields) made.box = united(made.box, each.reading.box);
  return made;
}

inline Deviation deviation(std::string code, Severity severity, int row, std::string field = {},
                           std::string expected = {}) {
  return {std::move(code),           severity,           row, std::move(field),
          "Kontrollera mot bilden.", std::move(expected)};
}

// A roselista of three rows, the last an återkrav, on one page of 1000 x 600 pixels at 100 dpi.
inline Document roselista() {
  Document document;
  document.id = 1;
  document.file = "beslut-1.pdf";
  document.sha256 = std::string(64, 'a');
  document.type = "roselista";
  document.template_id = "roselista";
  document.pages = {{1, 1000, 600, 100, 0, 0, TextSource::ocr}};
  document.fields = {field("beslutsdatum", "2019-03-01", {50, 20, 150, 40}),
                     field("summa", "2000.00", {600, 500, 700, 520})};
  document.rows = {row(1, {field("personnummer", "20100314-2381", {50, 100, 200, 120}),
                           field("dossiernummer", "01-234567", {250, 100, 350, 120}),
                           field("namn", "Öhrn, Åsa", {400, 100, 550, 120}),
                           field("period_fran", "2019-01-01", {600, 100, 700, 120}),
                           field("kod", "FSKA", {750, 100, 800, 120}),
                           field("belopp", "1350.50", {850, 100, 950, 120})}),
                   row(2, {field("personnummer", "19990904-6626", {50, 200, 200, 220}, 0.8),
                           field("namn", "Berg, Lo", {400, 200, 550, 220}),
                           field("kod", "FSKA", {750, 200, 800, 220}),
                           field("belopp", std::nullopt, {850, 200, 950, 220}, 0.2)}),
                   row(3, {field("personnummer", "20100314-2381", {50, 300, 200, 320}),
                           field("kod", "Å-LMA", {750, 300, 800, 320}),
                           field("belopp", "-350.00", {850, 300, 950, 320})})};
  document.rows[1].fields[0].reading.alternatives = {{"19990904-6628", "19990904-6628", 0.15}};
  document.deviations = {deviation("aterkrav", Severity::info, 3, "kod"),
                         deviation("osaker_lasning", Severity::varning, 2, "belopp"),
                         deviation("osaker_lasning", Severity::varning, 2, "personnummer"),
                         deviation("individ_saknas", Severity::fel, 2),
                         deviation("summa_avviker", Severity::fel, 0, "summa", "1000.50")};
  return document;
}

// A page with a grey mark where every reading stands.
inline std::vector<std::uint8_t> page_of(const Document& document) {
  const PageInfo& page = document.pages.front();
  GrayImage image{page.width, page.height, {}};
  image.pixels.assign(static_cast<std::size_t>(page.width * page.height), 0xFF);
  const auto mark = [&](const Box& box) {
    for (int y = box.top; y < box.bottom; ++y)
      for (int x = box.left; x < box.right; ++x)
        image.pixels[static_cast<std::size_t>(y * page.width + x)] = 0x40;
  };
  for (const Field& each : document.fields) mark(each.reading.box);
  for (const Row& each : document.rows)
    for (const Field& cell : each.fields) mark(cell.reading.box);
  return encode_png(image);
}

class MemorySource : public WorkbookSource {
 public:
  explicit MemorySource(std::vector<Document> documents) : documents_(std::move(documents)) {}

  void for_each_document(const std::function<void(const Document&)>& use) const override {
    for (const Document& document : documents_) use(document);
  }
  [[nodiscard]] std::vector<std::uint8_t> page_image(const Document& document,
                                                     int /*page*/) const override {
    ++images_asked_for;
    return image ? *image : page_of(document);
  }

  std::optional<std::vector<std::uint8_t>> image;  // in place of the drawn page
  mutable int images_asked_for{};

 private:
  std::vector<Document> documents_;
};

}  // namespace rosett::samples
