#include "pipeline/doctor.h"

#include <chrono>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "core/date.h"
#include "core/error.h"
#include "parsers/template_loading.h"
#include "pipeline/config.h"
#include "pipeline/data_folder.h"
#include "pipeline/disk_encryption.h"
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
// Hardly room for the database's log and one large scan: the service would soon stand and wait.
constexpr std::uintmax_t kTooFewBytes = 20'000'000;

std::string size_text(std::uintmax_t bytes) {
  constexpr double kGigabyte = 1e9;
  constexpr double kMegabyte = 1e6;
  const auto size = static_cast<double>(bytes);
  return size < kGigabyte ? fmt::format("{:.0f} MB", size / kMegabyte)
                          : fmt::format("{:.1f} GB", size / kGigabyte);
}

class Examination {
 public:
  explicit Examination(fs::path data) : data_(std::move(data)) {}

  std::vector<Finding> all() {
    look("Inställningar", [&] { look_at_config(); });
    look("Mappar", [&] { look_at_folders(); });
    look("Rättigheter", [&] { look_at_rights(); });
    look("Utrymme", [&] { look_at_space(); });
    look("Kryptering", [&] { look_at_encryption(); });
    look("Mallar", [&] { look_at_templates(); });
    look("Databas", [&] { look_at_database(); });
    look("Läsare", [&] { look_at_reader(); });
    look("Klocka", [&] { look_at_clock(); });
    note(std::string("Tjänst: rosett watch ") +
         (DataFolderLock::is_held(folder_) ? "går" : "går inte just nu"));
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

  void look_at_rights() {
    std::vector<fs::path> folders{folder_.root, folder_.done, folder_.failed, folder_.export_to};
    for (const InboxConfig& inbox : folder_.inboxes) folders.push_back(inbox.path);
    bool all_well = true;
    for (const fs::path& each : folders) {
      if (::access(each.c_str(), R_OK | W_OK | X_OK) == 0) continue;
      add(Verdict::fel, "Rättigheter: tjänsten får inte läsa och skriva i " + shown(each),
          "Ge tjänstens användare rättigheter där, eller byt mapp i rosett.toml.");
      all_well = false;
    }
    constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
    if (fs::exists(folder_.database) &&
        (fs::status(folder_.database).permissions() & kOthers) != fs::perms::none) {
      add(Verdict::fel, "Rättigheter: andra än tjänsten kommer åt rosett.db",
          "chmod 0600 rosett.db");
      all_well = false;
    }
    if (all_well) note(fmt::format("Rättigheter: {} mappar, som de ska vara", folders.size()));
  }

  void look_at_space() {
    look_at_space_in("Utrymme", folder_.root);
    for (const InboxConfig& inbox : folder_.inboxes)
      if (stamp_at(inbox.path).device != stamp_at(folder_.root).device)
        look_at_space_in("Utrymme för inkorgen " + shown(inbox.path), inbox.path);
  }

  void look_at_encryption() {
    switch (disk_encryption_of(folder_.root)) {
      case DiskEncryption::yes:
        return note("Kryptering: datamappen ligger på en krypterad disk");
      case DiskEncryption::no:
        return add(Verdict::varning, "Kryptering: datamappens disk är inte krypterad",
                   "Lägg datamappen på en disk som är krypterad med LUKS.");
      case DiskEncryption::unknown:
        break;
    }
    add(Verdict::varning, "Kryptering: går inte att se om datamappens disk är krypterad",
        "Fråga den som sköter datorn eller lagringen.");
  }

  void look_at_space_in(const std::string& name, const fs::path& folder) {
    const fs::space_info space = fs::space(folder);
    const std::string what = fmt::format("{}: {} ledigt", name, size_text(space.available));
    const std::string advice =
        space.capacity < kScarceBytes
            ? fmt::format("Disken är bara {} stor: lägg mappen på en större.",
                          size_text(space.capacity))
            : "Frigör utrymme på disken.";
    if (space.available < kTooFewBytes) return add(Verdict::fel, what, advice);
    if (space.available < kScarceBytes) return add(Verdict::varning, what, advice);
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
    database.check();
    note(fmt::format("Databas: hel, {} rader", summary.rows));
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
