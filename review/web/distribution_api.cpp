// Where the money of a period goes, and that nothing of it is lost on the way.
#include <algorithm>

#include "checks/ledger/distribution.h"
#include "review/distribution_json.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/money_view.h"

namespace rosett::web {
namespace {

std::string plain_name(const Visit& visit, const std::string& kod) {
  const KodEntry* entry = find_kod(*visit.site.settings().koder, kod);
  return entry == nullptr ? std::string() : entry->klartext;
}

Json districts_json(const ledger::Distribution& distribution) {
  Json list = Json::array();
  for (const ledger::District& one : distribution.districts)
    list.push_back({{"sdf_kod", one.sdf_kod},
                    {"sdf", one.sdf},
                    {"rows", one.rows},
                    {"paid", one.paid.to_string()},
                    {"taken_back", one.taken_back.to_string()},
                    {"net", (one.paid + one.taken_back).to_string()}});
  return list;
}

Json shares_json(const Visit& visit, const ledger::Distribution& distribution) {
  Json list = Json::array();
  for (const ledger::Share& one : distribution.shares) {
    list.push_back(share_json(one));
    list.back()["klartext"] = plain_name(visit, one.kod);
  }
  return list;
}

Json parts_json(const ledger::Distribution& distribution) {
  Json list = Json::array();
  for (const ledger::SplitPart& one : distribution.parts) list.push_back(part_json(one));
  return list;
}

Json payments_json(const ledger::Distribution& distribution) {
  Json list = Json::array();
  for (const ledger::NetPayment& one : distribution.net) list.push_back(net_json(one));
  return list;
}

Json reasons_json(const MoneySight& sight, const ledger::LedgerRow& row) {
  Json list = Json::array();
  for (const std::string& reason : row.reasons) list.push_back(deviation_label(reason));
  if (!row.rejection.empty())
    list.push_back(sight.sight().shows_text(row.rejection) ? row.rejection : kNotShown);
  return list;
}

Json left_json(const MoneySight& sight, const ledger::Distribution& distribution) {
  MoneyLines lines;
  for (const ledger::LedgerRow* row : distribution.left) {
    if (!sight.shows(*row)) {
      lines.hide(row->amount);
      continue;
    }
    if (!lines.take()) continue;
    Json line = sight.line(*row);
    line["reasons"] = reasons_json(sight, *row);
    lines.put(std::move(line));
  }
  return lines.json();
}

Json shown_balance(const ledger::Balance& balance) {
  Json json = balance_json(balance);
  json["rest"] = (balance.all - balance.distributed - balance.left).to_string();
  return json;
}

bool agrees(const ledger::LedgerDocument& document) {
  return document.total && *document.total == document.printed_sum;
}

Json document_json(const MoneySight& sight, const ledger::LedgerDocument& one) {
  const long long id =
      sight.document_of(one.part == 0 ? one.sha256 : one.sha256 + "/" + std::to_string(one.part));
  Json json = {{"document", id},
               {"file", sight.file(one.file, id)},
               {"rows", one.rows},
               {"sum", one.sum.to_string()},
               {"printed_sum", one.printed_sum.to_string()},
               {"printed_total", nullptr},
               {"rest", nullptr}};
  if (one.total) {
    json["printed_total"] = one.total->to_string();
    json["rest"] = (*one.total - one.printed_sum).to_string();
  }
  return json;
}

// Those that do not agree with what is printed on them first, then those on which nothing is.
Json documents_json(const MoneySight& sight, const ledger::Ledger& ledger) {
  std::vector<const ledger::LedgerDocument*> documents;
  for (const ledger::LedgerDocument& one : ledger.documents) documents.push_back(&one);
  const auto rank = [](const ledger::LedgerDocument* one) {
    if (agrees(*one)) return 2;
    return one->total ? 0 : 1;
  };
  std::ranges::stable_sort(documents, {}, rank);
  MoneyLines lines;
  for (const ledger::LedgerDocument* one : documents)
    if (lines.take()) lines.put(document_json(sight, *one));
  return lines.json();
}

}  // namespace

Answer show_distribution(Visit& visit) {
  const MoneyPeriod period = asked_period(visit);
  const ledger::Ledger ledger = shown_ledger(visit, period);
  const ledger::Distribution distribution =
      ledger::distribute(ledger, visit.site.settings().money.splits);
  const MoneySight sight(visit);
  return json_answer({{"period", period_json(period)},
                      {"balance", shown_balance(distribution.balance)},
                      {"districts", districts_json(distribution)},
                      {"shares", shares_json(visit, distribution)},
                      {"left", left_json(sight, distribution)},
                      {"parts", parts_json(distribution)},
                      {"net", payments_json(distribution)},
                      {"documents", documents_json(sight, ledger)}});
}

}  // namespace rosett::web
