#pragma once

#include <memory>

namespace re2 {
class RE2;
}

namespace rosett {

// A regular expression, compiled when the template is loaded.
using Pattern = std::shared_ptr<const re2::RE2>;

}  // namespace rosett
