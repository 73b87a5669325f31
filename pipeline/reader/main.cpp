// rosett-reader: the child process that alone touches foreign bytes. Started by rosett with its
// end of a socket pair as descriptor 3; nobody calls it by hand.
#include <cstdio>
#include <exception>

#include <unistd.h>

#include "core/error.h"
#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/reader/session.h"

int main() {
  // Whatever else the service had open when it started this process is none of its business.
  ::close_range(rosett::protocol::kReaderSocket + 1, ~0U, 0);
  try {
    rosett::Session session(rosett::Channel(rosett::Fd(rosett::protocol::kReaderSocket)));
    session.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rosett-reader: %s\n", error.what());
    return 1;
  }
}
