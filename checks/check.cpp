#include "checks/check.h"

#include <algorithm>
#include <array>

#include "checks/themes.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 4> kPayments{"roselista", "schablonbeslut", "etjanst",
                                                    "generalschablon"};

using checks::DocumentContext;
using checks::Findings;
using checks::RowContext;

void check_payments(const DocumentContext& context, Findings& findings) {
  for (const RowContext& row : context.rows) {
    checks::check_identity(context, row, findings);
    checks::check_reception(context, row, findings);
    checks::check_money(context, row, findings);
    checks::check_payment(context, row, findings);
    checks::check_initial_cost(context, row, findings);
    checks::check_kod(context, row, findings);
    checks::check_aterkrav(context, row, findings);
    checks::check_period(context, row, findings);
    checks::check_moved_out(context, row, findings);
    checks::check_distribution(context, row, findings);
  }
  checks::check_duplicates(context, findings);
  checks::check_totals(context, findings);
  checks::check_kommun(context, findings);
}

void check_invoice(const DocumentContext& context, Findings& findings) {
  for (const RowContext& row : context.rows) {
    checks::check_identity(context, row, findings);
    checks::check_invoice_row(context, row, findings);
    checks::check_period(context, row, findings);
    checks::check_placement(context, row, findings);
    checks::check_distribution(context, row, findings);
  }
  checks::check_supplier(context, findings);
  checks::check_duplicates(context, findings);
  checks::check_invoice_sums(context, findings);
}

void check_placing_decision(const DocumentContext& context, Findings& findings) {
  checks::check_twin(*context.document, *context.surroundings, findings);
  for (const RowContext& row : context.rows) checks::check_identity(context, row, findings);
  checks::check_reception_of_all(context, findings);
  checks::check_totals(context, findings);
  checks::check_kommun(context, findings);
}

// The decision is about one person: its fields are checked as a row's.
Document with_one_row(const Document& document) {
  Document subject = document;
  Row row;
  row.fields = document.fields;
  subject.rows = {std::move(row)};
  return subject;
}

// Persons that are new are what these decisions are for.
std::vector<Deviation> as_news(std::vector<Deviation> deviations) {
  for (Deviation& deviation : deviations) {
    if (deviation.code != "individ_saknas") continue;
    deviation.severity = Severity::info;
    deviation.message = "Personen finns inte i personregistret. Lägg upp personen.";
  }
  return deviations;
}

}  // namespace

std::span<const std::string_view> payment_types() { return kPayments; }

bool is_payment_type(std::string_view type) {
  return std::ranges::find(kPayments, type) != kPayments.end();
}

std::vector<Deviation> check_document(const Document& document, const Surroundings& surroundings,
                                      const CheckSettings& settings) {
  Findings findings(settings.off);
  if (document.type == "uppehallstillstand") {
    const Document subject = with_one_row(document);
    const DocumentContext context = checks::look_at(subject, surroundings, settings);
    checks::check_identity(context, context.rows.front(), findings);
    checks::check_twin(document, surroundings, findings);
    checks::check_blanks(document, findings);
    return as_news(findings.sorted());
  }
  const DocumentContext context = checks::look_at(document, surroundings, settings);
  if (is_payment_type(document.type)) check_payments(context, findings);
  if (document.type == "faktura") check_invoice(context, findings);
  if (document.type == "anvisningsbeslut") check_placing_decision(context, findings);
  checks::check_blanks(document, findings);
  return document.type == "anvisningsbeslut" ? as_news(findings.sorted()) : findings.sorted();
}

}  // namespace rosett
