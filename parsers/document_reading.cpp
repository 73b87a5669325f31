#include "parsers/document_reading.h"

#include <algorithm>
#include <iterator>

#include "core/date.h"
#include "parsers/arithmetic.h"
#include "parsers/column_doubt.h"
#include "parsers/header_fields.h"
#include "parsers/person_marks.h"
#include "parsers/printed_sums.h"
#include "parsers/rated_sum.h"
#include "parsers/row_assembly.h"
#include "parsers/row_blocks.h"
#include "parsers/row_reading.h"
#include "parsers/table_doubt.h"

namespace rosett {
namespace {

constexpr const char* kDecisionDate = "beslutsdatum";

// The first pages' headings may be the ones that a stamp or a fold lies on.
void complete_from_later(std::vector<PageTables>& pages, const Template& rules,
                         KindScores& scores) {
  const Table* best = nullptr;
  for (const PageTables& page : pages)
    for (const Table& table : page.tables)
      if (best == nullptr || is_fuller(table.header, best->header)) best = &table;
  if (best == nullptr) return;
  const Table whole = *best;
  for (PageTables& page : pages) {
    const bool lacks = std::ranges::any_of(page.tables, [&whole](const Table& table) {
      return !table.continued && is_fuller(whole.header, table.header);
    });
    if (lacks) page.tables = find_tables(page.view, rules, scores, &whole);
  }
}

// Rows of persons alone are told without headings.
bool lists_persons(const Template& rules) {
  return rules.block_titles.empty() &&
         std::ranges::any_of(rules.columns, [](const ColumnRule& rule) {
           return rule.required && rule.kind == Kind::personnummer;
         });
}

std::vector<PageTables> find_all_tables(std::vector<PageView> views, const Template& rules,
                                        KindScores& scores) {
  std::vector<PageTables> pages;
  const Table* before = nullptr;
  pages.reserve(views.size());
  for (PageView& view : views) {
    PageTables& page = pages.emplace_back(PageTables{std::move(view), {}});
    page.tables = find_tables(page.view, rules, scores, before);
    if (!page.tables.empty()) before = &page.tables.back();
  }
  complete_from_later(pages, rules, scores);
  const auto has_none = [](const PageTables& page) { return page.tables.empty(); };
  if (lists_persons(rules) && std::ranges::all_of(pages, has_none))
    for (PageTables& page : pages) page.tables = find_headless_tables(page.view, rules, scores);
  return pages;
}

void add_row(Row row, std::vector<Deviation> deviations, const KindContext& context,
             Document& document) {
  take_person_marks(row, context);
  row.number = static_cast<int>(document.rows.size()) + 1;
  for (Deviation& deviation : deviations) {
    deviation.row = row.number;
    document.deviations.push_back(std::move(deviation));
  }
  document.rows.push_back(std::move(row));
}

void read_rows(const Assembly& assembly, const std::vector<PageTables>& pages,
               const Template& rules, KindScores& scores, Document& document) {
  for (const AssembledRow& assembled : assembly.rows) {
    std::vector<Deviation> deviations;
    Row row = read_row(assembled, pages, rules, scores, deviations);
    const RowPart& first = assembled.parts.front();
    if (pages[first.page].tables[first.table].headless) contest(row.fields);
    add_row(std::move(row), std::move(deviations), scores.context(), document);
  }
}

// Every such document is about something: without a row its rows were not found.
void tell_no_rows(const Template& rules, Document& document) {
  const bool has_columns = std::ranges::any_of(
      rules.columns, [](const ColumnRule& rule) { return !rule.outputs.empty(); });
  if (!has_columns || !document.rows.empty()) return;
  document.deviations.push_back(
      {"falt_saknas", Severity::fel, 0, "",
       "Inga rader hittades i dokumentet. Läs av dem på bilden och registrera dem för hand.", ""});
}

// Where a table has the rows, the same words outside it are no labels of theirs; but labels side by
// side above their values look like a table, and the titles of blocks tell that they are none.
bool stand_in_blocks(const std::vector<PageTables>& pages, const Assembly& assembly,
                     const Template& rules, const KindContext& context) {
  if (rules.block_titles.empty()) return false;
  if (assembly.rows.empty()) return true;
  const std::size_t titles = block_count(pages, rules);
  if (titles == 0) return false;
  std::vector<PageTables> bare = pages;
  for (PageTables& page : bare) page.tables.clear();
  const FieldSearch search = search_fields(bare, with_block_labels(rules), context);
  return read_blocks(search, bare, rules, context).size() == titles;
}

}  // namespace

Document read_document(std::vector<PageView> views, const Template& rules, const Library& library) {
  Document document;
  document.type = rules.type;
  document.template_id = rules.id;
  document.template_version = rules.version;

  KindContext context{std::nullopt, &library.koder, &library.kommuner};
  KindScores undated(context);
  std::vector<PageTables> pages = find_all_tables(std::move(views), rules, undated);
  Assembly assembly = assemble(pages);
  const bool in_blocks = stand_in_blocks(pages, assembly, rules, context);
  if (in_blocks) {
    for (PageTables& page : pages) page.tables.clear();
    assembly = {};
  }
  const FieldSearch search =
      search_fields(pages, in_blocks ? with_block_labels(rules) : rules, context);
  document.fields = settle_fields(search, rules, document.deviations);
  add_up_rates(search, rules, document.fields);

  if (const auto date = value_of(document.fields, kDecisionDate)) {
    context.reference = parse_iso_date(*date);
  }
  KindScores dated(context);
  read_rows(assembly, pages, rules, dated, document);
  contest_misfits(assembly, rules, document.rows);
  contest_shifted(assembly, pages, document.rows);
  contest_birth_dates(document.rows);
  contest_odd_periods(document.rows);
  contest_small_beginnings(document.rows);
  contest_lone_names(document.rows);
  contest_odd_numbers(document.rows);
  contest_doubtful_columns(assembly, document.rows);
  if (in_blocks) {
    for (BlockRow& block : read_blocks(search, pages, rules, context))
      add_row(std::move(block.row), std::move(block.deviations), context, document);
  }
  tell_no_rows(rules, document);
  confirm_by_sums(document, assembly, pages, rules, context);
  confirm_by_arithmetic(document, rules);
  return document;
}

}  // namespace rosett
