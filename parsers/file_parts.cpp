#include "parsers/file_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "parsers/document_reading.h"
#include "parsers/page_identity.h"

namespace rosett {
namespace {

Deviation of_document(const char* code, Severity severity, std::string message) {
  return {code, severity, 0, "", std::move(message), ""};
}

void tell_of_order(const PageGroup& group, Document& document) {
  if (group.reordered) {
    document.deviations.push_back(of_document(
        "sidordning", Severity::info, "Sidorna låg i fel ordning och har lagts i tryckt ordning."));
  }
  if (!group.missing.empty()) {
    document.deviations.push_back(of_document(
        "sida_saknas", Severity::fel,
        fmt::format("Sida {} finns inte bland de skannade sidorna. Skanna hela dokumentet igen.",
                    fmt::join(group.missing, ", "))));
  }
}

void tell_of_page(const PageText& page, Document& document) {
  document.pages.push_back(info_of(page));
  const auto tell = [&](const std::string& message) {
    document.deviations.push_back(of_document("olasbar_sida", Severity::fel, message));
  };
  if (!page.damage.empty() && page.words.empty())
    tell(fmt::format("Sida {} kunde inte läsas. {}", page.page, page.damage));
  else if (!page.damage.empty())
    tell(fmt::format("Sida {} kan sakna text. {} Jämför med originalet.", page.page, page.damage));
  else if (page.words.empty())
    tell(fmt::format("Sida {} har tryck men ingen text gick att läsa. Läs den på bilden.",
                     page.page));
}

}  // namespace

PageInfo info_of(const PageText& page) {
  return {page.page,     page.width,        page.height, page.dpi,
          page.rotation, page.skew_degrees, page.source};
}

std::vector<FilePart> parts_of(const std::vector<PageText>& pages, const Library& library) {
  std::vector<PageView> views;
  std::vector<PageIdentity> identities;
  for (const PageText& page : pages) {
    if (page.blank) continue;
    views.push_back(view_page(page));
    identities.push_back(identify_page(views.back(), library.templates));
  }
  std::vector<FilePart> parts;
  for (PageGroup& group : split_file(identities)) {
    FilePart& part = parts.emplace_back();
    std::vector<const PageView*> pointers;
    for (const std::size_t page : group.pages) {
      part.views.push_back(views[page]);
      pointers.push_back(&views[page]);
    }
    part.scores = score_templates(pointers, library.templates);
    part.group = std::move(group);
  }
  return parts;
}

Document read_part(const FilePart& part, const Library& library) {
  Document document;
  if (const Template* rules = choose_template(part.scores)) {
    document = read_document(part.views, *rules, library);
  } else {
    document.deviations.push_back(
        of_document("okand_dokumenttyp", Severity::fel, "Ingen mall passar dokumentet."));
  }
  tell_of_order(part.group, document);
  for (const PageView& view : part.views) tell_of_page(*view.page, document);
  std::sort(document.pages.begin(), document.pages.end(),
            [](const PageInfo& a, const PageInfo& b) { return a.page < b.page; });
  return document;
}

}  // namespace rosett
