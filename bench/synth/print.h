#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "bench/synth/sheet.h"
#include "bench/synth/typesetter.h"

namespace rosett::synth {

// The sheets as a PDF with a text layer, as a program would have written it.
[[nodiscard]] std::string to_pdf(const std::vector<Sheet>& sheets, Typesetter& typesetter);

// One sheet as a perfect scan: 8-bit grey, dots per inch each way.
[[nodiscard]] cv::Mat to_image(const Sheet& sheet, double dpi_x, double dpi_y,
                               Typesetter& typesetter);

}  // namespace rosett::synth
