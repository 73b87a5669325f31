#include "core/page.h"

#include <utility>

namespace rosett {

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
