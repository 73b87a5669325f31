#include "core/page.h"

#include <utility>

namespace rosett {

std::string joined(const std::vector<Symbol>& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols) text += symbol.text;
  return text;
}

PageText unreadable_page(int number, std::string damage) {
  PageText page;
  page.page = number;
  page.width = 1240;  // A4
  page.height = 1754;
  page.dpi = 150;
  page.damage = std::move(damage);
  return page;
}

}  // namespace rosett
