// rosett-reader: the child process that alone touches foreign bytes. Started by rosett with its
// end of a socket pair as descriptor 3; nobody calls it by hand.
#include <csignal>
#include <cstdio>
#include <exception>

#include <malloc.h>
#include <unistd.h>

#include "core/error.h"
#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/reader/session.h"

namespace {

// Pictures come and go by the dozen on every page. Given back to the system each time, they would
// cost as much in page faults as in work: what was used once stays with the process.
void keep_memory() {
  constexpr int kLargestPicture = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, kLargestPicture);
  mallopt(M_TRIM_THRESHOLD, kLargestPicture);
}

}  // namespace

int main() {
  keep_memory();
  // Ctrl-C reaches the whole group of processes; when readers end is for the service to say.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  // Whatever else the service had open when it started this process is none of its business.
  ::close_range(rosett::protocol::kReaderSocket + 1, ~0U, 0);
  try {
    rosett::Session session{rosett::Channel{rosett::Fd{rosett::protocol::kReaderSocket}}};
    session.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rosett-reader: %s\n", error.what());
    return 1;
  }
}
