#include "tesseract_reference.h"

#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include <tesseract/baseapi.h>

namespace rosett::testing {
namespace {

struct Api {
  Api() {
    std::vector<std::string> keys, values;
    for (const char* key : {"load_system_dawg", "load_freq_dawg", "load_punc_dawg",
                            "load_number_dawg", "load_unambig_dawg", "load_bigram_dawg"}) {
      keys.emplace_back(key);
      values.emplace_back("0");
    }
    if (api.Init(nullptr, "swe", tesseract::OEM_LSTM_ONLY, nullptr, 0, &keys, &values, false) != 0)
      throw std::runtime_error{"no language data"};
    api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    api.SetVariable("tessedit_do_invert", "0");
  }
  tesseract::TessBaseAPI api;
};

}  // namespace

std::string read_with_tesseract(const cv::Mat& line) {
  static Api tesseract;
  tesseract.api.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
  tesseract.api.SetSourceResolution(300);
  const std::unique_ptr<char[]> text{tesseract.api.GetUTF8Text()};
  std::string result = text ? text.get() : "";
  while (!result.empty() && (result.back() == '\n' || result.back() == ' ')) result.pop_back();
  return result;
}

}  // namespace rosett::testing
