#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rosett {

// Swedish kronor as a whole number of öre: money is never a double.
class Amount {
 public:
  constexpr Amount() = default;
  [[nodiscard]] static constexpr Amount from_ore(std::int64_t ore) { return Amount(ore); }

  // The canonical form alone: optional minus, digits, dot, two decimals ("-1350.00"). At most 13
  // digits before the dot. Empty for anything else.
  [[nodiscard]] static std::optional<Amount> parse(std::string_view canonical);

  [[nodiscard]] constexpr std::int64_t ore() const { return ore_; }
  [[nodiscard]] std::string to_string() const;   // canonical: "-1350.00"
  [[nodiscard]] std::string to_swedish() const;  // for people: "-1 350,00" (no-break spaces)

  friend constexpr Amount operator+(Amount a, Amount b) { return Amount(a.ore_ + b.ore_); }
  friend constexpr Amount operator-(Amount a, Amount b) { return Amount(a.ore_ - b.ore_); }
  friend constexpr Amount operator-(Amount a) { return Amount(-a.ore_); }
  friend constexpr Amount operator*(Amount a, std::int64_t n) { return Amount(a.ore_ * n); }
  constexpr Amount& operator+=(Amount b) { return *this = *this + b; }
  friend constexpr auto operator<=>(Amount, Amount) = default;

 private:
  constexpr explicit Amount(std::int64_t ore) : ore_(ore) {}
  std::int64_t ore_{};
};

}  // namespace rosett
