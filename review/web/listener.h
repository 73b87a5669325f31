#pragma once

#include <memory>

#include "review/web/site.h"

namespace rosett::web {

// The site on a port of 127.0.0.1, in threads of its own from construction to destruction.
class Listener {
 public:
  // Port 0: any that is free. Throws Error{config} when the port is taken.
  Listener(Site& site, int port);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] int port() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rosett::web
