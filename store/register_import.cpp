#include "store/register_import.h"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "core/error.h"
#include "core/text.h"
#include "store/register_shape.h"

namespace rosett {
namespace {

std::string wanted_columns(const RegisterShape& shape) {
  std::string names;
  for (const RegisterColumn& column : shape.columns)
    names += (names.empty() ? "" : ";") + std::string(column.name);
  return fmt::format("Första raden ska innehålla kolumnnamnen: {}", names);
}

Error bad_header(const RegisterShape& shape, const std::string& fault) {
  return {ErrorKind::malformed,
          fmt::format("Filen kan inte läsas in i registret {}: {}.", shape.name, fault),
          wanted_columns(shape)};
}

// For each cell of a line the place of its column in the shape. An unknown heading is told by its
// place: in a file without headings it would be somebody's name.
std::vector<std::size_t> column_places(const RegisterShape& shape, const CsvRow& header) {
  std::vector<std::size_t> places;
  const auto last =
      std::ranges::find_if_not(header.cells.rbegin(), header.cells.rend(), &std::string::empty);
  for (auto cell = header.cells.begin(); cell != last.base(); ++cell) {
    const std::size_t place = shape.index_of(folded(*cell));
    if (place == shape.columns.size())
      throw bad_header(shape, fmt::format("rubriken i kolumn {} är okänd", places.size() + 1));
    if (std::ranges::find(places, place) != places.end())
      throw bad_header(shape,
                       fmt::format("kolumnen {} finns två gånger", shape.columns[place].name));
    places.push_back(place);
  }
  for (std::size_t place = 0; place < shape.columns.size(); ++place)
    if (shape.columns[place].need != Need::none && std::ranges::find(places, place) == places.end())
      throw bad_header(shape, fmt::format("kolumnen {} saknas", shape.columns[place].name));
  return places;
}

// Spreadsheets leave separators after the last column; what stands between them must be empty.
bool has_cells(const CsvRow& line, std::size_t count) {
  return line.cells.size() >= count &&
         std::ranges::all_of(std::span(line.cells).subspan(count), &std::string::empty);
}

// One table being read; knows which keys it has seen.
class Reader {
 public:
  Reader(const RegisterShape& shape, const CsvRow& header)
      : shape_(shape), places_(column_places(shape, header)) {
    for (std::size_t place = 0; place < shape.columns.size(); ++place)
      if (std::ranges::find(places_, place) == places_.end()) result_.left_out.push_back(place);
  }

  void read(const CsvRow& line) {
    RegisterRow row{line.line, std::vector<std::string>(shape_.columns.size())};
    std::string fault = fill(line, row);
    if (fault.empty()) fault = key_fault(row);
    if (fault.empty()) {
      result_.rows.push_back(std::move(row));
    } else {
      result_.rejected.push_back({line.line, std::move(fault)});
    }
  }

  ParsedRegister take() { return std::move(result_); }

 private:
  // Returns what is wrong, or nothing.
  std::string fill(const CsvRow& line, RegisterRow& row) const {
    if (!has_cells(line, places_.size()))
      return fmt::format("Raden har {} kolumner, rubrikraden har {}.", line.cells.size(),
                         places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const RegisterColumn& column = shape_.columns[places_[i]];
      if (line.cells[i].empty()) {
        if (column.need == Need::value) return fmt::format("Kolumnen {} är tom.", column.name);
        continue;
      }
      auto value = canonical_cell(column.form, line.cells[i]);
      if (!value)
        return fmt::format("Kolumnen {} ska vara {}.", column.name, described(column.form));
      row.values[places_[i]] = *std::move(value);
    }
    return {};
  }

  std::string key_fault(const RegisterRow& row) {
    const std::string key = shape_.key_of(row.values);
    if (key.empty()) return "Raden har varken dossiernummer eller personnummer.";
    const auto [seen, fresh] = lines_.emplace(key, row.line);
    return fresh ? std::string()
                 : fmt::format("Raden har samma nyckel som rad {} i filen.", seen->second);
  }

  const RegisterShape& shape_;
  std::vector<std::size_t> places_;
  std::map<std::string, std::size_t> lines_;  // by key, where it stood first
  ParsedRegister result_;
};

}  // namespace

ParsedRegister parse_register(RegisterKind kind, const std::vector<CsvRow>& table) {
  const RegisterShape& shape = register_shape(kind);
  if (table.empty()) throw bad_header(shape, "den är tom");
  Reader reader(shape, table.front());
  for (std::size_t i = 1; i < table.size(); ++i) reader.read(table[i]);
  return reader.take();
}

}  // namespace rosett
