#include "pipeline/publish.h"

#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "core/date.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNoteSuffix = ".fel.txt";
constexpr std::size_t kLongestName = 255;  // bytes; ext4, XFS and NTFS alike

// Cuts bytes off the end without leaving half a UTF-8 character.
std::string shortened(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  text.resize(bytes);
  return text;
}

bool is_free(const fs::path& path) { return !fs::exists(fs::symlink_status(path)); }

// The first free number, or one after a gap: found in few steps even where thousands of files have
// the same name.
int free_number(const fs::path& folder, const std::string& name) {
  int free = 1;
  while (!is_free(folder / numbered(name, free))) free *= 2;
  int taken = free / 2;
  while (free - taken > 1) {
    const int middle = taken + (free - taken) / 2;
    (is_free(folder / numbered(name, middle)) ? free : taken) = middle;
  }
  return free;
}

// Tries numbered names one after another until `place(path)` finds its name free.
template <class Place>
fs::path at_free_name(const fs::path& folder, const std::string& name, Place place) {
  for (int number = free_number(folder, name);; ++number) {
    fs::path path = folder / numbered(name, number);
    if (place(path) == Placed::moved) return path;
  }
}

// Whether `candidate` is `name` with some number, or none.
bool is_numbered(const std::string& candidate, const std::string& name) {
  if (candidate == numbered(name, 1)) return true;
  const std::string stem = fs::path(candidate).stem().native();
  const std::size_t dash = stem.rfind('-');
  if (dash == std::string::npos) return false;
  int number = 0;
  const char* const end = stem.data() + stem.size();
  const auto parsed = std::from_chars(stem.data() + dash + 1, end, number);
  return parsed.ptr == end && number > 1 && candidate == numbered(name, number);
}

}  // namespace

std::string numbered(const std::string& name, int number) {
  const fs::path path(name);
  const std::string extension = path.extension().native();
  const std::string suffix = (number > 1 ? fmt::format("-{}", number) : "") + extension;
  const std::size_t taken = suffix.size() + kNoteSuffix.size();
  if (taken >= kLongestName) return shortened(name, kLongestName - kNoteSuffix.size());
  return shortened(path.stem().native(), kLongestName - taken) + suffix;
}

fs::path done_folder(const fs::path& done, std::chrono::sys_seconds arrived) {
  const Date day(std::chrono::floor<std::chrono::days>(arrived));
  return done / fmt::format("{:04}", static_cast<int>(day.year())) /
         fmt::format("{:02}", static_cast<unsigned>(day.month()));
}

fs::path move_to_done(const OpenFile& original, const fs::path& folder) {
  make_folder(folder, kOwnFolderMode);
  return at_free_name(folder, original.path.filename().native(), [&](const fs::path& path) {
    return move_to_free_name(original, path, kOwnFileMode);
  });
}

std::string failure_note(const std::string& file, const std::string& message,
                         const std::string& advice) {
  return fmt::format(
      "Filen kunde inte läsas: {}\n\n"
      "Varför: {}\n"
      "Vad du kan göra: {}\n\n"
      "Lägg sedan filen i inkorgen igen. Om det som var fel inte satt i filen, räcker det att\n"
      "köra «rosett retry».\n",
      file, message, advice.empty() ? "Skanna om dokumentet." : advice);
}

fs::path move_to_failed(const OpenFile& original, const fs::path& folder, const std::string& note) {
  return at_free_name(folder, original.path.filename().native(), [&](const fs::path& path) {
    if (!is_free(path)) return Placed::taken;
    write_whole(note_beside(path), note);
    return move_to_free_name(original, path, kSharedFileMode);
  });
}

fs::path note_beside(const fs::path& original) {
  return original.native() + std::string(kNoteSuffix);
}

std::optional<fs::path> find_published(const fs::path& folder, const std::string& name,
                                       const std::string& sha256,
                                       const std::function<bool(const fs::path&)>& known) {
  std::error_code gone;  // no folder, no file in it
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, gone)) {
    if (!is_numbered(entry.path().filename().native(), name) || known(entry.path())) continue;
    const Fd file = open_regular(entry.path());
    if (file.valid() && hash_of(file) == sha256) return entry.path();
  }
  return std::nullopt;
}

fs::path hand_over(const OpenFile& file, const fs::path& inbox) {
  return at_free_name(inbox, file.path.filename().native(), [&](const fs::path& path) {
    return copy_to_free_name(file, path, kSharedFileMode);
  });
}

}  // namespace rosett
