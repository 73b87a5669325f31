#include "pipeline/reasons.h"

namespace rosett {

Failure vanished() {
  return {ErrorKind::io, "Filen togs bort innan den hann läsas.",
          "Lägg den i inkorgen igen om den ska läsas."};
}

Failure replaced() {
  return {ErrorKind::io, "Filen byttes ut medan den lästes.", "Den nya filen läses för sig."};
}

Failure misread() {
  return {ErrorKind::internal, "Läsaren svarade för en annan fil.",
          "Kör rosett retry. Händer det igen behöver programmet rättas."};
}

Failure not_storable() {
  return {ErrorKind::internal, "Det som lästes kunde inte sparas.",
          "Kör rosett retry. Händer det igen behöver programmet rättas."};
}

Failure brings_us_down() {
  return {ErrorKind::limit, "Tjänsten har avbrutits gång på gång medan filen lästes.",
          "Dela upp filen eller skanna om den; kör rosett retry om avbrotten hade annan orsak."};
}

Failure no_memory() {
  return {ErrorKind::io, "Datorns minne räckte inte.",
          "Stäng andra program, eller ge datorn mer minne."};
}

Failure failure_from(const Error& error) { return {error.kind(), error.what(), error.advice()}; }

}  // namespace rosett
