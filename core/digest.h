#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace rosett {

// SHA-256 (FIPS 180-4) fed in pieces; the identity of a source file. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::span<const std::uint8_t> bytes);
  // 64 lower-case hexadecimal digits; call once, at the end.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_hex(std::span<const std::uint8_t> bytes);

}  // namespace rosett
