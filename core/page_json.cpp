#include "core/document_json.h"
#include "core/json_support.h"

namespace rosett {
namespace {

using namespace json_support;

Json symbol_to_json(const Symbol& symbol) {
  Json json = Json::object();
  json["t"] = symbol.text;
  json["b"] = box_to_json(symbol.box);
  json["c"] = four_decimals(symbol.confidence);
  for (const Alternative& other : symbol.alternatives)
    json["a"].push_back({other.text, four_decimals(other.confidence)});
  return json;
}

Symbol symbol_from_json(const Json& json) {
  Symbol symbol{json.at("t"), box_from_json(json.at("b")), json.at("c").get<float>(), {}};
  if (const auto others = json.find("a"); others != json.end())
    for (const Json& other : *others)
      symbol.alternatives.push_back({other.at(0), other.at(1).get<float>()});
  return symbol;
}

std::vector<Symbol> symbols_from_json(const Json& json) {
  std::vector<Symbol> symbols;
  symbols.reserve(json.size());
  for (const Json& symbol : json) symbols.push_back(symbol_from_json(symbol));
  return symbols;
}

Json symbols_to_json(const std::vector<Symbol>& symbols) {
  Json json = Json::array();
  json.get_ref<Json::array_t&>().reserve(symbols.size());
  for (const Symbol& symbol : symbols) json.push_back(symbol_to_json(symbol));
  return json;
}

Json second_to_json(const SecondReading& second) {
  Json json = {{"symbols", symbols_to_json(second.symbols)}};
  if (second.goes_on) json["goes_on"] = true;
  return json;
}

Json word_to_json(const Word& word) {
  Json json = {{"text", word.text},
               {"box", box_to_json(word.box)},
               {"confidence", four_decimals(word.confidence)},
               {"line", word.line},
               {"segment", word.segment}};
  if (word.bold) json["bold"] = true;
  if (!word.symbols.empty()) json["symbols"] = symbols_to_json(word.symbols);
  if (word.second) json["second"] = second_to_json(*word.second);
  return json;
}

Word word_from_json(const Json& json) {
  Word word;
  word.text = json.at("text");
  word.box = box_from_json(json.at("box"));
  word.confidence = json.at("confidence").get<float>();
  word.line = json.at("line");
  word.segment = json.at("segment");
  word.bold = json.value("bold", false);
  if (const auto symbols = json.find("symbols"); symbols != json.end())
    word.symbols = symbols_from_json(*symbols);
  if (const auto second = json.find("second"); second != json.end())
    word.second = {symbols_from_json(second->at("symbols")), second->value("goes_on", false)};
  return word;
}

std::vector<Box> boxes_from_json(const Json& json) {
  std::vector<Box> boxes;
  for (const Json& box : json) boxes.push_back(box_from_json(box));
  return boxes;
}

Json boxes_to_json(const std::vector<Box>& boxes) {
  Json json = Json::array();
  for (const Box& box : boxes) json.push_back(box_to_json(box));
  return json;
}

}  // namespace

std::string page_to_json(const PageText& page) {
  Json json = {{"page", page.page},
               {"width", page.width},
               {"height", page.height},
               {"dpi", page.dpi},
               {"rotation", page.rotation},
               {"skew_degrees", rounded(page.skew_degrees, 1e3)},
               {"source", to_string(page.source)},
               {"engine", page.engine},
               {"blank", page.blank},
               {"words", Json::array()}};
  // Put in where they are to be: what is given in braces is copied.
  for (const Word& word : page.words) json["words"].push_back(word_to_json(word));
  json["rulings"] = boxes_to_json(page.rulings);
  json["unread_ink"] = boxes_to_json(page.unread_ink);
  if (!page.damage.empty()) json["damage"] = page.damage;
  return one_line(json);
}

PageText page_from_json(std::string_view json) {
  return parsed(json, [](const Json& tree) {
    PageText page;
    page.page = tree.at("page");
    page.width = tree.at("width");
    page.height = tree.at("height");
    page.dpi = tree.at("dpi");
    page.rotation = tree.at("rotation");
    page.skew_degrees = tree.at("skew_degrees");
    page.source = tree.at("source") == "text" ? TextSource::text : TextSource::ocr;
    page.engine = tree.at("engine");
    page.blank = tree.at("blank");
    page.damage = tree.value("damage", "");
    for (const Json& word : tree.at("words")) page.words.push_back(word_from_json(word));
    page.rulings = boxes_from_json(tree.at("rulings"));
    page.unread_ink = boxes_from_json(tree.at("unread_ink"));
    return page;
  });
}

}  // namespace rosett
