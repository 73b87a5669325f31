#include "pipeline/publish.h"

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

// Tries the numbered names one after another until `place(path)` finds its name free.
template <class Place>
fs::path at_free_name(const fs::path& folder, const std::string& name, Place place) {
  for (int number = 1;; ++number) {
    const fs::path path = folder / numbered(name, number);
    if (place(path) == Placed::moved) return path;
  }
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

fs::path move_to_done(const fs::path& original, const fs::path& folder) {
  make_folder(folder.parent_path(), kOwnFolderMode);
  make_folder(folder, kOwnFolderMode);
  return at_free_name(folder, original.filename().native(), [&](const fs::path& path) {
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

fs::path move_to_failed(const fs::path& original, const fs::path& folder, const std::string& note) {
  return at_free_name(folder, original.filename().native(), [&](const fs::path& path) {
    if (fs::exists(fs::symlink_status(path))) return Placed::taken;
    write_whole(note_beside(path), note);
    return move_to_free_name(original, path, kSharedFileMode);
  });
}

fs::path note_beside(const fs::path& original) {
  return original.native() + std::string(kNoteSuffix);
}

std::optional<fs::path> find_published(const fs::path& folder, const std::string& name,
                                       const std::string& sha256) {
  for (int number = 1;; ++number) {
    const fs::path path = folder / numbered(name, number);
    const Fd file = open_regular(path);
    if (!file.valid()) return std::nullopt;
    if (hash_of(file) == sha256) return path;
  }
}

fs::path hand_over(const fs::path& file, const fs::path& inbox) {
  return at_free_name(inbox, file.filename().native(), [&](const fs::path& path) {
    return copy_to_free_name(file, path, kSharedFileMode);
  });
}

}  // namespace rosett
