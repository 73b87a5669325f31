#pragma once

#include <string>
#include <string_view>

#include "core/workbook.h"

namespace rosett::protocol {

// Payload of workbook: numbers of four bytes as lengths are, texts with their length before them.
// A register of a hundred thousand persons has a million cells: JSON would take ten times the room.
[[nodiscard]] std::string encode(const Workbook& workbook);
// Throws Error{malformed}, also for cells that are out of order or outside their sheet.
[[nodiscard]] Workbook decode_workbook(std::string_view payload);

}  // namespace rosett::protocol
