#include "pipeline/review_page.h"

#include <string>

#include "pipeline/batch_export.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/recheck.h"
#include "pipeline/rereading.h"
#include "pipeline/workbook_file.h"
#include "review/web/listener.h"

namespace rosett {
namespace {

// What a decision touches is checked before its answer; the rest of a register import is the
// service's, or the next command's, to check.
constexpr int kChecksAtOnce = 200;

std::vector<std::string> hosts_of(const ServeConfig& serve) {
  const std::string port = ":" + std::to_string(serve.port);
  std::vector<std::string> hosts{"127.0.0.1" + port, "localhost" + port};
  hosts.insert(hosts.end(), serve.hosts.begin(), serve.hosts.end());
  return hosts;
}

web::MoneySource money_of(const Workspace& workspace) {
  web::MoneySource money;
  money.checks = workspace.rules.settings(workspace.config.kommun);
  money.splits = workspace.rules.ledger.splits;
  money.ledger = [&workspace](Database& database, const std::optional<Date>& from,
                              const std::optional<Date>& to) {
    return stored_ledger(database, workspace.rules.settings(workspace.config.kommun),
                         workspace.rules.ledger, from, to);
  };
  return money;
}

web::SiteSettings settings_for(const Workspace& workspace) {
  const ServeConfig& serve = workspace.config.serve;
  web::SiteSettings settings;
  settings.database = workspace.folder.database;
  settings.inbox = workspace.folder.inboxes.front().path;
  settings.hosts = hosts_of(serve);
  settings.https = serve.https;
  settings.file_bytes = static_cast<std::size_t>(serve.file_megabytes) << 20U;
  settings.koder = &workspace.rules.koder;
  settings.judge = [&workspace](Database& database) {
    return judge_by(database, workspace.rules.settings(workspace.config.kommun));
  };
  settings.send = [&workspace](Database& database, const Author& author) {
    return export_batches(database, workspace.rules.settings(workspace.config.kommun),
                          workspace.folder.export_to, author);
  };
  settings.settle = [&workspace](Database& database) {
    recheck(database, workspace.rules.settings(workspace.config.kommun), kChecksAtOnce);
  };
  settings.reread = [&workspace](Database& database, const std::string& sha256) {
    reread(workspace, database, {sha256});
  };
  settings.cells = [&workspace](const std::filesystem::path& file) {
    return cells_of(file, reader_settings(workspace.config, workspace.folder));
  };
  settings.money = money_of(workspace);
  settings.service_runs = [&workspace] { return DataFolderLock::is_held(workspace.folder); };
  return settings;
}

}  // namespace

struct ReviewPage::State {
  explicit State(const Workspace& workspace)
      : site(settings_for(workspace)), listener(site, workspace.config.serve.port) {}

  web::Site site;
  web::Listener listener;
};

ReviewPage::ReviewPage(const Workspace& workspace) : state_(std::make_unique<State>(workspace)) {}

ReviewPage::~ReviewPage() = default;

int ReviewPage::port() const { return state_->listener.port(); }

}  // namespace rosett
