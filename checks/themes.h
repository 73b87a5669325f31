#pragma once

#include "checks/catalogue.h"
#include "checks/context.h"

// One function per theme, each in the file of its name (check_identity in identity.cpp).
namespace rosett::checks {

// personnummer_ogiltigt, _ofullstandigt, _avviker, dossiernummer_avviker, namn_avviker,
// nycklar_motsager, individ_saknas.
void check_identity(const DocumentContext& context, const RowContext& checked, Findings& findings);

// mottagningsdatum_saknas, mottagningsdatum_avviker.
void check_reception(const DocumentContext& context, const RowContext& row, Findings& findings);

// belopp_avviker.
void check_money(const DocumentContext& context, const RowContext& row, Findings& findings);

// belopp_avviker, flytt_oklar of a generalschablon's payments.
void check_payment(const DocumentContext& context, const RowContext& row, Findings& findings);

// belopp_avviker of initial costs.
void check_initial_cost(const DocumentContext& context, const RowContext& row, Findings& findings);

// kod_okand, aterkrav.
void check_kod(const DocumentContext& context, const RowContext& row, Findings& findings);

// aterkrav_utan_grund.
void check_aterkrav(const DocumentContext& context, const RowContext& row, Findings& findings);

// period_ogiltig, ersattningstid_passerad.
void check_period(const DocumentContext& context, const RowContext& row, Findings& findings);

// ersattningstid_passerad of a generalschablon's payments for who has left.
void check_moved_out(const DocumentContext& context, const RowContext& row, Findings& findings);

// sdf_saknas.
void check_distribution(const DocumentContext& context, const RowContext& row, Findings& findings);

// dubblett of the whole document: the same one, scanned again. True when it was told.
bool check_twin(const Document& document, const Surroundings& surroundings, Findings& findings);

// dubblett, period_overlappar.
void check_duplicates(const DocumentContext& context, Findings& findings);

// mottagningsdatum_saknas, mottagningsdatum_avviker, of what a decision says once for all its
// persons.
void check_reception_of_all(const DocumentContext& context, Findings& findings);

// leverantor_okand, bankgiro_avviker, ocr_nummer_ogiltigt.
void check_supplier(const DocumentContext& context, Findings& findings);

// placering_saknas, pris_avviker, dagar_avviker, aterssoks_ej.
void check_placement(const DocumentContext& context, const RowContext& row, Findings& findings);

// belopp_avviker of an invoice's row.
void check_invoice_row(const DocumentContext& context, const RowContext& row, Findings& findings);

// summa_avviker of an invoice.
void check_invoice_sums(const DocumentContext& context, Findings& findings);

// summa_avviker.
void check_totals(const DocumentContext& context, Findings& findings);

// falt_saknas, of what is blank and of which nothing else has been said. Comes last.
void check_blanks(const Document& document, Findings& findings);

// kommun_avviker.
void check_kommun(const DocumentContext& context, Findings& findings);

}  // namespace rosett::checks
