#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rosett::testing {

// A folder of its own that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Writes a file, folders made as needed, last written an hour ago; returns its path.
  std::filesystem::path file(const std::filesystem::path& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string content_of(const std::filesystem::path& file);

// The last three octal digits of a file's or folder's rights.
[[nodiscard]] unsigned rights_of(const std::filesystem::path& path);

}  // namespace rosett::testing
