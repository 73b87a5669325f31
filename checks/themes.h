#pragma once

#include "checks/catalogue.h"
#include "checks/context.h"

// One function per theme, each in the file of its name (check_identity in identity.cpp).
namespace rosett::checks {

// personnummer_ogiltigt, _ofullstandigt, _avviker, dossiernummer_avviker, namn_avviker,
// nycklar_motsager, individ_saknas.
void check_identity(const DocumentContext& document, const RowContext& row, Findings& findings);

// mottagningsdatum_saknas, mottagningsdatum_avviker.
void check_reception(const DocumentContext& document, const RowContext& row, Findings& findings);

// belopp_avviker.
void check_money(const DocumentContext& document, const RowContext& row, Findings& findings);

// kod_okand, aterkrav.
void check_kod(const DocumentContext& document, const RowContext& row, Findings& findings);

// aterkrav_utan_grund.
void check_aterkrav(const DocumentContext& document, const RowContext& row, Findings& findings);

// period_ogiltig, ersattningstid_passerad.
void check_period(const DocumentContext& document, const RowContext& row, Findings& findings);

// sdf_saknas.
void check_distribution(const DocumentContext& document, const RowContext& row, Findings& findings);

// dubblett, period_overlappar.
void check_duplicates(const DocumentContext& document, Findings& findings);

// summa_avviker.
void check_totals(const DocumentContext& document, Findings& findings);

// kommun_avviker.
void check_kommun(const DocumentContext& document, Findings& findings);

}  // namespace rosett::checks
