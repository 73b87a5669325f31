#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/template.h"

// What a page says of itself before anybody knows what it is.
namespace rosett {

struct PageMark {  // «Sida 2 (4)»
  int number{};
  int of{};  // 0: not said
  friend bool operator==(const PageMark&, const PageMark&) = default;
};

struct PageIdentity {
  std::optional<PageMark> mark;
  std::string diarienummer;  // or what else tells documents apart, labelled above the first table
  // Type of document that the words of this page alone name, headings of tables aside; empty:
  // they do not.
  std::string type;
  bool prose{};  // so much legible text that it is no back with what shines through
};

// By the page marks and the labels of all templates together.
[[nodiscard]] PageIdentity identify_page(const PageView& view,
                                         const std::vector<Template>& templates);

}  // namespace rosett
