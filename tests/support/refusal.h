#pragma once

#include <string>

#include <gtest/gtest.h>

#include "core/error.h"

namespace rosett::testing {

// Why a file of settings or rules is refused; "accepted" when it is not.
template <class Load>
[[nodiscard]] std::string refusal(Load&& load, const std::string& text) {
  try {
    static_cast<void>(load(text));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return error.what();
  }
  return "accepted";
}

}  // namespace rosett::testing
