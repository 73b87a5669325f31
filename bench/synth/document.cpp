#include "bench/synth/document.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include "bench/synth/image_files.h"
#include "bench/synth/paper.h"
#include "bench/synth/print.h"
#include "bench/synth/scanned_pdf.h"
#include "bench/synth/scanner.h"
#include "bench/synth/truth.h"
#include "bench/synth/typeset.h"

namespace rosett::synth {
namespace {

// Which sheet lies on which scanned page; 0 is a blank back.
std::vector<int> page_order(int sheets, Trouble trouble, Random& random) {
  std::vector<int> order;
  for (int sheet = 1; sheet <= sheets; ++sheet) {
    order.push_back(sheet);
    if (trouble == Trouble::blank_backs) order.push_back(0);
  }
  if (trouble == Trouble::wrong_order) {
    const auto straight = order;
    while (order == straight) random.shuffle(order);
  }
  if (trouble == Trouble::page_missing) order.erase(order.begin() + random.between(1, sheets - 2));
  return order;
}

Trouble random_trouble(const Plan& plan, int sheets, Random& random) {
  constexpr double kEach = 0.09;  // of those that it can happen to
  if (sheets < 2 || plan.profile.born) return Trouble::none;
  if (random.chance(kEach / 2)) return Trouble::blank_backs;
  if (!plan.may_trouble || plan.style.page_mark.empty()) return Trouble::none;
  if (random.chance(kEach)) return Trouble::wrong_order;
  return sheets > 2 && random.chance(2 * kEach) ? Trouble::page_missing : Trouble::none;
}

// The sheet with what the office and the printer did to it.
cv::Mat handled(const std::vector<Sheet>& sheets, int number, const Profile& profile,
                ScanRecord& record, Random& random, Typesetter& typesetter) {
  const double dpi_y = profile.dpi_y > 0 ? profile.dpi_y : profile.dpi;
  const auto image_of = [&](std::size_t at) {
    const std::scoped_lock lock(typesetter.one_at_a_time);
    return to_image(sheets[at], profile.dpi, dpi_y, typesetter);
  };
  const auto at = static_cast<std::size_t>(std::max(number, 1)) - 1;
  cv::Mat page = image_of(at);
  if (number == 0) page.setTo(255);
  if (profile.thin > 0) print_thin(page, profile.thin);
  if (profile.thick > 0) print_thick(page, profile.thick);
  if (profile.toner > 0) lose_toner(page, profile.toner, profile.dpi, random);
  if (profile.bleed > 0)
    bleed_through(page, image_of((at + 1) % sheets.size()), profile.bleed, random);
  if (profile.folds > 0) fold(page, profile.folds, profile.dpi, random);
  if (number == 1 && random.chance(profile.stamp)) {
    stamp(page, profile.dpi, random);
    record.stamp = true;
  }
  if (number > 0 && random.chance(profile.ticks)) {
    tick(page, profile.dpi, random);
    record.ticks = true;
  }
  if (record.holes) punch_holes(page, profile.dpi, random);
  return page;
}

// The image files that a scanner with these settings may write.
std::string random_format(const Profile& profile, std::size_t pages, Random& random) {
  const bool square = profile.dpi_y == 0;
  if (profile.pixels == Pixels::bilevel) {
    if (!square) return "tiff-g4";
    if (pages == 1 && random.chance(0.1)) return "png";
    return random.chance(0.7) ? "pdf-g4" : "tiff-g4";
  }
  if (pages == 1 && random.chance(0.15)) return "jpeg";
  return random.chance(0.8) ? "pdf-jpeg" : "tiff-jpeg";
}

std::string extension_of(const std::string& format, Random& random) {
  if (format.starts_with("pdf")) return ".pdf";
  if (format.starts_with("tiff")) return random.pick<std::string>({".tif", ".tiff"});
  return format == "png" ? ".png" : random.pick<std::string>({".jpg", ".jpeg"});
}

std::string encoded(const std::vector<cv::Mat>& images,
                    const std::vector<std::vector<Text>>& hidden, const Profile& profile,
                    const std::string& format, int quality) {
  const int dpi = static_cast<int>(profile.dpi);
  const double dpi_y = profile.dpi_y > 0 ? profile.dpi_y : profile.dpi;
  const bool g4 = format.ends_with("g4");
  if (format.starts_with("tiff"))
    return to_tiff(images, {.g4 = g4, .quality = quality, .dpi_x = profile.dpi, .dpi_y = dpi_y});
  if (format == "jpeg") return to_jpeg(images.front(), quality, dpi);
  if (format == "png") return to_png(images.front(), true, dpi);
  std::vector<PdfPage> pages;
  for (std::size_t i = 0; i < images.size(); ++i)
    pages.push_back({.image = g4 ? to_g4(images[i]) : to_jpeg(images[i], quality, dpi),
                     .width = images[i].cols,
                     .height = images[i].rows,
                     .colour = images[i].channels() == 3,
                     .g4 = g4,
                     .dpi_x = profile.dpi,
                     .dpi_y = dpi_y,
                     .hidden = hidden[i]});
  return to_scanned_pdf(pages);
}

std::string scan_all(const Plan& plan, const std::vector<Sheet>& sheets, ScanRecord& record,
                     Random& random, Typesetter& typesetter) {
  const Profile& profile = plan.profile;
  const int quality = random.between(profile.quality_low, profile.quality_high);
  record.format = random_format(profile, record.order.size(), random);
  record.holes = random.chance(profile.holes);
  const bool own_ocr =
      record.format.starts_with("pdf") && !profile.photo && !profile.turned && random.chance(0.15);
  record.text_layer = own_ocr ? "bad" : "none";
  std::vector<cv::Mat> images;
  std::vector<std::vector<Text>> hidden;
  for (const int number : record.order) {
    ScannedPage page =
        scan(handled(sheets, number, profile, record, random, typesetter), profile, random);
    record.skew.push_back(page.skew);
    record.rotation.push_back(page.rotation);
    images.push_back(std::move(page.image));
    hidden.emplace_back();
    if (own_ocr && number > 0)
      hidden.back() = badly_read(sheets[static_cast<std::size_t>(number) - 1].texts, random);
  }
  return encoded(images, hidden, profile, record.format, quality);
}

}  // namespace

Finished finish(Plan plan, Typesetter& typesetter) {
  Random random(plan.seed);
  Random print_random = random.fork(1), scan_random = random.fork(1 + plan.scan_seed);
  const std::vector<Sheet> sheets = [&] {
    const std::scoped_lock lock(typesetter.one_at_a_time);
    return typeset(plan.decision, plan.style, typesetter, print_random);
  }();
  ScanRecord record;
  const int many = static_cast<int>(sheets.size());
  record.trouble = random_trouble(plan, many, scan_random);
  record.order = page_order(many, record.trouble, scan_random);
  Finished finished;
  if (plan.profile.born) {
    const std::scoped_lock lock(typesetter.one_at_a_time);
    finished.bytes = to_pdf(sheets, typesetter);
    record.format = "pdf";
    record.text_layer = "good";
    record.skew.assign(sheets.size(), 0);
    record.rotation.assign(sheets.size(), 0);
  } else {
    finished.bytes = scan_all(plan, sheets, record, scan_random, typesetter);
  }
  finished.file = plan.name + extension_of(record.format, scan_random);
  finished.pages = static_cast<int>(record.order.size());
  const Truth truth = truth_of(plan, record, finished.file);
  finished.truth = truth.json;
  finished.values = truth.values;
  return finished;
}

}  // namespace rosett::synth
