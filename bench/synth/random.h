#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <vector>

namespace rosett::synth {

// Chance that is the same on every machine: the engine is the standard's, and so are not its
// distributions, which differ between libraries; the few that are needed are here.
class Random {
 public:
  explicit Random(std::uint64_t seed) : seed_(seed), engine_(seed) {}

  // A stream of its own, which does not depend on how much of this one has been used.
  [[nodiscard]] Random fork(std::uint64_t tag) const;

  [[nodiscard]] std::uint64_t bits() { return engine_(); }
  [[nodiscard]] int between(int low, int high);        // both ends included
  [[nodiscard]] double real(double low, double high);  // high excluded
  [[nodiscard]] bool chance(double probability);

  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(between(0, static_cast<int>(from.size()) - 1))];
  }
  template <class T>
  [[nodiscard]] T pick(std::initializer_list<T> from) {
    return *(from.begin() + between(0, static_cast<int>(from.size()) - 1));
  }
  // An index, each as likely as its weight.
  [[nodiscard]] std::size_t weighted(const std::vector<double>& weights);

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>(between(0, static_cast<int>(i) - 1))]);
  }

 private:
  std::uint64_t seed_;
  std::mt19937_64 engine_;
};

}  // namespace rosett::synth
