#include "pipeline/rereading.h"

#include "parsers/judgement.h"
#include "pipeline/interpreter.h"
#include "store/documents.h"
#include "store/jobs.h"

namespace rosett {

int reread(const Workspace& workspace, Database& database,
           const std::vector<std::string>& contents) {
  const ReaderSettings settings = reader_settings(workspace.config, workspace.folder);
  const Thresholds thresholds = thresholds_for(workspace.config.accepted_errors_per_10000);
  Documents stored(database);
  Jobs jobs(database);
  Interpreter interpreter(settings);
  int done = 0;
  for (const std::string& sha256 : contents) {
    const std::vector<PageText> pages = stored.page_texts(sha256);
    if (pages.empty()) continue;
    std::vector<Document> documents = interpreter.interpret(pages);
    for (Document& document : documents) judge(document, thresholds);
    if (jobs.commit_rereading(sha256, documents, pages)) ++done;
  }
  return done;
}

}  // namespace rosett
