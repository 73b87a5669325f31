#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

// For how long the state compensates, per code, as data.
namespace rosett {

// The days that count: from the birthday `fran_alder` (that day included) up to the birthday
// `till_alder` (that day not included), and fewer than `manader` months after reception.
struct TimeLimit {
  std::vector<std::string> koder;
  std::optional<int> fran_alder, till_alder;  // years
  std::optional<int> manader;
  std::string lagrum;  // for the message
};

// Reads ersattningstid.csv (columns kod;fran_alder;till_alder;manader;lagrum;kalla).
// Throws Error{config} naming the line; unknown columns are refused.
[[nodiscard]] std::vector<TimeLimit> load_time_limits(std::string_view csv);

// First and last day that the limit lets through for a person; an end is empty when the limit
// does not set it or the date it is reckoned from is unknown.
struct Window {
  std::optional<Date> first, last;
};
[[nodiscard]] Window window_of(const TimeLimit& limit, const std::optional<Date>& born,
                               const std::optional<Date>& received);

}  // namespace rosett
