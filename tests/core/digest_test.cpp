#include "core/digest.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// The two shortest examples of FIPS 180-4.
TEST(Sha256, AgreesWithTheStandardsExamples) {
  EXPECT_EQ(sha256_hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex(bytes_of("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, DoesNotCareHowTheBytesArrive) {
  Sha256 sum;
  sum.add(bytes_of("a"));
  sum.add({});
  sum.add(bytes_of("bc"));
  EXPECT_EQ(sum.hex(), sha256_hex(bytes_of("abc")));
}

}  // namespace
}  // namespace rosett
