#pragma once

#include "core/document.h"
#include "parsers/kinds.h"

namespace rosett {

// What an invoice's row gives in the place of a name or a number: initials with figures, the
// sender's own number of its client, or words ("initialer" and "klientnummer" in its template).
// These are no values of the row's but tell whom it is about: they are taken out of its fields
// and kept in Row::hidden as printed, with kMarkInDoubt when a sign of them may be another. One in
// the form of a dossiernummer is one; of a personnummer only where nothing says that it is the
// sender's own, and either its check digit holds or it has all twelve figures.
void take_person_marks(Row& row, const KindContext& context);

}  // namespace rosett
