#include "pipeline/protocol/channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <sys/socket.h>

namespace rosett {
namespace {

constexpr std::size_t kBlockBytes = 1U << 16;

// Room for one descriptor, aligned as control messages must be.
struct Control {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

Fd descriptor_in(msghdr& header) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&header); part != nullptr; part = CMSG_NXTHDR(&header, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(part), sizeof fd);
    return Fd(fd);
  }
  return {};
}

}  // namespace

bool Channel::receive_some() {
  std::array<char, kBlockBytes> block{};
  Control control;
  iovec place{block.data(), block.size()};
  msghdr header{};
  header.msg_iov = &place;
  header.msg_iovlen = 1;
  header.msg_control = control.bytes.data();
  header.msg_controllen = control.bytes.size();
  const ssize_t count = ::recvmsg(socket_.get(), &header, MSG_CMSG_CLOEXEC);
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  if (Fd passed = descriptor_in(header); passed.valid()) passed_ = std::move(passed);
  unframer_.add({block.data(), static_cast<std::size_t>(count)});
  return true;
}

std::optional<Request> Channel::receive() {
  for (;;) {
    if (auto message = unframer_.next()) return Request{std::move(*message), std::move(passed_)};
    if (!receive_some()) return std::nullopt;
  }
}

void Channel::send(protocol::Type type, std::string_view payload) {
  const std::string frame = protocol::framed(type, payload);
  std::string_view rest = frame;
  while (!rest.empty()) {
    const ssize_t count = ::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error(ErrorKind::io, "Tjänsten tar inte längre emot det som läses.");
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace rosett
