#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/page_view.h"
#include "parsers/template.h"

namespace rosett {

// Labels on an example for required fields that the template did not find (`read` is what it
// found), by the field's name: words beside or above the only value of the field's kind. Fields
// whose values are words, and those with several candidates, have none.
[[nodiscard]] std::map<std::string, std::vector<std::string>> example_labels(
    const std::vector<PageView>& views, const Template& rules, const Document& read);

}  // namespace rosett
