// Recorded pages in, documents out: measures parsing without reading any picture.
//   rosett-interpret TEMPLATES_DIR OUT.jsonl NAME.p01.json...
// Files whose names differ only in ".pNN.json" are the pages of one document file NAME.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/document_json.h"
#include "parsers/interpretation.h"
#include "parsers/judgement.h"
#include "parsers/template_loading.h"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// "Beslut 1.pdf.p02.json" is a page of "Beslut 1.pdf".
std::string document_name(const std::filesystem::path& page) { return page.stem().stem().string(); }

int run(std::span<char*> arguments) {
  const rosett::Library library = rosett::load_library({arguments[1]});
  std::map<std::string, std::map<std::string, rosett::PageText>> files;
  for (const char* argument : arguments.subspan(3)) {
    const std::filesystem::path path(argument);
    files[document_name(path)][path.filename().string()] = rosett::page_from_json(text_of(path));
  }
  std::ofstream out(arguments[2], std::ios::binary);
  for (auto& [name, by_page] : files) {
    std::vector<rosett::PageText> pages;
    for (auto& [file, page] : by_page) pages.push_back(std::move(page));
    for (rosett::Document& document : rosett::interpret_pages(pages, library)) {
      document.file = name;
      rosett::judge(document);
      out << document_to_json(document, rosett::JsonDetail::contract) << '\n';
    }
  }
  return out.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
  const std::span<char*> arguments(values, static_cast<std::size_t>(count));
  if (arguments.size() < 4) {
    std::cerr << "rosett-interpret MALLAR UT.jsonl SIDA.p01.json...\n";
    return 2;
  }
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
