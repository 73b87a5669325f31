#include "waiting_rows.h"

#include <gtest/gtest.h>

#include "pipeline/recheck.h"
#include "store/jobs.h"

namespace rosett::testing {
namespace {

Field sure(std::string name, Kind kind, std::string value) {
  Reading reading;
  reading.kind = kind;
  reading.text = value;
  reading.value = std::move(value);
  reading.confidence = 1;
  reading.accepted = true;
  reading.page = 1;
  return {std::move(name), std::move(reading)};
}

Document two_rows() {
  Document document;
  document.type = "roselista";
  document.status = "klar";
  document.fields = {sure("beslutsdatum", Kind::date, "2019-03-01")};
  for (const char* number : {"20100314-2385", "20030618-8434"}) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = 1;
    row.box = {0, 100 * row.number, 1000, 100 * row.number + 60};
    row.fields = {sure("personnummer", Kind::personnummer, number),
                  sure("fritext", Kind::text, "=HYPERLINK(\"x\")"),
                  sure("belopp", Kind::amount, "1350.00")};
  }
  return document;
}

std::chrono::sys_seconds some_time() {
  return std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
}

}  // namespace

WaitingRows::WaitingRows() : database(database_folder.path() / "rosett.db") {
  Jobs jobs(database);
  const long long arrival = jobs.add_arrival({.sha256 = std::string(64, 'a'),
                                              .file = "=beslut.pdf",
                                              .source = "/inbox/beslut.pdf",
                                              .inbox = "",
                                              .arrived = some_time()});
  jobs.begin(arrival);
  jobs.commit_reading(arrival, {two_rows()}, [] { return std::optional<StoredPage>(); });
  recheck(database, {});
}

Author WaitingRows::author(const std::string& name) { return {name, "granska", some_time()}; }

Document WaitingRows::document() {
  return Documents(database)
      .load(Decisions(database).document_of(std::string(64, 'a')).value())
      .value();
}

void WaitingRows::decide(const Decision& decision, const std::string& by) {
  const DecisionOutcome outcome =
      Decisions(database).decide(author(by), {decision}, judge_by(database, {}));
  for (const Refusal& refusal : outcome.refusals) ADD_FAILURE() << refusal.message;
}

void WaitingRows::approve(std::size_t i, const std::string& by) {
  decide({.kind = DecisionKind::approve, .key = row(i).key, .revision = row(i).revision}, by);
}

void WaitingRows::reject(std::size_t i) {
  decide({.kind = DecisionKind::reject, .key = row(i).key, .revision = row(i).revision}, "anna");
}

void WaitingRows::correct(std::size_t i, const std::string& field, const std::string& value) {
  decide({.kind = DecisionKind::value,
          .key = row(i).key,
          .revision = row(i).revision,
          .field = field,
          .value = value},
         "anna");
}

}  // namespace rosett::testing
