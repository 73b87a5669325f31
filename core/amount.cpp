#include "core/amount.h"

#include <charconv>

namespace rosett {
namespace {

// 13 digits of kronor leave room to add thousands of such amounts without overflow.
constexpr std::size_t kMaxKronorDigits = 13;

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

}  // namespace

std::optional<Amount> Amount::parse(std::string_view canonical) {
  const bool negative = canonical.starts_with('-');
  if (negative) canonical.remove_prefix(1);
  const auto dot = canonical.find('.');
  if (dot == std::string_view::npos || canonical.size() != dot + 3) return std::nullopt;
  const auto kronor = canonical.substr(0, dot);
  const auto ore = canonical.substr(dot + 1);
  if (!all_digits(kronor) || !all_digits(ore) || kronor.size() > kMaxKronorDigits)
    return std::nullopt;
  std::int64_t whole{};
  std::int64_t part{};
  std::from_chars(kronor.data(), kronor.data() + kronor.size(), whole);
  std::from_chars(ore.data(), ore.data() + ore.size(), part);
  const std::int64_t total = whole * 100 + part;
  return Amount(negative ? -total : total);
}

std::string Amount::to_string() const {
  const auto magnitude =
      ore_ < 0 ? -static_cast<std::uint64_t>(ore_) : static_cast<std::uint64_t>(ore_);
  std::string ore = std::to_string(magnitude % 100);
  if (ore.size() < 2) ore.insert(0, 1, '0');
  return (ore_ < 0 ? "-" : "") + std::to_string(magnitude / 100) + "." + ore;
}

std::string Amount::to_swedish() const {
  constexpr std::string_view kNoBreakSpace = "\u00a0";
  std::string text = to_string();
  const std::size_t first = ore_ < 0 ? 1 : 0;
  const std::size_t dot = text.find('.');
  text[dot] = ',';
  for (std::size_t at = dot; at > first + 3;) {
    at -= 3;
    text.insert(at, kNoBreakSpace);
  }
  return text;
}

}  // namespace rosett
