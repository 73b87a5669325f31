// Any text is a value of a kind or none; a canonical value is its own interpretation.
#include <array>
#include <string>
#include <string_view>

#include "core/date.h"
#include "fuzz_target.h"
#include "parsers/kind_decoding.h"
#include "parsers/kinds.h"

namespace {

using namespace rosett;

constexpr auto kKinds = std::to_array<Kind>(
    {Kind::text, Kind::name, Kind::personnummer, Kind::dossiernummer, Kind::diarienummer, Kind::kod,
     Kind::date, Kind::period, Kind::amount, Kind::count, Kind::kommun, Kind::organisationsnummer,
     Kind::bankgiro, Kind::plusgiro, Kind::ocr_nummer, Kind::nummer, Kind::lagrum});

// A word whose every character might as well be the one after it in `others`.
Word word_of(std::string_view text, std::string_view others) {
  Word word{std::string(text), {0, 0, 10, 10}, 0.5F, 0, 0, false, {}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    Symbol symbol{std::string(1, text[i]), {0, 0, 1, 1}, 0.5F, {}};
    if (!others.empty())
      symbol.alternatives.push_back({std::string(1, others[i % others.size()]), 0.4F});
    word.symbols.push_back(symbol);
  }
  return word;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Kind kind = kKinds[*data % kKinds.size()];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const KindContext context{make_date(2019, 2, 14), nullptr, nullptr};
  if (const auto found = interpret(kind, text, context); found && kind != Kind::period) {
    const auto again = interpret(kind, found->value, context);
    fuzz::require(again && again->value == found->value);
  }
  const double likely = likeness(kind, text, context);
  fuzz::require(likely >= 0 && likely <= 1);
  if (text.empty() || text.size() > 60) return 0;
  const std::array words{word_of(text.substr(0, text.size() / 2 + 1), text)};
  const Decoded decoded = decode(kind, words, context);
  fuzz::require(decoded.engine >= 0 && decoded.engine <= 1);
  return 0;
}
