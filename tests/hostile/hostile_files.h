#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Files that mean harm, are broken, or are merely odd; the same ones every time.
namespace rosett::hostile {

struct File {
  std::string name;
  std::string bytes;
};

// Made by hand, each for one way of harming its reader.
[[nodiscard]] std::vector<File> pdf_bombs();
[[nodiscard]] std::vector<File> image_bombs();
[[nodiscard]] std::vector<File> strangers();  // what is no document at all, or several at once

// Small sound files of every format.
[[nodiscard]] std::vector<File> small_files();
// Those of samples/, which take seconds each when they can be read.
[[nodiscard]] std::vector<File> sample_files();

// `count` files made of the sound ones by damaging them; the seed decides all.
[[nodiscard]] std::vector<File> mutations(const std::vector<File>& sound, std::size_t count,
                                          std::uint32_t seed);

// For the generators: zlib's compression at its best.
[[nodiscard]] std::string deflated(const std::string& bytes);

}  // namespace rosett::hostile
