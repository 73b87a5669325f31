// A document as paper and as a matter: the file that came, and everything that has been done with
// it.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/digest.h"
#include "core/text.h"
#include "review/veil.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/paper.h"
#include "review/web/record_json.h"
#include "store/catalog.h"
#include "store/decisions.h"
#include "store/documents.h"

namespace rosett::web {
namespace {

namespace fs = std::filesystem;

// With the number of the row; 0: of the document as a whole.
void add_records(Visit& visit, const Sight& sight, const std::string& key, int row,
                 std::map<long long, Json>& by_id) {
  for (const DecisionRecord& record : Decisions(visit.database).history(key)) {
    Json json = record_json(sight, record);
    json["row"] = row;
    by_id.emplace(record.id, std::move(json));
  }
}

Json sent_json(const SentRow& sent, int row) {
  Json json = {{"row", row},           {"batch", sent.batch},     {"kind", sent.kind},
               {"by", sent.by},        {"at", iso_time(sent.at)}, {"taken", nullptr},
               {"reason", sent.reason}};
  if (sent.taken) json["taken"] = *sent.taken;
  return json;
}

// A file is one whole: whoever may not see all that is printed in it gets none of it.
bool shows_whole(Visit& visit, const Sight& sight, const OriginalFile& file) {
  if (sight.shows_all()) return true;
  Documents documents(visit.database);
  for (const long long id : file.documents) {
    const auto document = documents.load(id);
    if (!document || !sight.shows_head(*document) || Veil(sight, *document).hidden_rows() > 0)
      return false;
  }
  return std::ranges::all_of(documents.page_texts(file.sha256), [&](const PageText& page) {
    return lines_about_others(sight, page).empty();
  });
}

// Empty when it is not there any more, or is another file by now.
std::string bytes_of(const fs::path& path, const std::string& sha256) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return {};
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return sha256_hex({begin, bytes.size()}) == sha256 ? bytes : std::string();
}

// As in a Content-Disposition's filename*.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = byte < 0x80 && std::isalnum(byte) != 0;
    result += plain || letter == '.' || letter == '-' || letter == '_'
                  ? std::string(1, letter)
                  : fmt::format("%{:02X}", byte);
  }
  return result;
}

}  // namespace

Document loaded_document(Visit& visit, const Sight& sight) {
  auto document = Documents(visit.database).load(visit.numbers.at("id"));
  if (document && sight.shows_head(*document)) return std::move(*document);
  throw Error(ErrorKind::unsupported, "Dokumentet finns inte, eller du har inte rätt att se det.");
}

std::optional<PaperFile> original_file(Visit& visit, const Sight& sight, const Document& document) {
  const auto file = original_of(visit.database, document.id);
  if (!file || !shows_whole(visit, sight, *file))
    throw Error(ErrorKind::unsupported, "I filen finns personer som du inte har rätt att se.");
  const fs::path path = visit.site.settings().database.parent_path() / file->path;
  std::string bytes = bytes_of(path, file->sha256);
  if (bytes.empty()) return std::nullopt;
  return PaperFile{path, std::move(bytes)};
}

Answer show_document_history(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  const Veil veil(sight, document);
  std::map<long long, Json> by_id;  // later ones are greater
  add_records(visit, sight, document_key(document), 0, by_id);
  std::map<std::string, int> rows;
  for (const Row& row : document.rows) {
    if (veil.hides(row)) continue;
    rows[row.key] = row.number;
    add_records(visit, sight, row.key, row.number, by_id);
  }
  Json records = Json::array();
  for (auto& [id, json] : by_id) records.push_back(std::move(json));
  Json sent = Json::array();
  for (const SentRow& each : sent_rows(visit.database, document.sha256))
    if (const auto row = rows.find(each.key); row != rows.end())
      sent.push_back(sent_json(each, row->second));
  return json_answer({{"records", std::move(records)}, {"sent", std::move(sent)}});
}

Answer show_original(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  auto file = original_file(visit, sight, document);
  if (!file) return refusal(404, "Filen ligger inte kvar där den lades när den hade lästs.");
  Audit(visit.database).note(visit.author(), "original", {document_key(document)});
  return {.type = "application/octet-stream",
          .body = std::move(file->bytes),
          .headers = {{"Content-Disposition",
                       "attachment; filename*=UTF-8''" + escaped(single_line(document.file))}}};
}

}  // namespace rosett::web
