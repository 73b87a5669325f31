#pragma once

#include <pango/pangocairo.h>

#include "bench/synth/typesetter.h"

// Pango itself, for the two files that need it.
namespace rosett::synth {

struct Typesetter::Pango {
  PangoFontMap* fonts{};
  PangoContext* context{};
  PangoLayout* layout{};

  void set(const std::string& text, const Font& font) const;
};

}  // namespace rosett::synth
