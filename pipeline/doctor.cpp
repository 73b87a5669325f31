#include "pipeline/doctor.h"

#include <chrono>
#include <functional>

#include <fmt/format.h>

#include "core/date.h"
#include "core/error.h"
#include "parsers/template_loading.h"
#include "pipeline/config.h"
#include "pipeline/data_folder.h"
#include "pipeline/files.h"
#include "pipeline/reader_question.h"
#include "pipeline/rules.h"
#include "pipeline/workspace.h"
#include "review/workbook_writer.h"
#include "store/registers.h"
#include "store/summary.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// A day's scans of a busy office, with their page images, are some hundred megabytes.
constexpr std::uintmax_t kScarceBytes = 2'000'000'000;
constexpr std::uintmax_t kTooFewBytes = 200'000'000;

class Examination {
 public:
  explicit Examination(const fs::path& data) : data_(data) {}

  std::vector<Finding> all() {
    look("Inställningar", [&] { look_at_config(); });
    look("Mappar", [&] { look_at_folders(); });
    look("Utrymme", [&] { look_at_space(); });
    look("Mallar", [&] { look_at_templates(); });
    look("Databas", [&] { look_at_database(); });
    look("Läsare", [&] { look_at_reader(); });
    look("Klocka", [&] { look_at_clock(); });
    note("Arbetsbok: libxlsxwriter " + workbook_library_version());
    return std::move(findings_);
  }

 private:
  void look(const char* what, const std::function<void()>& examine_it) {
    try {
      examine_it();
    } catch (const Error& error) {
      add(Verdict::fel, fmt::format("{}: {}", what, error.what()), error.advice());
    }
  }
  void add(Verdict verdict, std::string what, std::string advice) {
    findings_.push_back({verdict, std::move(what), std::move(advice)});
  }
  void note(std::string what) { add(Verdict::ok, std::move(what), ""); }

  void look_at_config() {
    folder_ = lay_out(data_, config_);
    config_ = load_config(data_);
    folder_ = lay_out(data_, config_);
    note("Inställningar: " +
         std::string(fs::exists(data_ / "rosett.toml") ? "rosett.toml" : "förval"));
    if (config_.kommun.empty())
      add(Verdict::varning, "Kommun: inte angiven, så kommun_avviker bedöms inte",
          "Skriv kommun = \"…\" i rosett.toml.");
  }

  void look_at_folders() {
    prepare(folder_);
    note("Mappar: " + shown(folder_.root));
  }

  void look_at_space() {
    const std::uintmax_t free_bytes = fs::space(folder_.root).available;
    const std::string what =
        fmt::format("Utrymme: {:.1f} GB ledigt", static_cast<double>(free_bytes) / 1e9);
    const char* advice = "Frigör utrymme på disken.";
    if (free_bytes < kTooFewBytes) return add(Verdict::fel, what, advice);
    if (free_bytes < kScarceBytes) return add(Verdict::varning, what, advice);
    note(what);
  }

  void look_at_templates() {
    const Library library = load_library(folder_.templates);
    static_cast<void>(load_rules(folder_.templates));
    note(fmt::format("Mallar: {} stycken i {}", library.templates.size(),
                     shown(folder_.templates.front())));
    if (folder_.templates.size() > 1)
      note("Mallar: egna i " + shown(folder_.templates.back()) + " går före");
  }

  void look_at_database() {
    Database database(folder_.database);
    const Summary summary = summarize(database);
    note(fmt::format("Databas: {} rader", summary.rows));
    const long long persons = Registers(database).count(RegisterKind::personer);
    if (persons > 0) return note(fmt::format("Personregister: {} personer", persons));
    add(Verdict::varning, "Personregister: tomt, så personer kan inte jämföras",
        "Kör rosett register import personer FIL.");
  }

  void look_at_reader() {
    const ReaderSettings settings = reader_settings(config_, folder_);
    const protocol::Description description = protocol::decode_description(
        ask_reader(settings, protocol::Type::describe, nullptr).payload);
    for (const auto& [name, value] : description.facts) {
      if (name != "skydd")
        note(fmt::format("Läsare: {} {}", name, value));
      else if (value.empty())
        note("Läsare: alla lager av skydd håller");
      else
        add(Verdict::varning, "Läsare: skydd som saknas på den här datorn: " + value,
            "Kör på en nyare Linuxkärna, eller tillåt det i behållarens inställningar.");
    }
  }

  void look_at_clock() {
    using std::chrono::year;
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date(today);
    const bool sane = date.year() >= year(2024) && date.year() < year(2100);
    add(sane ? Verdict::ok : Verdict::fel, "Klocka: " + to_iso(date),
        sane ? "" : "Ställ datorns klocka; utfall och mappar dateras efter den.");
  }

  fs::path data_;
  Config config_;
  DataFolder folder_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> examine(const fs::path& data) { return Examination(data).all(); }

}  // namespace rosett
