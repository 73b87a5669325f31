#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Comparing labels and headings as OCR leaves them.
namespace rosett {

// Letters and digits alone, folded, look-alikes made one: "Fr.o.m." and "FROM" are the same key.
[[nodiscard]] std::string label_key(std::string_view text);

// Adds the key of what follows: that of both together, whether they are one word or two.
void append_key(std::string& key, std::string_view next);

// Wrong, missing or extra characters that a key of this length may have and still be it: short
// words must be exact, since "Namn" and "Hamn" differ by one.
[[nodiscard]] int allowed_slips(std::size_t key_length);

// Whether the edit distance of two keys is at most `limit`; cheap when they are far apart.
[[nodiscard]] bool within_slips(std::string_view a, std::string_view b, int limit);

// Words to look for, each standing for a target number (an index of the caller's).
class Vocabulary {
 public:
  void add(std::string_view phrase, int target);

  struct Match {
    int target{-1};  // -1: nothing
    int slips{};
    std::size_t length{};  // of the matched key
  };
  // The target whose key is closest to `key`, the first added when equal.
  [[nodiscard]] Match find(std::string_view key) const;

  // Pieces of the longest phrase: no longer run of words need be tried.
  [[nodiscard]] int longest() const { return longest_; }

 private:
  struct Entry {
    std::string key;
    std::uint32_t letters{};  // which letters occur, one bit each
    int target{};
  };
  std::vector<Entry> entries_;
  int longest_{};
};

}  // namespace rosett
