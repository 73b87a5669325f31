#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "printed_page.h"

// Printed pages read with the product's own templates.
namespace rosett::testing {

[[nodiscard]] const Library& library();

[[nodiscard]] std::vector<Document> read_all(const std::vector<PrintedPage>& pages);

// The test fails unless the pages are one document.
[[nodiscard]] Document read_one(const std::vector<PrintedPage>& pages);

// A field's value; "(not there)" and "(unread)" where there is none.
[[nodiscard]] std::string value(const std::vector<Field>& fields, std::string_view name);

// The same of every row.
[[nodiscard]] std::vector<std::string> column(const Document& document, std::string_view name);

}  // namespace rosett::testing
