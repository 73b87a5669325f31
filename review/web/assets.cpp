#include <algorithm>

#include "review/web/handlers.h"
#include "review/web/page_files.h"

namespace rosett::web {

Answer show_asset(Visit& visit) {
  const auto* found = std::ranges::find(kPageFiles, visit.request.path, &PageFile::path);
  if (found == std::end(kPageFiles)) return refusal(404, "Sidan finns inte.");
  return {.type = std::string(found->type), .body = std::string(found->content)};
}

}  // namespace rosett::web
