// Recorded pages in, documents out: measures parsing without reading any picture.
//   rosett-interpret [--evidence] TEMPLATES_DIR OUT.jsonl NAME.p01.json...
// --evidence: with all that is known of each reading, and its clues as they are weighed, which
// bench/calibrate needs. Files whose names differ only in ".pNN.json" are the pages of one document
// file NAME.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/document_json.h"
#include "parsers/interpretation.h"
#include "parsers/judgement.h"
#include "parsers/judgement_clues.h"
#include "parsers/template_loading.h"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// "Beslut 1.pdf.p02.json" is a page of "Beslut 1.pdf".
std::string document_name(const std::filesystem::path& page) { return page.stem().stem().string(); }

using Json = nlohmann::ordered_json;

void add_clues(const std::vector<rosett::Field>& fields, Json& into) {
  for (const auto& [name, reading] : fields) {
    if (!reading.value) continue;
    into[name]["group"] = to_string(rosett::group_of(reading.kind));
    into[name]["clues"] = rosett::clues_of(reading);
  }
}

std::string with_clues(const rosett::Document& document) {
  Json json = Json::parse(document_to_json(document, rosett::JsonDetail::evidence));
  add_clues(document.fields, json["fields"]);
  for (std::size_t i = 0; i < document.rows.size(); ++i)
    add_clues(document.rows[i].fields, json["rows"][i]["fields"]);
  return json.dump();
}

int run(std::span<char*> arguments, rosett::JsonDetail detail) {
  const rosett::Library library = rosett::load_library({arguments[0]});
  std::map<std::string, std::map<std::string, rosett::PageText>> files;
  for (const char* argument : arguments.subspan(2)) {
    const std::filesystem::path path(argument);
    files[document_name(path)][path.filename().string()] = rosett::page_from_json(text_of(path));
  }
  std::ofstream out(arguments[1], std::ios::binary);
  for (auto& [name, by_page] : files) {
    std::vector<rosett::PageText> pages;
    for (auto& [file, page] : by_page) pages.push_back(std::move(page));
    for (rosett::Document& document : rosett::interpret_pages(pages, library)) {
      document.file = name;
      rosett::judge(document);
      out << (detail == rosett::JsonDetail::evidence ? with_clues(document)
                                                     : document_to_json(document, detail))
          << '\n';
    }
  }
  return out.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
  std::span<char*> arguments = std::span(values, static_cast<std::size_t>(count)).subspan(1);
  auto detail = rosett::JsonDetail::contract;
  if (!arguments.empty() && std::string_view{arguments.front()} == "--evidence") {
    detail = rosett::JsonDetail::evidence;
    arguments = arguments.subspan(1);
  }
  if (arguments.size() < 3) {
    std::cerr << "rosett-interpret [--evidence] MALLAR UT.jsonl SIDA.p01.json...\n";
    return 2;
  }
  try {
    return run(arguments, detail);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
