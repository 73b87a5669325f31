#include "review/ledger_workbook.h"

#include <algorithm>
#include <functional>

#include "core/durable_file.h"
#include "review/book.h"
#include "review/distribution_sheets.h"
#include "review/payment_sheets.h"

namespace rosett {
namespace {

void write_book(const std::filesystem::path& file, const std::function<void(Book&)>& fill) {
  write_durably(file, [&](const std::filesystem::path& temporary) {
    Book book(temporary);
    fill(book);
    book.close();
  });
}

}  // namespace

void write_distribution_workbook(const std::filesystem::path& file, const ledger::Ledger& ledger,
                                 const ledger::Distribution& distribution,
                                 const std::vector<KodEntry>& koder) {
  write_book(file, [&](Book& book) {
    write_shares_sheet(book, distribution.shares, koder);
    write_districts_sheet(book, distribution.districts);
    write_left_sheet(book, distribution.left);
    write_balance_sheet(book, ledger, distribution.balance);
    write_parts_sheet(book, distribution.parts);
    write_net_sheet(book, distribution.net);
    if (!distribution.adjustments.empty()) write_adjustments_sheet(book, distribution.adjustments);
  });
}

void write_district_workbook(const std::filesystem::path& file, const ledger::Ledger& ledger,
                             const ledger::Distribution& distribution,
                             const ledger::District& district, const std::vector<KodEntry>& koder) {
  std::vector<ledger::Share> shares;
  std::ranges::copy_if(distribution.shares, std::back_inserter(shares),
                       [&](const ledger::Share& one) {
                         return one.sdf_kod == district.sdf_kod && one.sdf == district.sdf;
                       });
  std::vector<const ledger::LedgerRow*> rows;
  for (const ledger::LedgerRow& row : ledger.rows)
    if (ledger::goes_to(row, district)) rows.push_back(&row);
  const auto own = [&](const auto& all) {
    auto mine = all;
    std::erase_if(mine, [&](const auto& one) {
      return one.sdf_kod != district.sdf_kod || (one.sdf_kod.empty() && one.sdf != district.sdf);
    });
    return mine;
  };
  write_book(file, [&](Book& book) {
    write_shares_sheet(book, shares, koder);
    write_ledger_rows_sheet(book, rows);
    write_parts_sheet(book, own(distribution.parts));
    write_net_sheet(book, own(distribution.net));
    auto adjustments = distribution.adjustments;
    std::erase_if(adjustments, [&](const ledger::Adjustment& one) {
      return one.from != district.sdf_kod && one.to != district.sdf_kod;
    });
    if (!adjustments.empty()) write_adjustments_sheet(book, adjustments);
  });
}

void write_reclaims_workbook(const std::filesystem::path& file,
                             const std::vector<ledger::Reclaim>& reclaims) {
  write_book(file, [&](Book& book) { write_reclaims_sheet(book, reclaims); });
}

void write_decided_workbook(const std::filesystem::path& file, const ledger::Decided& decided) {
  write_book(file, [&](Book& book) { write_decided_sheets(book, decided); });
}

void write_plans_workbook(const std::filesystem::path& file, const ledger::Plans& plans,
                          const std::vector<PlannedPayment>& planned) {
  write_book(file, [&](Book& book) { write_plans_sheet(book, plans, planned); });
}

}  // namespace rosett
