#include "bench/synth/random.h"

#include <numeric>

namespace rosett::synth {

Random Random::fork(std::uint64_t tag) const {
  // SplitMix64's finisher: neighbouring tags give unrelated seeds.
  std::uint64_t z = seed_ + 0x9e3779b97f4a7c15U * (tag + 1);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return Random(z ^ (z >> 31U));
}

int Random::between(int low, int high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>(engine_() % span);
}

double Random::real(double low, double high) {
  constexpr double kUnit = 1.0 / 9007199254740992.0;  // 2^-53
  return low + (high - low) * static_cast<double>(engine_() >> 11U) * kUnit;
}

bool Random::chance(double probability) { return real(0, 1) < probability; }

std::size_t Random::weighted(const std::vector<double>& weights) {
  double left = real(0, std::accumulate(weights.begin(), weights.end(), 0.0));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace rosett::synth
