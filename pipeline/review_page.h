#pragma once

#include <memory>

#include "pipeline/workspace.h"

namespace rosett {

// The review page over a data folder, in threads of its own as long as this lives.
class ReviewPage {
 public:
  // `workspace` must outlive this. Throws Error{config} when the port is taken.
  explicit ReviewPage(const Workspace& workspace);
  ~ReviewPage();
  ReviewPage(const ReviewPage&) = delete;
  ReviewPage& operator=(const ReviewPage&) = delete;

  [[nodiscard]] int port() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rosett
