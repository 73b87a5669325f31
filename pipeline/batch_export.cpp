#include "pipeline/batch_export.h"

#include <fstream>
#include <functional>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/decision.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "pipeline/files.h"
#include "pipeline/leftovers.h"
#include "pipeline/recheck.h"
#include "review/batch_lines.h"
#include "review/csv_cells.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& folder, long long batch, const char* ending) {
  return folder / (batch_name(batch) + ending);
}

void write_lines(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  write_durably(file, [&](const fs::path& temporary) {
    std::ofstream out(temporary, std::ios::binary);
    write(out);
    if (!out.flush())
      throw Error(ErrorKind::io, "Leveransen kunde inte skrivas.",
                  "Kontrollera att disken inte är full, och kör samma kommando igen.");
  });
}

void write_files(Batches& batches, const Batch& batch, const fs::path& folder) {
  write_lines(file_of(folder, batch.id, ".jsonl"), [&](std::ostream& out) {
    batches.for_each_line(batch.id, [&](const BatchLines& lines) { out << lines.json << '\n'; });
  });
  write_lines(file_of(folder, batch.id, ".csv"), [&](std::ostream& out) {
    out << batch_csv_header();
    batches.for_each_line(batch.id,
                          [&](const BatchLines& lines) { out << lines.csv << kCsvLineEnd; });
  });
}

// Nothing when somebody has taken the files already.
void write_mark(const Batch& batch, const fs::path& folder) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const char* ending : {".jsonl", ".csv"}) {
    const Fd file = open_regular(file_of(folder, batch.id, ending));
    if (!file.valid()) return;
    files.push_back({{"name", batch_name(batch.id) + ending},
                     {"bytes", stamp_of(file).size},
                     {"sha256", hash_of(file)}});
  }
  const nlohmann::ordered_json mark = {{"batch", batch.id},
                                       {"rows", batch.rows},
                                       {"sum", batch.sum.to_string()},
                                       {"by", batch.author.name},
                                       {"at", iso_time(batch.author.at)},
                                       {"files", files}};
  write_whole(file_of(folder, batch.id, ".klar"), mark.dump(2) + "\n");
}

void finish(Batches& batches, const Batch& batch, const fs::path& folder) {
  if (batch.state == BatchState::begun) {
    write_files(batches, batch, folder);
    batches.placed(batch.id);
  }
  write_mark(batch, folder);
  batches.done(batch.id);
}

}  // namespace

std::string batch_name(long long batch) { return fmt::format("leverans-{:06}", batch); }

std::vector<Batch> export_batches(Database& database, const CheckSettings& settings,
                                  const fs::path& folder, const Author& author) {
  remove_leftovers(folder);
  Batches batches(database);
  std::vector<Batch> finished;
  for (;;) {
    while (const auto batch = batches.unfinished()) {
      finish(batches, *batch, folder);
      finished.push_back(*batch);
    }
    recheck(database, settings);
    if (batches.begin(author, {batch_lines, sent_row}) == Batches::Began::nothing_to_send)
      return finished;
  }
}

}  // namespace rosett
