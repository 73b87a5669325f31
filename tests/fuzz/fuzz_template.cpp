// Any text is a template or a fault that says where.
#include <string>
#include <string_view>

#include "core/error.h"
#include "fuzz_target.h"
#include "parsers/template_loading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view toml(reinterpret_cast<const char*>(data), size);
  const auto try_to = [](const auto& parse) {
    try {
      static_cast<void>(parse());
    } catch (const rosett::Error& error) {
      rosett::fuzz::require(error.kind() == rosett::ErrorKind::config);
      rosett::fuzz::require(std::string_view(error.what()).starts_with("x.toml"));
    }
  };
  try_to([&] { return rosett::parse_template(toml, "x.toml", {{"ord", {"ett", "två"}}}); });
  try_to([&] { return rosett::parse_shared_words(toml, "x.toml"); });
  return 0;
}
