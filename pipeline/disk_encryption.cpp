#include "pipeline/disk_encryption.h"

#include <fstream>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 8;  // LVM on LUKS on RAID is three

// What the kernel tells of the device (Documentation/ABI/testing/sysfs-block-dm).
bool is_encrypted(const fs::path& device, int depth) {
  std::string uuid;
  std::getline(std::ifstream(device / "dm/uuid"), uuid);
  if (uuid.starts_with("CRYPT-")) return true;
  if (depth == kDeepest) return false;
  std::error_code none;
  for (const fs::directory_entry& below : fs::directory_iterator(device / "slaves", none))
    if (is_encrypted(below.path(), depth + 1)) return true;
  // A partition stands on its disk.
  return fs::exists(device / "partition", none) &&
         is_encrypted(fs::canonical(device, none).parent_path(), depth + 1);
}

}  // namespace

DiskEncryption disk_encryption_of(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return DiskEncryption::unknown;
  const fs::path device = "/sys/dev/block/" + std::to_string(major(status.st_dev)) + ":" +
                          std::to_string(minor(status.st_dev));
  std::error_code none;
  if (!fs::exists(device, none)) return DiskEncryption::unknown;
  return is_encrypted(device, 0) ? DiskEncryption::yes : DiskEncryption::no;
}

}  // namespace rosett
