#include "parsers/judgement_weights.h"

namespace rosett {
namespace {

// Columns as in JudgementWeights: base, engine, repaired, proof passed, proof failed, failed with
// rival, rival, confirmed, crowded, agrees, disagrees.
// Digits: an LSTM engine that is even on its weakest digit is right about nine times in ten.
constexpr JudgementWeights kNumber{2.4, 1.6, 5.0, 3.0, 3.0, 8.0, 4.0, 3.0, 1.5, 3.0, 6.0};
// Days and amounts have more digits that no rule holds together.
constexpr JudgementWeights kFigure{2.2, 1.6, 5.0, 0.0, 0.0, 0.0, 4.0, 3.0, 1.5, 3.0, 6.0};
// Codes: a code that is listed was hardly misread into another one.
constexpr JudgementWeights kCode{2.4, 1.6, 5.0, 2.0, 4.0, 8.0, 4.0, 3.0, 1.5, 3.0, 6.0};
// Letters have look-alikes that no rule tells apart, and language models that guess names: most
// wrong values that were accepted on scans were names, at every confidence below 0.99.
constexpr JudgementWeights kWords{-1.0, 1.6, 5.0, 2.0, 1.0, 1.0, 4.0, 3.0, 1.5, 3.0, 6.0};

}  // namespace

const JudgementWeights& weights_of(Kind kind) {
  switch (kind) {
    case Kind::personnummer:
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::plusgiro:
    case Kind::ocr_nummer:
    case Kind::dossiernummer:
    case Kind::diarienummer:
    case Kind::nummer:
      return kNumber;
    case Kind::date:
    case Kind::period:
    case Kind::amount:
    case Kind::count:
      return kFigure;
    case Kind::kod:
      return kCode;
    case Kind::text:
    case Kind::name:
    case Kind::kommun:
    case Kind::lagrum:
      return kWords;
  }
  return kWords;
}

}  // namespace rosett
