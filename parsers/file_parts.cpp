#include "parsers/file_parts.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parsers/document_reading.h"
#include "parsers/page_identity.h"

namespace rosett {
namespace {

Deviation of_document(const char* code, Severity severity, std::string message) {
  return {code, severity, 0, "", std::move(message), ""};
}

void tell_of_order(const FilePart& part, Document& document) {
  const PageGroup& group = part.group;
  std::vector<std::string> told;
  if (group.reordered)
    told.emplace_back("Sidorna låg i fel ordning och har lagts i tryckt ordning.");
  for (const PageText* page : part.again)
    told.push_back(
        fmt::format("Blad {} är samma sida skannad en gång till och räknas inte.", page->page));
  if (!told.empty()) {
    document.deviations.push_back(
        of_document("sidordning", Severity::info, fmt::format("{}", fmt::join(told, " "))));
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

// A page without print is the back of the one before it, or a sheet put between.
void keep_blank(const PageText& blank, std::vector<FilePart>& parts) {
  FilePart* nearest = nullptr;
  int nearest_page = 0;
  for (FilePart& part : parts)
    for (const PageView& view : part.views)
      if (view.page->page < blank.page && view.page->page > nearest_page) {
        nearest = &part;
        nearest_page = view.page->page;
      }
  if (nearest == nullptr && !parts.empty()) nearest = &parts.front();
  if (nearest != nullptr) nearest->blank.push_back(blank.page);
}

// By what the pages say of their numbers.
void mark_gaps(FilePart& part, const std::vector<SplitPage>& pages) {
  const auto number = [&](std::size_t i) {
    const auto& mark = pages[part.group.pages[i]].identity.mark;
    return mark ? mark->number : 0;
  };
  for (std::size_t i = 1; i < part.views.size(); ++i)
    part.views[i].after_gap = number(i - 1) > 0 && number(i) > 0 && number(i) != number(i - 1) + 1;
}

}  // namespace

PageInfo info_of(const PageText& page) {
  return {page.page,     page.width,        page.height, page.dpi,
          page.rotation, page.skew_degrees, page.source};
}

std::vector<FilePart> parts_of(const std::vector<PageText>& pages, const Library& library) {
  std::vector<PageView> views;
  std::vector<SplitPage> split;
  for (const PageText& page : pages) {
    if (page.blank) continue;
    views.push_back(view_page(page));
    split.push_back({identify_page(views.back(), library.templates), figures_on(views.back())});
  }
  std::vector<FilePart> parts;
  for (PageGroup& group : split_file(split)) {
    FilePart& part = parts.emplace_back();
    std::vector<const PageView*> pointers;
    for (const std::size_t page : group.pages) {
      part.views.push_back(views[page]);
      pointers.push_back(&views[page]);
    }
    for (const std::size_t page : group.again) part.again.push_back(views[page].page);
    part.scores = score_templates(pointers, library.templates);
    part.group = std::move(group);
    mark_gaps(part, split);
  }
  for (const PageText& page : pages)
    if (page.blank) keep_blank(page, parts);
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
  tell_of_order(part, document);
  for (const PageView& view : part.views) tell_of_page(*view.page, document);
  for (const PageText* page : part.again) document.pages.push_back(info_of(*page));
  document.blank_pages = part.blank;
  std::sort(document.pages.begin(), document.pages.end(),
            [](const PageInfo& a, const PageInfo& b) { return a.page < b.page; });
  return document;
}

}  // namespace rosett
