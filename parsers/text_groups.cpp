#include "parsers/text_groups.h"

#include <algorithm>

#include <fmt/format.h>

namespace rosett {

void TextGroups::begin(const TextRecord& group, std::vector<Field> fields) {
  for (auto one = groups_.begin(); one != groups_.end();)
    one = one->first > &group ? groups_.erase(one) : std::next(one);  // records lie in one vector
  groups_[&group] = {std::move(fields), false};
}

void TextGroups::lose(const TextRecord* group) {
  for (const TextRecord& record : layout_.records)
    if (record.use == RecordUse::group && (group == nullptr || &record >= group))
      groups_[&record] = {{}, true};
}

std::string TextGroups::fault() const {
  for (const TextRecord& record : layout_.records) {
    if (record.use != RecordUse::group) continue;
    const auto known = groups_.find(&record);
    if (known != groups_.end() && known->second.lost)
      return fmt::format("raden {} ovanför den gick inte att läsa", record.name);
    if (known == groups_.end() && record.required)
      return fmt::format("den står inte under någon rad {}", record.name);
  }
  return {};
}

void TextGroups::complete(Row& row) const {
  for (const TextRecord& record : layout_.records) {
    const auto known = groups_.find(&record);
    if (known == groups_.end()) continue;
    for (const Field& field : known->second.fields)
      if (find_field(row.fields, field.name) == nullptr) row.fields.push_back(field);
  }
}

void TextGroups::count(const TextRecord& record, const Row& row) {
  rows_.push_back({&record, amount_in(find_field(row.fields, "belopp"))});
}

std::string TextGroups::close(const TextRecord& subtotal, const std::vector<StatedField>& said) {
  const std::size_t from = subtotal.of_file ? 0 : closed_[&subtotal];
  closed_[&subtotal] = rows_.size();
  Amount sum;
  int number = 0;
  for (std::size_t i = from; i < rows_.size(); ++i) {
    const std::string& name = rows_[i].record->name;
    if (!subtotal.counted.empty() &&
        std::ranges::find(subtotal.counted, name) == subtotal.counted.end())
      continue;
    ++number;
    sum += rows_[i].belopp.value_or(Amount());
  }
  for (const StatedField& field : said) {
    if (field.value->name == "summa" && amount_in(&field.reading) != sum)
      return fmt::format("summan är {} kr, men raderna ovanför ger {} kr",
                         amount_in(&field.reading).value_or(Amount()).to_swedish(),
                         sum.to_swedish());
    if (field.value->name == "antal" && count_in(&field.reading) != number)
      return fmt::format("antalet är {}, men raderna ovanför är {}",
                         count_in(&field.reading).value_or(0), number);
  }
  return {};
}

}  // namespace rosett
