#include "office.h"

#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "core/digest.h"
#include "review/page_image.h"
#include "review/web/routes.h"
#include "store/documents.h"
#include "store/jobs.h"
#include "store/registers.h"
#include "store/sessions.h"
#include "store/surroundings.h"

namespace rosett::testing {
namespace {

constexpr int kPageWidth = 400;
constexpr int kPageHeight = 600;
constexpr int kRowHeight = 100;

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Field field(const std::string& name, const std::string& value, const Box& box) {
  Reading reading;
  reading.kind = name == "belopp" ? Kind::amount : Kind::personnummer;
  reading.value = reading.text = value;
  reading.confidence = 0.9;
  reading.page = 1;
  reading.box = box;
  reading.alternatives = {{value + "?", value, 0.2}};
  return {name, reading};
}

void import_persons(Database& database) {
  Registers(database).import(
      RegisterKind::personer,
      parse_csv("personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;"
                "migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf;skyddad\n"
                "20100314-2381;11-234567;Kim;Öhrn;;2018-01-01;;;;01;Kista;ja\n"
                "20010101-2391;12-234567;Bo;Ek;;2018-01-01;;;;02;Farsta;nej\n"),
      now());
}

std::vector<std::uint8_t> white_page() {
  return encode_png({kPageWidth, kPageHeight,
                     std::vector<std::uint8_t>(std::size_t{kPageWidth} * kPageHeight, 255)});
}

CheckResult one_each(const Document& document) {
  CheckResult result{{}, "avvikelser", {}};
  for (const Row& row : document.rows)
    result.deviations.push_back({.code = "osaker_lasning",
                                 .severity = Severity::varning,
                                 .row = row.number,
                                 .field = "personnummer",
                                 .message = "Läsningen är osäker."});
  return result;
}

// Of all days, whatever is asked for; nothing stands in the way of any row but what the ledger
// itself says.
web::MoneySource money() {
  static const CheckSettings checks{
      .koder = nullptr, .payment_plan = {{1, 1, {0, 0}, 10, {}}, {2, 3, {1, 2}, 20, {}}}};
  static const ledger::LedgerRules rules{{}, {{"", ledger::DecidingDay::period_start}}, {}};
  const auto ledger = [](Database& database, const std::optional<Date>& from,
                         const std::optional<Date>& to) {
    const StoredSurroundings surroundings(database);
    ledger::LedgerBuilder builder(surroundings, {&checks, &rules});
    Documents(database).for_each({}, [&](const Document& each) { builder.add(each); });
    return ledger::between(builder.settle(), from, to);
  };
  return {ledger, checks, {}};
}

}  // namespace

Document roselista(const std::vector<std::string>& personnummer) {
  Document document;
  document.type = document.template_id = "roselista";
  document.pages = {{1, kPageWidth, kPageHeight, 72, 0, 0, TextSource::ocr}};
  for (const std::string& number : personnummer) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = 1;
    const int top = kRowHeight * row.number;
    row.box = {20, top, 380, top + 30};
    row.fields = {field("personnummer", number, {20, top, 120, top + 30}),
                  field("belopp", "1350.00", {200, top, 300, top + 30})};
  }
  return document;
}

