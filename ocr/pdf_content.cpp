#include "ocr/pdf_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/error.h"
#include "ocr/page_picture.h"
#include "ocr/pdf_stream.h"

namespace rosett {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

// The instructions of a drawing of a whole town; a list has a hundredth of it.
constexpr std::size_t kMaxInstructionBytes = 64U << 20U;
// Forms in forms; real files nest three or four deep.
constexpr int kMaxDepth = 16;
// Forms and images drawn on one page; more is a file made to keep us busy.
constexpr int kMaxDrawn = 20'000;
// Points by which a frame may cut an image without hiding anything of it: rounding.
constexpr double kCutTolerance = 1.0;

constexpr int kInvisibleText = 3;
constexpr int kClippingText = 7;
constexpr int kAnnotationHidden = 2;

Rectangle common(const Rectangle& a, const Rectangle& b) {
  return {std::max(a.llx, b.llx), std::max(a.lly, b.lly), std::min(a.urx, b.urx),
          std::min(a.ury, b.ury)};
}

bool contains(const Rectangle& outer, const Rectangle& inner) {
  return inner.llx >= outer.llx - kCutTolerance && inner.lly >= outer.lly - kCutTolerance &&
         inner.urx <= outer.urx + kCutTolerance && inner.ury <= outer.ury + kCutTolerance;
}

bool is_right_angled(const QPDFMatrix& m) {
  return (m.b == 0 && m.c == 0) || (m.a == 0 && m.d == 0);
}

struct GraphicsState {
  QPDFMatrix matrix;
  std::optional<Rectangle> frame;  // what shows; nothing: everything
  bool odd_frame{};                // clipped by something else than a rectangle
  int text_mode{};

  void narrow(const Rectangle& to, const QPDFMatrix& space) {
    odd_frame = odd_frame || !is_right_angled(space);
    const Rectangle seen = space.transformRectangle(to);
    frame = frame ? common(*frame, seen) : seen;
  }
};

struct Walk {
  PdfPageContent content;
  int drawn{};
  std::size_t instruction_bytes_left{kMaxInstructionBytes};  // of the page and its forms together
};

// Follows the instructions of a page or form far enough to know what is drawn where.
class Walker final : public QPDFObjectHandle::ParserCallbacks {
 public:
  Walker(Walk& walk, const QPDFObjectHandle& resources, GraphicsState state, int depth)
      : walk_(walk), resources_(resources), state_(state), depth_(depth) {}

  void follow(QPDF* file, const std::string& instructions) {
    QPDFObjectHandle::parseContentStream(QPDFObjectHandle::newStream(file, instructions), this);
  }

  void handleObject(QPDFObjectHandle object) override {
    if (object.isInlineImage()) walk_.content.other_marks = true;
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    const std::string name = object.getOperatorValue();
    if (!change_state(name) && !extend_path(name) && !show_text(name)) draw(name);
    operands_.clear();
  }

  void handleEOF() override {}

 private:
  double number(std::size_t index) {
    if (index >= operands_.size() || !operands_[index].isNumber()) return 0;
    return operands_[index].getNumericValue();
  }

  bool change_state(const std::string& name) {
    if (name == "q") {
      saved_.push_back(state_);
    } else if (name == "Q") {
      if (saved_.empty()) return true;
      state_ = saved_.back();
      saved_.pop_back();
    } else if (name == "cm") {
      state_.matrix.concat({number(0), number(1), number(2), number(3), number(4), number(5)});
    } else if (name == "Tr") {
      state_.text_mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
    } else if (name == "gs" || name == "BDC") {
      // Transparency and optional layers decide what of the rest is seen.
      walk_.content.other_marks = walk_.content.other_marks || changes_what_is_seen(name);
    } else {
      return false;
    }
    return true;
  }

  bool changes_what_is_seen(const std::string& name) {
    if (operands_.empty() || !operands_[0].isName()) return false;
    if (name == "BDC") return operands_[0].getName() == "/OC";
    auto change = resource("/ExtGState", operands_[0].getName());
    if (!change.isDictionary()) return false;
    for (auto& [key, value] : change.getDictAsMap()) {
      if (key == "/SMask" && !(value.isName() && value.getName() == "/None")) return true;
      if (key == "/BM" && !(value.isName() && value.getName() == "/Normal")) return true;
      if (key == "/ca" && value.isNumber() && value.getNumericValue() < 1) return true;
    }
    return false;
  }

  bool extend_path(const std::string& name) {
    if (name == "re") {
      only_rectangle_ = !path_started_;
      rectangle_ = {number(0), number(1), number(0) + number(2), number(1) + number(3)};
    } else if (name == "m" || name == "l" || name == "c" || name == "v" || name == "y") {
      only_rectangle_ = false;
    } else if (name == "W" || name == "W*") {
      clips_ = true;
      return true;
    } else {
      return name == "h";
    }
    path_started_ = true;
    return true;
  }

