#pragma once

#include <filesystem>

namespace rosett {

enum class DiskEncryption { yes, no, unknown };

// Whether the block device under the folder, or one that it stands on, is encrypted (dm-crypt, as
// LUKS makes it). Unknown where no device of this machine can be found: a network share, a file
// system of several devices, a container, or a disk that encrypts by itself.
[[nodiscard]] DiskEncryption disk_encryption_of(const std::filesystem::path& folder);

}  // namespace rosett
