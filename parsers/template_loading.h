#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/interpretation.h"
#include "parsers/template.h"

// From files under templates/ to checked templates. Every fault is Error{config} that names file,
// line and column: bad TOML, unknown or missing keys, unknown kinds, patterns RE2 refuses.
namespace rosett {

[[nodiscard]] SharedWords parse_shared_words(std::string_view toml, const std::string& name);

// `name` is what messages call the file. With the key `base` the template is that one of `bases`,
// whose words come after its own and whose settings hold where it has none.
[[nodiscard]] Template parse_template(std::string_view toml, const std::string& name,
                                      const SharedWords& shared = {},
                                      const std::vector<Template>& bases = {});

// Where files are sought: of files with the same name, the one in the last folder counts.
using TemplateFolders = std::vector<std::filesystem::path>;

// All templates of the folders, of every medium, by file name; ord.toml holds the shared words.
// Throws Error{config} also when there is none, or two have the same id; Error{io} when a file
// cannot be read.
[[nodiscard]] std::vector<Template> load_templates(const TemplateFolders& folders);

// The templates, koder.csv and kommuner.csv of the folders.
[[nodiscard]] Library load_library(const TemplateFolders& folders);

}  // namespace rosett
