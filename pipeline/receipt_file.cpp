#include "pipeline/receipt_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/bounded_json.h"
#include "core/error.h"
#include "core/text.h"

namespace rosett {
namespace {

Receipt receipt_of(const std::string& line) {
  const auto json = parse_bounded<nlohmann::json>(line);
  return {.batch = json.at("batch"),
          .key = json.at("key"),
          .taken = json.at("taken"),
          .reason = single_line(json.value("reason", ""))};
}

}  // namespace

std::vector<Receipt> parse_receipts(const std::string& text) {
  std::vector<Receipt> receipts;
  std::size_t number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (single_line(line).empty()) continue;
    try {
      receipts.push_back(receipt_of(line));
    } catch (const nlohmann::json::exception&) {
      throw Error(
          ErrorKind::malformed,
          fmt::format("Kvittensens rad {} går inte att förstå. Ingenting har tagits emot.", number),
          "Varje rad ska se ut som i review/kvittens.schema.json.");
    }
  }
  return receipts;
}

}  // namespace rosett