  bool show_text(const std::string& name) {
    if (name != "Tj" && name != "TJ" && name != "'" && name != "\"") return false;
    const bool unseen = state_.text_mode == kInvisibleText || state_.text_mode == kClippingText;
    (unseen ? walk_.content.invisible_text : walk_.content.visible_text) = true;
    return true;
  }

  void draw(const std::string& name) {
    static constexpr std::array kPaint{"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"};
    if (name == "Do" && !operands_.empty() && operands_[0].isName()) {
      draw_object(resource("/XObject", operands_[0].getName()));
    } else if (name == "sh") {
      walk_.content.other_marks = true;
    } else if (std::ranges::find(kPaint, name) != kPaint.end()) {
      if (name != "n") walk_.content.other_marks = true;
      end_path();
    }
  }

  void end_path() {
    if (clips_ && only_rectangle_) state_.narrow(rectangle_, state_.matrix);
    if (clips_ && !only_rectangle_) state_.odd_frame = true;
    path_started_ = clips_ = only_rectangle_ = false;
  }

  QPDFObjectHandle resource(const std::string& kind, const std::string& name) {
    if (!resources_.isDictionary()) return QPDFObjectHandle::newNull();
    auto all = resources_.getKey(kind);
    return all.isDictionary() ? all.getKey(name) : QPDFObjectHandle::newNull();
  }

  void draw_object(QPDFObjectHandle object) {
    if (!object.isStream()) throw_damaged("PDF-sidan");
    if (++walk_.drawn > kMaxDrawn)
      throw Error(ErrorKind::limit, "PDF-sidan är orimligt invecklad.",
                  "Skriv ut dokumentet och skanna det.");
    auto dictionary = object.getDict();
    if (dictionary.hasKey("/OC")) walk_.content.other_marks = true;
    auto kind = dictionary.getKey("/Subtype");
    if (kind.isNameAndEquals("/Image"))
      draw_image(object);
    else if (kind.isNameAndEquals("/Form"))
      draw_form(object);
  }

  void draw_image(const QPDFObjectHandle& image) {
    const Rectangle covered = state_.matrix.transformRectangle({0, 0, 1, 1});
    const bool cut = state_.odd_frame || (state_.frame && !contains(*state_.frame, covered));
    walk_.content.images.push_back({image, state_.matrix, cut});
  }

  void draw_form(QPDFObjectHandle form) {
    if (depth_ >= kMaxDepth) {
      walk_.content.other_marks = true;
      return;
    }
    auto dictionary = form.getDict();
    GraphicsState inner = state_;
    auto matrix = dictionary.getKey("/Matrix");
    if (matrix.isMatrix()) inner.matrix.concat(QPDFMatrix(matrix.getArrayAsMatrix()));
    auto box = dictionary.getKey("/BBox");
    if (box.isRectangle()) inner.narrow(box.getArrayAsRectangle(), inner.matrix);
    if (dictionary.hasKey("/Group") && dictionary.getKey("/Group").hasKey("/SMask"))
      walk_.content.other_marks = true;
    auto own = dictionary.getKey("/Resources");
    Walker(walk_, own.isDictionary() ? own : resources_, inner, depth_ + 1)
        .follow(form.getOwningQPDF(), instructions_of(form));
  }

  std::string instructions_of(const QPDFObjectHandle& form) {
    std::string text = stream_bytes(form, StreamBytes::decoded, walk_.instruction_bytes_left);
    walk_.instruction_bytes_left -= text.size();
    return text;
  }

  Walk& walk_;
  QPDFObjectHandle resources_;
  GraphicsState state_;
  int depth_;
  std::vector<GraphicsState> saved_;
  std::vector<QPDFObjectHandle> operands_;
  Rectangle rectangle_;
  bool path_started_{}, only_rectangle_{}, clips_{};
};

bool is_seen(QPDFObjectHandle annotation) {
  if (!annotation.isDictionary() || !annotation.hasKey("/AP")) return false;
  auto flags = annotation.getKey("/F");
  return !flags.isInteger() || (flags.getIntValue() & kAnnotationHidden) == 0;
}

// A page's instructions may be cut into several streams at any place: one text.
std::string joined_instructions(QPDFObjectHandle page) {
  auto contents = page.getKey("/Contents");
  if (contents.isIndirect() && contents.isNull()) throw_damaged("PDF-sidan");
  std::string text;
  for (const auto& part : page.getPageContents()) {
    text += stream_bytes(part, StreamBytes::decoded, kMaxInstructionBytes - text.size());
    text += '\n';
  }
  return text;
}

}  // namespace

PdfPageContent read_page_content(QPDFPageObjectHelper& page) {
  Walk walk;
  QPDFObjectHandle object = page.getObjectHandle();
  Walker(walk, page.getAttribute("/Resources", false), GraphicsState{}, 0)
      .follow(object.getOwningQPDF(), joined_instructions(object));
  auto annotations = object.getKey("/Annots");
  if (annotations.isArray() && std::ranges::any_of(annotations.getArrayAsVector(), is_seen))
    walk.content.other_marks = true;
  return std::move(walk.content);
}

}  // namespace rosett
