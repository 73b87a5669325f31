#include "pipeline/reader_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr std::size_t kBlockBytes = 1U << 18;

[[noreturn]] void cannot_start() {
  throw Error(ErrorKind::io, "Läsaren rosett-reader kunde inte startas.",
              "Kontrollera att programmet ligger bredvid rosett och att datorn har minne kvar; kör "
              "rosett doctor.");
}

std::pair<Fd, Fd> connected_sockets() {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) cannot_start();
  return {Fd(ends[0]), Fd(ends[1])};
}

// The child gets no variable but those that say where language data lie and how sanitizers report.
// OMP_THREAD_LIMIT must be there before the program loads: OpenMP reads it once, at load.
std::vector<std::string> child_environment() {
  std::vector<std::string> variables{"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
  for (const char* name : {"TESSDATA_PREFIX", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

class SpawnPlan {
 public:
  SpawnPlan() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~SpawnPlan() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  void null(int fd) { ::posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", O_RDWR, 0); }
  void give(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
  // Ctrl-C at the terminal is for the service, which then stops its readers itself.
  void own_process_group() {
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
  }
  [[nodiscard]] pid_t run(const std::string& program) const {
    std::vector<std::string> arguments{program};
    std::vector<std::string> environment = child_environment();
    pid_t child = -1;
    const int failed =
        ::posix_spawn(&child, program.c_str(), &actions_, &attributes_,
                      pointers_to(arguments).data(), pointers_to(environment).data());
    if (failed != 0) cannot_start();
    return child;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Sends the first bytes together with a descriptor; returns what the socket took, as send().
ssize_t send_with(int socket, std::string_view bytes, int document) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec place{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr header{};
  header.msg_iov = &place;
  header.msg_iovlen = 1;
  header.msg_control = control.data();
  header.msg_controllen = control.size();
  cmsghdr* part = CMSG_FIRSTHDR(&header);
  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(part), &document, sizeof document);
  return ::sendmsg(socket, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
}

// The reader sets these and more itself before the first foreign byte; that they hold does not rest
// on its doing so. A sanitizer reserves more addresses than any limit lets it.
void limit_child(pid_t child, const protocol::Start& start) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const auto limit = [child](__rlimit_resource resource, std::int64_t value) {
    const rlimit both{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
    ::prlimit(child, resource, &both, nullptr);
  };
  limit(RLIMIT_CORE, 0);
  if (start.memory_bytes > 0) limit(RLIMIT_AS, start.memory_bytes);
  if (start.cpu_seconds > 0) limit(RLIMIT_CPU, start.cpu_seconds);
#else
  static_cast<void>(child);
  static_cast<void>(start);
#endif
}

bool would_block() { return errno == EAGAIN || errno == EINTR; }

}  // namespace

ReaderProcess::ReaderProcess(const ReaderSettings& settings) {
  auto [ours, theirs] = connected_sockets();
  SpawnPlan plan;
  plan.null(STDIN_FILENO);
  plan.null(STDOUT_FILENO);
  if (settings.noise == ReaderNoise::silenced) plan.null(STDERR_FILENO);
  plan.give(theirs.get(), protocol::kReaderSocket);
  plan.own_process_group();
  child_ = plan.run(settings.program.native());
  limit_child(child_, settings.start);
  socket_ = std::move(ours);
}

ReaderProcess::~ReaderProcess() {
  ::kill(-child_, SIGKILL);  // its process group: whatever it may have started too
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::chrono::nanoseconds ReaderProcess::processor_time() const {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(child_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

bool ReaderProcess::send(protocol::Type type, std::string_view payload, const Fd* document) {
  unsent_ += protocol::framed(type, payload);
  if (document != nullptr) {
    // A child that has just been asked to read has an empty socket, so the request fits.
    const ssize_t count = send_with(socket_.get(), unsent_, document->get());
    if (count < 0) return false;
    unsent_.erase(0, static_cast<std::size_t>(count));
  }
  return send_unsent();
}

bool ReaderProcess::send_unsent() {
  while (!unsent_.empty()) {
    const ssize_t count =
        ::send(socket_.get(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) return would_block();
    unsent_.erase(0, static_cast<std::size_t>(count));
  }
  return true;
}

bool ReaderProcess::receive() {
  std::string block(kBlockBytes, '\0');
  const ssize_t count = ::recv(socket_.get(), block.data(), block.size(), MSG_DONTWAIT);
  if (count < 0) return would_block();
  if (count == 0) return false;
  unframer_.add({block.data(), static_cast<std::size_t>(count)});
  return true;
}

std::filesystem::path reader_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) cannot_start();
  return self.parent_path() / "rosett-reader";
}

}  // namespace rosett
