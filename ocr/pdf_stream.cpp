#include "ocr/pdf_stream.h"

#include <stdexcept>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>

#include "core/error.h"
#include "ocr/page_picture.h"

namespace rosett {
namespace {

// Collects up to a limit, so that a small file cannot fill the memory.
class BoundedSink final : public Pipeline {
 public:
  explicit BoundedSink(std::size_t limit) : Pipeline("bounded", nullptr), limit_(limit) {}

  void write(const unsigned char* data, std::size_t size) override {
    overflowed_ = overflowed_ || size > limit_ - collected_.size();
    // qpdf turns it into a failed pipe; overflowed() tells why.
    if (overflowed_) throw std::length_error("stream too long");
    collected_.append(data, data + size);
  }
  void finish() override {}

  [[nodiscard]] bool overflowed() const { return overflowed_; }
  [[nodiscard]] std::string take() { return std::move(collected_); }

 private:
  std::string collected_;
  std::size_t limit_;
  bool overflowed_{};
};

}  // namespace

std::string stream_bytes(QPDFObjectHandle stream, StreamBytes kind, std::size_t max_bytes) {
  BoundedSink sink(max_bytes);
  QPDF* file = stream.getOwningQPDF();
  const std::size_t warnings = file->numWarnings();
  const auto level = kind == StreamBytes::decoded ? qpdf_dl_generalized : qpdf_dl_none;
  bool filtered = false;
  const bool complete = stream.pipeStreamData(&sink, &filtered, 0, level);
  if (sink.overflowed())
    throw Error(ErrorKind::limit, "PDF-sidan packas upp till orimligt mycket data.",
                "Skriv ut dokumentet till en ny PDF eller skanna det på nytt.");
  if (!complete || file->numWarnings() != warnings) throw_damaged("PDF-sidan");
  return sink.take();
}

}  // namespace rosett
