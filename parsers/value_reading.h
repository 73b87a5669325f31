#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/page_view.h"

// From the words of one place to fields with their evidence.
namespace rosett {

// One field for each of `outputs` (two for a period). When the words do not read as `kind` the
// values are empty and the text is kept. Words must not be empty.
[[nodiscard]] std::vector<Field> read_value(const PageView& view, std::span<const int> words,
                                            Kind kind, const std::vector<std::string>& outputs,
                                            const KindContext& context);

// Fields without a value for a place where nothing readable stands. An empty box and page 0 when
// even the place is unknown.
[[nodiscard]] std::vector<Field> unread_value(Kind kind, const std::vector<std::string>& outputs,
                                              int page, const Box& box);

// Ink that no word explains touches the box.
[[nodiscard]] bool unread_ink_in(const PageText& page, const Box& box);

}  // namespace rosett
