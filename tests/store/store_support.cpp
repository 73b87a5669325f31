#include "store_support.h"

#include <memory>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "core/document_json.h"
#include "core/error.h"

namespace rosett::testing {

namespace {

// In memory where the system offers it: a thousand commits would otherwise wait for the disk.
std::filesystem::path fastest_folder() {
  const std::filesystem::path memory = "/dev/shm";
  return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fastest_folder() / "rosett-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw Error(ErrorKind::io, "no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string digest(int number) { return fmt::format("{:08x}{:056x}", number, 0); }

std::chrono::sys_seconds moment(int seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000 + seconds));
}

NewArrival arrival_of(const std::string& sha256, const std::string& file) {
  return {.sha256 = sha256,
          .file = file,
          .source = std::filesystem::path("/inbox") / file,
          .inbox = "Enheten",
          .arrived = moment(0)};
}

Field field(std::string name, std::string value) {
  Reading reading;
  reading.kind = kind_from(name).value_or(Kind::text);
  reading.text = value;
  reading.value = std::move(value);
  reading.confidence = 0.9876;
  reading.accepted = true;
  reading.page = 1;
  reading.box = {10, 20, 110, 40};
  reading.alternatives = {{"annat", "annat", 0.25}};
  reading.evidence.engine = 0.5;
  reading.evidence.exact = true;
  return {std::move(name), std::move(reading)};
}

Document roselista(const std::vector<std::string>& personnummer) {
  Document document;
  document.type = "roselista";
  document.template_id = "roselista";
  document.template_version = 3;
  document.status = "klar";
  document.pages = {{1, 2480, 3508, 300, 90, -0.42, TextSource::ocr}};
  document.fields = {field("diarienummer", "1.3.2-2019-1"), field("beslutsdatum", "2019-03-01")};
  for (const std::string& number : personnummer) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = 1;
    row.box = {100, 100 * row.number, 2000, 100 * row.number + 60};
    row.fields = {field("personnummer", number), field("belopp", "1350.00")};
  }
  return document;
}

NextPage no_pages() {
  return [] { return std::optional<StoredPage>(); };
}

NextPage pages(int count) {
  return [count, page = 0]() mutable -> std::optional<StoredPage> {
    if (page == count) return std::nullopt;
    StoredPage next;
    next.text.page = ++page;
    next.text.width = 2480;
    next.text.words = {{.text = fmt::format("ord{}", page), .box = {1, 2, 3, 4}}};
    next.image = {0xFF, 0xD8, 0, static_cast<std::uint8_t>(page)};
    return next;
  };
}

long long read_file(Store& store, const std::string& sha256, const std::string& file,
                    const std::vector<Document>& documents) {
  const long long arrival = store.jobs.add_arrival(arrival_of(sha256, file));
  store.jobs.begin(arrival);
  store.jobs.commit_reading(arrival, documents, no_pages());
  return arrival;
}

long long copy_file(Store& store, const std::string& sha256, const std::string& file) {
  const long long arrival = store.jobs.add_arrival(arrival_of(sha256, file));
  store.jobs.commit_copy(arrival);
  return arrival;
}

std::vector<std::string> exported(Store& store) {
  std::vector<std::string> lines;
  store.documents.for_each({}, [&](const Document& document) {
    Document without_ids = document;
    without_ids.id = 0;
    if (document.copy_of) without_ids.copy_of = 0;
    lines.push_back(document_to_json(without_ids, JsonDetail::evidence));
  });
  return lines;
}

void check_all(Store& store, const std::function<CheckResult(const Document&)>& judge) {
  for (const long long id : store.documents.dirty()) store.documents.check(id, judge);
}

CheckResult nothing_found(const Document& document) { return {{}, document.status, {}}; }

ImportReport import_text(Store& store, RegisterKind kind, std::string_view csv, int at) {
  return store.registers.import(kind, parse_csv(csv), moment(at));
}

}  // namespace rosett::testing
