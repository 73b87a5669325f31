#pragma once

#include "bench/synth/canvas.h"
#include "bench/synth/decision.h"

namespace rosett::synth {

// Letterhead, title and the decision's numbers at the top of the first sheet, in the style's way;
// the pen ends below. Fills in the fields' print and sheet.
void set_header(Canvas& canvas, const Style& style, Decision& decision, Random& random);

// The line at the top of the sheets that follow.
void set_running_head(Canvas& canvas, const Style& style, const Decision& decision);

// «Sida 2 (4)» and the foot, once the number of sheets is known.
void set_page_marks(Canvas& canvas, const Style& style, Random& random);

}  // namespace rosett::synth
