#pragma once

#include "core/error.h"
#include "store/jobs.h"

// Why a file that was taken gets no reading, where it is not the reader that says so.
namespace rosett {

// What lies, or does not lie, in the file's place by now.
[[nodiscard]] Failure vanished();
[[nodiscard]] Failure replaced();

// Our own fault.
[[nodiscard]] Failure misread();
[[nodiscard]] Failure not_storable();

// The file has cost the service its life again and again.
[[nodiscard]] Failure brings_us_down();

// The machine's.
[[nodiscard]] Failure no_memory();

[[nodiscard]] Failure failure_from(const Error& error);

}  // namespace rosett
