#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pipeline/tables/xml_events.h"

struct zip;

namespace rosett {

// A ZIP archive in memory, unpacked piece by piece: what an entry claims to hold is never
// allocated.
class ZipPackage {
 public:
  // `bytes` must outlive it. Throws Error{malformed} when it is cut short or damaged.
  // `most_unpacked` is how much all reading from it may give, in bytes.
  ZipPackage(std::span<const std::uint8_t> bytes, std::int64_t most_unpacked);

  [[nodiscard]] bool has(const std::string& name) const;
  // Whether an entry can only be read with a password.
  [[nodiscard]] bool is_encrypted() const;

  // Parses one entry as XML. Throws Error: malformed when there is no such entry, its bytes are
  // damaged or no XML; limit when more has been unpacked than may be.
  void parse(const std::string& name, XmlListener& listener);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::int64_t left_;
};

}  // namespace rosett
