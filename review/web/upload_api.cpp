#include <cctype>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "core/durable_file.h"
#include "core/text.h"
#include "review/web/handlers.h"
#include "review/web/json.h"

namespace rosett::web {
namespace {

namespace fs = std::filesystem;

int digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

// The header carries the name as encodeURIComponent writes it: it may hold a person's name, which
// an address would leave in logs.
std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    result += escaped ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return result;
}

// A name alone, never a path, and none that the inbox passes over in silence (inbox.h).
std::string safe_name(std::string_view given) {
  constexpr std::size_t kLongest = 180;  // bytes; a file system takes 255
  std::string name = single_line(given);
  for (char& letter : name)
    if (letter == '/' || letter == '\\') letter = '_';
  while (!name.empty() && (name.front() == '.' || name.front() == '~' || name.front() == ' '))
    name.erase(0, 1);
  const std::string extension = fs::path(name).extension();
  std::string lower;
  for (const char letter : extension)
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  for (const char* known : {".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".xlsx"})
    if (lower == known && name.size() <= kLongest && name.size() > extension.size()) return name;
  throw Error(ErrorKind::unsupported, "Filen kan inte läggas i inkorgen.",
              "Den ska vara PDF, TIFF, PNG eller JPEG och ha ett namn på högst 180 tecken.");
}

// Under a name that nothing has: each user's files lie in a folder of the user's own, which signs
// them.
fs::path free_place(const fs::path& folder, const std::string& name) {
  const fs::path wanted(name);
  fs::path place = folder / wanted;
  for (int i = 2; fs::exists(fs::symlink_status(place)); ++i)
    place = folder /
            (wanted.stem().native() + " (" + std::to_string(i) + ")" + wanted.extension().native());
  return place;
}

std::string folder_of(const User& user) {
  std::string name = user.name;
  for (char& letter : name)
    if (letter == '/' || letter == '\\') letter = '_';
  return name.starts_with('.') ? "_" + name : name;
}

}  // namespace

Answer take_file(Visit& visit) {
  const std::string name = safe_name(decoded(visit.request.header("x-rosett-file")));
  if (visit.request.body.empty()) return refusal(422, "Filen är tom.");
  const fs::path folder = visit.site.settings().inbox / folder_of(visit.user);
  std::error_code error;
  fs::create_directory(folder, error);
  fs::permissions(folder, fs::perms::group_all, fs::perm_options::add, error);
  static std::mutex placing;  // two files of one name must not get the same place
  const std::lock_guard one(placing);
  write_durably(free_place(folder, name), [&](const fs::path& temporary) {
    std::ofstream file(temporary, std::ios::binary);
    file.write(visit.request.body.data(), static_cast<std::streamsize>(visit.request.body.size()));
    if (!file.flush())
      throw Error(ErrorKind::io, "Filen kunde inte skrivas.", "Frigör utrymme på disken.");
  });
  return json_answer({{"file", name}});
}

}  // namespace rosett::web
