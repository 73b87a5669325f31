#include "parsers/text_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "parsers/text_encoding.h"
#include "parsers/text_groups.h"
#include "parsers/text_lines.h"

namespace rosett {
namespace {

// Of a data file a page has no resolution; one that divides nothing by zero.
constexpr int kNominalDpi = 72;
constexpr const char* kPaymentDate = "utbetalningsdatum";

PageInfo info_of(const std::vector<TextLine>& lines) {
  PageInfo info{.page = 1, .dpi = kNominalDpi, .source = TextSource::text};
  for (const TextLine& line : lines) {
    info.width = std::max(info.width, static_cast<int>(to_codepoints(line.bytes).size()));
    info.height = std::max(info.height, line.number);
  }
  return info;
}

// One file being read by one layout.
class TextReader {
 public:
  TextReader(const std::vector<TextLine>& lines, const Template& layout, const Library& library)
      : lines_(lines),
        records_(records_of(lines, layout.text)),
        encoding_(encoding_of(lines, layout.text.encoding)),
        layout_(layout),
        context_{std::nullopt, &library.koder, &library.kommuner},
        groups_(layout.text) {
    document_.type = layout.type;
    document_.template_id = layout.id;
    document_.template_version = layout.version;
    document_.pages.push_back(info_of(lines));
    if (!encoding_.declared) tell_encoding(name_of(encoding_.encoding));
  }

  void tell_encoding(std::string_view name) {
    document_.deviations.push_back(
        {"annan_teckenkodning", Severity::info, 0, "",
         fmt::format("Filen är i {}, inte i den teckenkodning som mallen säger, och läses så. "
                     "Kontrollera att namnens bokstäver är rätt.",
                     name),
         ""});
  }

  // Lines about the whole file first: its date tells which century a short year is in.
  Document document() {
    for (const bool about_file : {true, false})
      for (std::size_t at = 0; at < lines_.size(); ++at)
        if (is_about_file(records_[at]) == about_file) take(lines_[at], records_[at]);
    std::ranges::stable_sort(document_.deviations, {}, &Deviation::row);
    return std::move(document_);
  }

 private:
  static bool is_about_file(const TextRecord* record) {
    return record != nullptr &&
           (record->use == RecordUse::fields || record->use == RecordUse::ignored);
  }

  void take(const TextLine& line, const TextRecord* record) {
    if (record == nullptr) {
      groups_.lose(nullptr);
      return refuse(line, "mallen har ingen sådan rad");
    }
    if (record->use == RecordUse::ignored) return;
    ReadLine read = read_line(line, *record, layout_.text, encoding_.encoding, context_);
    if (!read.fault.empty()) {
      if (record->use == RecordUse::group) groups_.lose(record);
      return refuse(line, read.fault);
    }
    if (record->use == RecordUse::subtotal) return compare(line, *record, read.fields);
    std::vector<Field> own = own_fields(*record, read.fields);
    if (record->use == RecordUse::group)
      groups_.begin(*record, std::move(own));
    else if (record->use == RecordUse::rows)
      add_row(line, *record, std::move(own));
  }

  // The line's own values; the others go to the document.
  std::vector<Field> own_fields(const TextRecord& record, std::vector<StatedField>& stated) {
    std::vector<Field> own;
    for (StatedField& field : stated) {
      if (record.use != RecordUse::fields && field.value->owner == ValueOwner::row)
        own.push_back({field.value->name, std::move(field.reading)});
      else
        add_to_document(field.value->name, std::move(field.reading));
    }
    return own;
  }

  // What every line repeats must be the same on each.
  void add_to_document(const std::string& name, Reading reading) {
    if (Reading* known = find_field(document_.fields, name)) {
      if (known->value != reading.value) known->evidence.contested = true;
      return;
    }
    if (name == kPaymentDate) context_.reference = date_in(&reading);
    document_.fields.push_back({name, std::move(reading)});
  }

  void add_row(const TextLine& line, const TextRecord& record, std::vector<Field> fields) {
    if (const std::string fault = groups_.fault(); !fault.empty()) return refuse(line, fault);
    Row row;
    row.fields = std::move(fields);
    groups_.complete(row);
    row.number = static_cast<int>(document_.rows.size()) + 1;
    row.page = 1;
    row.box = {0, line.number - 1, document_.pages.front().width, line.number};
    groups_.count(record, row);
    document_.rows.push_back(std::move(row));
  }

  void compare(const TextLine& line, const TextRecord& record,
               const std::vector<StatedField>& said) {
    const std::string fault = groups_.close(record, said);
    if (fault.empty()) return;
    document_.deviations.push_back(
        {"summa_avviker", Severity::fel, 0, "",
         fmt::format("Rad {} i filen stämmer inte med raderna: {}. Kontrollera raderna.",
                     line.number, fault),
         ""});
  }

  void refuse(const TextLine& line, const std::string& why) {
    document_.deviations.push_back(
        {"falt_saknas", Severity::fel, 0, "",
         fmt::format("Rad {} i filen är inte läst: {}. Hämta filen på nytt, eller registrera raden "
                     "för hand.",
                     line.number, why),
         ""});
  }

  const std::vector<TextLine>& lines_;
  std::vector<const TextRecord*> records_;
  FileEncoding encoding_;
  const Template& layout_;
  KindContext context_;
  TextGroups groups_;
  Document document_;
};

TextFit fit_of(const std::vector<TextLine>& lines, const Template& layout, const Library& library) {
  TextFit fit{&layout};
  const auto records = records_of(lines, layout.text);
  const Encoding encoding = encoding_of(lines, layout.text.encoding).encoding;
  const KindContext context{std::nullopt, &library.koder, &library.kommuner};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const TextRecord* record = records[at];
    if (record != nullptr && record->use == RecordUse::ignored) continue;
    const bool fits = record != nullptr &&
                      read_line(lines[at], *record, layout.text, encoding, context).fault.empty();
    if (!fits)
      ++fit.faults;
    else if (record->use == RecordUse::rows)
      ++fit.rows;
  }
  for (const TextRecord& record : layout.text.records)
    if (record.required && std::ranges::find(records, &record) == records.end())
      fit.missing.push_back(record.name);
  return fit;
}

bool tells_itself(const Template& layout) {
  return std::ranges::any_of(layout.text.records, [](const TextRecord& record) {
    return record.required && !record.starts_with.empty();
  });
}

std::vector<TextFit> fits_of(const std::vector<TextLine>& lines, const Library& library) {
  std::vector<TextFit> fits;
  for (const Template& layout : library.texts) fits.push_back(fit_of(lines, layout, library));
  return fits;
}

}  // namespace

std::vector<TextFit> fits_of(std::string_view bytes, const Library& library) {
  const auto wide = from_utf16(bytes);
  return fits_of(lines_of(wide ? *wide : bytes), library);
}

bool TextFit::fits() const {
  return missing.empty() && rows > 0 && (tells_itself(*layout) || rows > faults);
}

std::optional<Document> interpret_text_file(std::string_view bytes, const Library& library) {
  const auto wide = from_utf16(bytes);
  const std::vector<TextLine> lines = lines_of(wide ? *wide : bytes);
  const TextFit* best = nullptr;
  const std::vector<TextFit> fits = fits_of(lines, library);
  for (const TextFit& fit : fits)
    if (fit.fits() && (best == nullptr || fit.faults < best->faults)) best = &fit;
  if (best == nullptr) return std::nullopt;
  TextReader reader(lines, *best->layout, library);
  if (wide) reader.tell_encoding("UTF-16");
  return reader.document();
}

}  // namespace rosett
