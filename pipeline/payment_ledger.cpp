#include "pipeline/payment_ledger.h"

#include <iterator>

#include "pipeline/exported_documents.h"
#include "pipeline/exported_surroundings.h"
#include "pipeline/recheck.h"
#include "store/documents.h"
#include "store/surroundings.h"

namespace rosett {

ledger::Ledger stored_ledger(Workspace& workspace) {
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  recheck(workspace.database, settings);
  const StoredSurroundings surroundings(workspace.database);
  ledger::LedgerBuilder builder(surroundings, {&settings, &workspace.rules.ledger});
  Documents(workspace.database).for_each({}, [&](const Document& document) {
    builder.add(document);
  });
  return builder.settle();
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
