// rosett-lines [--pictures DIR] FILE...: every line of print on the scanned pages of files, read
// by Tesseract's swe network and by our own line model. JSON Lines on stdout: file, page, box (on
// the archived page: left, top, width, height), and for both readers the most probable text and
// its probability; `both`: what the line model thinks of swe's text. --pictures also writes what
// the networks were given, DIR/<file>.<page>.<number>.pgm. bench/lines_score.py compares with
// truth.

#include <cmath>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "core/error.h"
#include "ocr/ctc.h"
#include "ocr/cv_box.h"
#include "ocr/line_model.h"
#include "ocr/lstm_network.h"
#include "ocr/network_engine.h"
#include "ocr/page_reading.h"

namespace {

using namespace rosett;
namespace fs = std::filesystem;

struct Reading {
  std::string text;
  double log_probability{};
};

struct Line {
  cv::Mat picture;
  Reading swe, model;
  double both{};
  bool shows_text{};  // to swe, so that it is a segment of the page's text
};

template <typename Network>
Reading reading_of(const Network& network, const Frames& frames) {
  Reading reading;
  const std::vector<int> classes = most_probable(frames, network.alphabet());
  for (const int c : classes) {
    reading.text += network.alphabet().symbols[static_cast<std::size_t>(c)];
  }
  reading.log_probability = log_probability(frames, network.alphabet(), classes);
  return reading;
}

// Reads with swe as the product does, and keeps what both networks say of the pictures.
class Both final : public Engine {
 public:
  explicit Both(const std::string& traineddata) : swe_{load_lstm_model(traineddata)} {}

  [[nodiscard]] std::string name() const override { return "both"; }
  [[nodiscard]] int line_height() const override { return swe_.height(); }
  // Of the last call, which is the one with the page's segments.
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

  [[nodiscard]] std::vector<RecognisedLine> recognise(std::span<const cv::Mat> pictures) override {
    const std::vector<Frames> by_swe = swe_.run(pictures);
    const std::vector<Frames> by_model = model_.run(pictures);
    lines_.clear();
    std::vector<RecognisedLine> answers;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      answers.push_back(words_of(transcribe(by_swe[i], swe_.alphabet()), pictures[i].size()));
      Line line{pictures[i].clone(), reading_of(swe_, by_swe[i]), reading_of(model_, by_model[i]),
                -std::numeric_limits<double>::infinity(), !answers.back().empty()};
      if (const auto classes = model_.classes_of(line.swe.text)) {
        line.both = log_probability(by_model[i], model_.alphabet(), *classes);
      }
      lines_.push_back(std::move(line));
    }
    return answers;
  }

 private:
  LstmNetwork swe_;
  LineModel model_;
  std::vector<Line> lines_;
};

void write_picture(const fs::path& path, const cv::Mat& picture) {
  std::ofstream out{path, std::ios::binary};
  out << "P5 " << picture.cols << ' ' << picture.rows << " 255\n";
  for (int y = 0; y < picture.rows; ++y) {
    out.write(picture.ptr<char>(y), picture.cols);
  }
}

void tell_page(const std::string& file, const PageText& page, const std::vector<Line>& lines,
               const std::string& pictures) {
  std::vector<Box> boxes;
  for (const Word& word : page.words) {
    boxes.resize(std::max(boxes.size(), static_cast<std::size_t>(word.segment) + 1));
    Box& box = boxes[static_cast<std::size_t>(word.segment)];
    box = united(box, word.box);
  }
  std::size_t number = 0;
  for (const Line& line : lines) {
    if (!line.shows_text || number >= boxes.size()) continue;
    const Box& box = boxes[number];
    std::cout << nlohmann::json{{"file", file},
                                {"page", page.page},
                                {"box", {box.left, box.top, box.width(), box.height()}},
                                {"swe", line.swe.text},
                                {"swe_p", std::exp(line.swe.log_probability)},
                                {"model", line.model.text},
                                {"model_p", std::exp(line.model.log_probability)},
                                {"both", std::exp(line.both)}}
                     .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
              << '\n';
    if (!pictures.empty()) {
      write_picture(fs::path{pictures} / (file + "." + std::to_string(page.page) + "." +
                                          std::to_string(number) + ".pgm"),
                    line.picture);
    }
    ++number;
  }
}

void tell_file(const fs::path& path, const std::shared_ptr<Both>& engine,
               const std::string& pictures) {
  std::ifstream in{path, std::ios::binary};
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{in}, {}};
  PageReader reader{bytes, {}, engine};
  for (int number = 1; number <= reader.page_count(); ++number) {
    const PageText page = reader.read(number).text;
    if (page.source == TextSource::ocr) {
      tell_page(path.filename(), page, engine->lines(), pictures);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files{argv + 1, argv + argc};
  std::string pictures;
  if (files.size() > 1 && files.front() == "--pictures") {
    pictures = files[1];
    files.erase(files.begin(), files.begin() + 2);
  }
  try {
    cv::setNumThreads(1);
    const auto engine =
        std::make_shared<Both>("/usr/share/tesseract-ocr/5/tessdata/swe.traineddata");
    for (const std::string& file : files) {
      try {
        tell_file(file, engine, pictures);
      } catch (const Error& error) {
        std::cerr << file << ": " << error.what() << '\n';
      }
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
