#include "parsers/repeated_texts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace rosett {
namespace {

constexpr std::size_t kLeastAlike = 2;
constexpr std::size_t kShortest = 8;  // bytes: shorter texts may be near others

bool may_repeat(const Reading& reading) {
  return reading.kind == Kind::text && reading.value && reading.evidence.agrees &&
         !is_disputed(reading.evidence) && reading.value->size() >= kShortest &&
         std::ranges::none_of(*reading.value, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void confirm_repeated_texts(std::vector<Row>& rows) {
  std::map<std::pair<std::string, std::string>, std::vector<Reading*>> alike;
  for (Row& row : rows)
    for (Field& field : row.fields)
      if (may_repeat(field.reading))
        alike[{field.name, *field.reading.value}].push_back(&field.reading);
  for (auto& [text, readings] : alike)
    if (readings.size() >= kLeastAlike)
      for (Reading* reading : readings) reading->evidence.confirmed = true;
}

}  // namespace rosett
