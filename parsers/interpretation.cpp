#include "parsers/interpretation.h"

#include <algorithm>

#include <fmt/format.h>

#include "parsers/document_reading.h"
#include "parsers/file_split.h"
#include "parsers/page_identity.h"
#include "parsers/template_choice.h"

namespace rosett {
namespace {

PageInfo info_of(const PageText& page) {
  return {page.page,     page.width,        page.height, page.dpi,
          page.rotation, page.skew_degrees, page.source};
}

Deviation of_document(const char* code, Severity severity, std::string message) {
  return {code, severity, 0, "", std::move(message), ""};
}

std::string numbers_of(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, ", "));
}

void tell_of_pages(const PageGroup& group, Document& document) {
  if (group.reordered) {
    document.deviations.push_back(of_document(
        "sidordning", Severity::info, "Sidorna låg i fel ordning och har lagts i tryckt ordning."));
  }
  if (!group.missing.empty()) {
    document.deviations.push_back(of_document(
        "sida_saknas", Severity::fel,
        fmt::format("Sida {} finns inte bland de skannade sidorna. Skanna hela dokumentet igen.",
                    numbers_of(group.missing))));
  }
}

void tell_unreadable(const PageText& page, Document& document) {
  if (!page.words.empty()) return;
  document.deviations.push_back(
      of_document("olasbar_sida", Severity::fel,
                  fmt::format("Sida {} har tryck men ingen text gick att läsa. Läs den på bilden.",
                              page.page)));
}

Document unknown_document(bool empty) {
  Document document;
  document.deviations.push_back(
      of_document("okand_dokumenttyp", Severity::fel,
                  empty ? "Det finns inget tryck på sidorna." : "Ingen mall passar dokumentet."));
  return document;
}

Document read_group(const PageGroup& group, const std::vector<const PageText*>& printed,
                    const std::vector<PageView>& views, const Library& library) {
  std::vector<PageView> ordered;
  std::vector<const PageView*> pointers;
  for (const std::size_t page : group.pages) {
    ordered.push_back(views[page]);
    pointers.push_back(&views[page]);
  }
  const auto scores = score_templates(pointers, library.templates);
  const Template* rules = choose_template(scores);
  Document document = rules == nullptr ? unknown_document(false)
                                       : read_document(std::move(ordered), *rules, library);
  tell_of_pages(group, document);
  for (const std::size_t page : group.pages) {
    document.pages.push_back(info_of(*printed[page]));
    tell_unreadable(*printed[page], document);
  }
  std::sort(document.pages.begin(), document.pages.end(),
            [](const PageInfo& a, const PageInfo& b) { return a.page < b.page; });
  return document;
}

}  // namespace

std::vector<Document> interpret_pages(const std::vector<PageText>& pages, const Library& library) {
  std::vector<const PageText*> printed;
  std::vector<PageView> views;
  std::vector<PageIdentity> identities;
  for (const PageText& page : pages) {
    if (page.blank) continue;
    printed.push_back(&page);
    views.push_back(view_page(page));
    identities.push_back(identify_page(views.back(), library.templates));
  }
  std::vector<Document> documents;
  for (const PageGroup& group : split_file(identities)) {
    documents.push_back(read_group(group, printed, views, library));
  }
  if (documents.empty()) {
    documents.push_back(unknown_document(true));
    for (const PageText& page : pages) documents.back().pages.push_back(info_of(page));
  }
  if (documents.size() > 1) {
    for (std::size_t i = 0; i < documents.size(); ++i) documents[i].part = static_cast<int>(i) + 1;
  }
  return documents;
}

}  // namespace rosett