Office::Office() {
  std::string name = (std::filesystem::temp_directory_path() / "rosett-web-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  folder_ = name;
  std::filesystem::create_directory(inbox());
  database_ = std::make_unique<Database>(folder_ / "rosett.db");
  import_persons(*database_);
  web::SiteSettings settings;
  settings.database = folder_ / "rosett.db";
  settings.inbox = inbox();
  settings.hosts = {kHost};
  settings.file_bytes = 1 << 20;
  static const std::vector<KodEntry> koder;
  settings.koder = &koder;
  settings.judge = [](Database&) { return one_each; };
  settings.send = [](Database&, const Author&) { return std::vector<Batch>(); };
  settings.settle = [](Database&) {};
  settings.cells = [this](const std::filesystem::path&) { return workbook; };
  settings.reread = [this](Database&, const std::string& sha256) { reread.push_back(sha256); };
  settings.money = money();
  settings.service_runs = [] { return true; };
  site_ = std::make_unique<web::Site>(std::move(settings));
  document_ = read("lista.pdf", roselista({kProtected, kOther}));
}

Office::~Office() {
  site_.reset();
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

long long Office::read(const std::string& file, Document document, std::vector<Word> words) {
  return read_as(fmt::format("{:08x}{:056x}", ++files_, 0), file, std::move(document),
                 std::move(words));
}

long long Office::drop(const std::string& file, const std::string& bytes, Document document) {
  std::ofstream(inbox() / file, std::ios::binary) << bytes;
  const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return read_as(sha256_hex({begin, bytes.size()}), file, std::move(document), {});
}

long long Office::read_as(const std::string& sha256, const std::string& file, Document document,
                          std::vector<Word> words) {
  Jobs jobs(*database_);
  const long long arrival = jobs.add_arrival({.sha256 = sha256,
                                              .file = file,
                                              .source = inbox() / file,
                                              .inbox = "Enheten",
                                              .arrived = now()});
  jobs.begin(arrival);
  bool given = false;
  jobs.commit_reading(arrival, {std::move(document)}, [&]() -> std::optional<StoredPage> {
    if (given) return std::nullopt;
    given = true;
    StoredPage page;
    page.text.page = 1;
    page.text.words = words;
    page.image = white_page();
    return page;
  });
  Documents documents(*database_);
  for (const long long id : documents.dirty()) documents.check(id, one_each);
  long long newest = 0;
  documents.for_each({}, [&](const Document& each) { newest = std::max(newest, each.id); });
  return newest;
}

Office::SignedIn Office::sign_in(const User& user) {
  Users(*database_).add(user, kPassword);
  const nlohmann::json body = {{"name", user.name}, {"password", kPassword}};
  web::Request asked = request("POST", "/api/sign-in", {}, body.dump());
  const web::Answer answer = site_->answer(asked);
  if (answer.status != 200) throw std::runtime_error(answer.body);
  const std::string& cookie = answer.headers.at(0).second;
  return {cookie.substr(0, cookie.find(';')), nlohmann::json::parse(answer.body).at("token")};
}

Office::SignedIn Office::session(const User& user) {
  Users users(*database_);
  if (!users.known_as(user.name)) users.add(user, kPassword);
  const std::string token = Sessions(*database_).begin(*users.known_as(user.name), now());
  return {std::string(web::cookie_name(site_->settings())) + "=" + token, web::csrf_token(token)};
}

web::Request Office::request(const std::string& method, const std::string& path, const SignedIn& as,
                             const std::string& body) const {
  web::Request request{method, path, {}, {{"host", kHost}}, body};
  if (method != "GET") request.headers["origin"] = std::string("http://") + kHost;
  if (!as.cookie.empty()) request.headers["cookie"] = as.cookie;
  if (!as.token.empty()) request.headers["x-rosett-token"] = as.token;
  return request;
}

web::Answer Office::get(const std::string& path, const SignedIn& as) {
  web::Request asked = request("GET", path, as);
  if (const auto mark = path.find('?'); mark != std::string::npos) {
    asked.path = path.substr(0, mark);
    std::string rest = path.substr(mark + 1) + "&";
    for (std::size_t end; (end = rest.find('&')) != std::string::npos; rest.erase(0, end + 1)) {
      const auto equals = rest.find('=');
      asked.query[rest.substr(0, equals)] = rest.substr(equals + 1, end - equals - 1);
    }
  }
  return site_->answer(asked);
}

web::Answer Office::post(const std::string& path, const SignedIn& as, const std::string& body) {
  return site_->answer(request("POST", path, as, body));
}

}  // namespace rosett::testing
