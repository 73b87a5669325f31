#include "store/passwords.h"

#include <array>

#include <sodium.h>

#include "core/error.h"

namespace rosett {
namespace {

void start_sodium() {
  if (sodium_init() < 0)
    throw Error(ErrorKind::io, "Datorn lämnar inga slumptal, så ingen kan logga in.",
                "Starta om datorn.");
}

}  // namespace

std::string password_hash(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    throw Error(ErrorKind::io, "Datorns minne räckte inte för lösenordet.",
                "Stäng andra program, eller ge datorn mer minne.");
  return hash.data();
}

bool is_password(std::string_view password, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string random_token() {
  start_sodium();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> digits{};
  sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
  return digits.data();
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace rosett
