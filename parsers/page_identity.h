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
};

// By the page marks and the labels of all templates together.
[[nodiscard]] PageIdentity identify_page(const PageView& view,
                                         const std::vector<Template>& templates);

}  // namespace rosett
