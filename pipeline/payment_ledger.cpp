#include "pipeline/payment_ledger.h"

#include <iterator>
#include <set>

#include "pipeline/exported_documents.h"
#include "pipeline/exported_surroundings.h"
#include "pipeline/recheck.h"
#include "store/documents.h"
#include "store/payment_documents.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

void add_numbers(std::set<std::string>& numbers, const ledger::LedgerRow& row) {
  numbers.insert({row.stored.personnummer, row.stored.dossiernummer});
  if (row.person)
    numbers.insert({row.person->person.personnummer, row.person->person.dossiernummer});
}

// By which rows these are judged.
PaymentRelations relations_of(const std::vector<ledger::LedgerRow>& rows,
                              const ledger::LedgerRules& rules) {
  PaymentRelations relations;
  for (const ledger::DistrictRule& rule : rules.districts)
    if (rule.day == ledger::DecidingDay::first_payment)
      relations.koder.push_back(rule.kod.empty() ? "*" : rule.kod);
  for (const ledger::LedgerRow& row : rows) {
    const bool kept =
        ledger::district_rule(rules, row.stored.kod).day == ledger::DecidingDay::first_payment;
    if (kept) add_numbers(relations.numbers, row);
    if (row.has_reason("dubblett")) add_numbers(relations.copied_numbers, row);
  }
  return relations;
}

}  // namespace

ledger::Ledger stored_ledger(Workspace& workspace) { return stored_ledger(workspace, {}, {}); }

ledger::Ledger stored_ledger(Workspace& workspace, const std::optional<Date>& from,
                             const std::optional<Date>& to) {
  return stored_ledger(workspace.database, workspace.rules.settings(workspace.config.kommun),
                       workspace.rules.ledger, from, to);
}

ledger::Ledger stored_ledger(Database& database, const CheckSettings& settings,
                             const ledger::LedgerRules& rules, const std::optional<Date>& from,
                             const std::optional<Date>& to) {
  recheck(database, settings);
  const StoredSurroundings surroundings(database);
  ledger::LedgerBuilder builder(surroundings, {&settings, &rules});
  const auto add = [&](const Document& document) { builder.add(document); };
  if (!from && !to) {
    Documents(database).for_each({}, add);
    return builder.settle();
  }
  const auto types = payment_types();
  PaymentDocuments documents(database, {from, to, {types.begin(), types.end()}});
  documents.for_each_due(add);
  documents.for_each_related(relations_of(builder.rows(), rules), add);
  return ledger::between(builder.settle(), from, to);
}

ledger::Ledger exported_ledger(Workspace& workspace, const std::vector<std::string>& files) {
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  std::vector<Document> documents;
  for (const std::string& file : files) {
    std::vector<Document> more = exported_documents(file);
    std::move(more.begin(), more.end(), std::back_inserter(documents));
  }
  tell_apart(documents);
  const ExportedSurroundings surroundings(workspace.database, documents);
  ledger::LedgerBuilder builder(surroundings, {&settings, &workspace.rules.ledger});
  for (Document& document : documents) {
    check_again(document, surroundings, settings);
    builder.add(document);
  }
  return builder.settle();
}

}  // namespace rosett
