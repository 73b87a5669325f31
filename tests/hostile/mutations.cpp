#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

#include "hostile_files.h"
#include "tests/support/folders.h"

namespace rosett::hostile {
namespace {

// Names the engine's numbers itself: the standard's distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  // 0..n-1; 0 for n = 0.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }
  template <class Container>
  const auto& one_of(const Container& all) {
    return all[below(std::size(all))];
  }

 private:
  std::mt19937 engine_;
};

void flip_bytes(std::string& bytes, Dice& dice) {
  for (std::size_t i = dice.below(16) + 1; i > 0 && !bytes.empty(); --i)
    bytes[dice.below(bytes.size())] = static_cast<char>(dice.below(256));
}

void set_extreme_bytes(std::string& bytes, Dice& dice) {
  constexpr std::array kExtremes{'\0', '\x01', '\x7F', '\x80', '\xFF'};
  const char extreme = dice.one_of(kExtremes);
  const std::size_t at = dice.below(bytes.size());
  const std::size_t length = std::size_t{1} << dice.below(4);
  for (std::size_t i = at; i < std::min(bytes.size(), at + length); ++i) bytes[i] = extreme;
}

void cut(std::string& bytes, Dice& dice) { bytes.resize(dice.below(bytes.size())); }

void remove_piece(std::string& bytes, Dice& dice) {
  bytes.erase(dice.below(bytes.size()), dice.below(512) + 1);
}

void repeat_piece(std::string& bytes, Dice& dice) {
  const std::string piece = bytes.substr(dice.below(bytes.size()), dice.below(512) + 1);
  const std::size_t at = dice.below(bytes.size());
  for (std::size_t i = dice.below(8) + 1; i > 0; --i) bytes.insert(at, piece);
}

void insert_rubbish(std::string& bytes, Dice& dice) {
  std::string rubbish;
  for (std::size_t i = dice.below(64) + 1; i > 0; --i)
    rubbish += static_cast<char>(dice.below(256));
  bytes.insert(dice.below(bytes.size()), rubbish);
}

// Text formats mean what their numbers say.
void change_number(std::string& bytes, Dice& dice) {
  static constexpr std::array<std::string_view, 9> kNumbers{
      "0", "-1", "1", "65536", "2147483647", "2147483648", "99999999999999999999", "1e308", "0.0"};
  const std::size_t from = dice.below(bytes.size());
  const std::size_t first = bytes.find_first_of("0123456789", from);
  if (first == std::string::npos) return;
  const std::size_t end = bytes.find_first_not_of("0123456789.", first);
  bytes.replace(first, std::min(end, bytes.size()) - first, dice.one_of(kNumbers));
}

void splice(std::string& bytes, const std::string& other, Dice& dice) {
  bytes = bytes.substr(0, dice.below(bytes.size())) + other.substr(dice.below(other.size()));
}

void damage(std::string& bytes, const std::vector<File>& sound, Dice& dice) {
  if (bytes.empty()) return;
  switch (dice.below(10)) {
    case 0:
      return cut(bytes, dice);
    case 1:
      return remove_piece(bytes, dice);
    case 2:
      return repeat_piece(bytes, dice);
    case 3:
      return insert_rubbish(bytes, dice);
    case 4:
      return splice(bytes, dice.one_of(sound).bytes, dice);
    case 5:
    case 6:
      return set_extreme_bytes(bytes, dice);
    case 7:
      return flip_bytes(bytes, dice);
    default:
      return change_number(bytes, dice);
  }
}

}  // namespace

std::vector<File> mutations(const std::vector<File>& sound, std::size_t count, std::uint32_t seed) {
  Dice dice(seed);
  std::vector<File> files;
  for (std::size_t i = 0; i < count; ++i) {
    File file = dice.one_of(sound);
    for (std::size_t times = dice.below(3) + 1; times > 0; --times) damage(file.bytes, sound, dice);
    file.name = "mutation-" + std::to_string(i) + "-" + file.name;
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<File> sample_files() {
  namespace fs = std::filesystem;
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(rosett::source_folder() + "/samples")) {
    const std::string extension = entry.path().extension();
    if (extension != ".pdf" && extension != ".tif") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files.push_back({entry.path().filename(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::ranges::sort(files, {}, &File::name);
  return files;
}

}  // namespace rosett::hostile
