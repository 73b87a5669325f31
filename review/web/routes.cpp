#include "review/web/routes.h"

#include <array>
#include <charconv>
#include <vector>

#include "core/text.h"
#include "review/web/handlers.h"

namespace rosett::web {
namespace {

using enum Access;
using enum Right;

// A list of documents is for whoever sees everybody: a list of file names is one of persons.
// What is searched for travels in the body, where no log and no history keeps it.
constexpr std::array kRoutes{
    Route{"GET", "/", anyone, look, show_asset, "Sidan"},
    Route{"GET", "/app.css", anyone, look, show_asset, "Sidans utseende"},
    Route{"GET", "/icon.svg", anyone, look, show_asset, "Sidans märke"},
    Route{"GET", "/app.js", anyone, look, show_asset, "Sidans program"},
    Route{"GET", "/dom.js", anyone, look, show_asset, "Sidans program: element"},
    Route{"GET", "/api.js", anyone, look, show_asset, "Sidans program: frågor till tjänsten"},
    Route{"GET", "/start.js", anyone, look, show_asset, "Sidans program: Start"},
    Route{"GET", "/list.js", anyone, look, show_asset, "Sidans program: Avvikelselista"},
    Route{"GET", "/review.js", anyone, look, show_asset, "Sidans program: Granska"},
    Route{"GET", "/queue.js", anyone, look, show_asset, "Sidans program: det som granskas i tur"},
    Route{"GET", "/typing.js", anyone, look, show_asset, "Sidans program: det som skrivs"},
    Route{"GET", "/scan.js", anyone, look, show_asset, "Sidans program: sidans bild"},
    Route{"GET", "/documents.js", anyone, look, show_asset, "Sidans program: Dokument"},
    Route{"GET", "/persons.js", anyone, look, show_asset, "Sidans program: Person och Sök"},
    Route{"GET", "/registers.js", anyone, look, show_asset, "Sidans program: Register"},
    Route{"GET", "/money.js", anyone, look, show_asset, "Sidans program: Pengar"},
    Route{"POST", "/api/sign-in", anyone, look, sign_in, "Logga in"},
    Route{"GET", "/api/session", signed_in, look, show_session, "Vem som är inloggad"},
    Route{"POST", "/api/sign-out", signed_in, look, sign_out, "Logga ut"},
    Route{"GET", "/api/start", signed_in, look, show_start, "Kön, hinder och antal"},
    Route{"POST", "/api/files", signed_in, bring, take_file, "Lägg en fil i inkorgen"},
    Route{"POST", "/api/deviations", signed_in, look, list_deviations,
          "En sida av avvikelselistan"},
    Route{"POST", "/api/deviations/groups", signed_in, look, group_deviations,
          "Antal avvikelser per grupp"},
    Route{"POST", "/api/deviations/csv", signed_in, look, export_deviations,
          "Det som listan visar, som CSV"},
    Route{"GET", "/api/documents", everywhere, look, list_documents, "De senaste dokumenten"},
    Route{"GET", "/api/documents/{id}", signed_in, look, show_document, "Ett dokument"},
    Route{"GET", "/api/documents/{id}/history", signed_in, look, show_document_history,
          "Vad som har beslutats om ett dokument och dess rader, vad som har lämnats och svaren"},
    Route{"GET", "/api/documents/{id}/original", signed_in, look, show_original,
          "Filen som den kom"},
    Route{"GET", "/api/documents/{id}/proposal", signed_in, look, show_proposal,
          "Vad en ifylld arbetsbok ur inkorgen föreslår"},
    Route{"POST", "/api/documents/{id}/proposal", signed_in, Right::decide, take_proposal,
          "Ta emot besluten i en ifylld arbetsbok, alla eller inga"},
    Route{"GET", "/api/documents/{id}/finding", signed_in, look, show_finding,
          "En avvikelse med allt som behövs för att avgöra den"},
    Route{"GET", "/api/documents/{id}/pages/{page}", signed_in, look, show_page, "En sidas bild"},
    Route{"GET", "/api/documents/{id}/pages/{page}/piece", signed_in, look, show_piece,
          "En bit av en sidas bild"},
    Route{"POST", "/api/documents/{id}/reread", signed_in, govern, reread_document,
          "Tolka ett dokument på nytt efter mallarna som de är nu"},
    Route{"POST", "/api/search", signed_in, look, search_readings, "Sök i allt som har lästs"},
    Route{"POST", "/api/persons", signed_in, look, search_persons, "Sök personer"},
    Route{"GET", "/api/persons/{id}", signed_in, look, show_person, "En person"},
    Route{"POST", "/api/registers", signed_in, look, list_register, "Sök i ett register"},
    Route{"POST", "/api/registers/preview", everywhere, bring, preview_register,
          "Vad en import skulle ändra"},
    Route{"POST", "/api/registers/import", everywhere, bring, import_register,
          "Importera registerrader"},
    Route{"POST", "/api/decisions", signed_in, Right::decide, web::decide,
          "Avgör avvikelser, godkänn rader, ångra"},
    Route{"POST", "/api/history", signed_in, look, show_history,
          "Vad som har beslutats om en rad eller ett dokument"},
    Route{"GET", "/api/batches", signed_in, look, list_batches,
          "De senaste leveranserna till verksamhetssystemet"},
    Route{"POST", "/api/batches", everywhere, Right::decide, send_batch,
          "Skicka det godkända till verksamhetssystemet"},
    Route{"GET", "/api/money/distribution", signed_in, look, show_distribution,
          "Fördelningen av en period, med avstämning och det som inte är fördelat"},
    Route{"GET", "/api/money/distribution/workbook", everywhere, look, save_distribution,
          "Fördelningen som arbetsbok"},
    Route{"GET", "/api/money/reclaims", signed_in, look, show_reclaims,
          "Återkraven i en period, med raderna som de tar tillbaka"},
    Route{"GET", "/api/money/reclaims/workbook", everywhere, look, save_reclaims,
          "Återkraven som arbetsbok"},
    Route{"GET", "/api/money/plans", signed_in, look, show_plans,
          "Generalschablonens utbetalningar, person för person"},
    Route{"GET", "/api/money/plans/workbook", everywhere, look, save_plans,
          "Generalschablonens utbetalningar som arbetsbok"},
    Route{"POST", "/api/values/check", signed_in, look, check_value,
          "Om ett skrivet värde har fältets form"},
};

bool is_variable(std::string_view part) { return part.starts_with('{'); }

// A positive number without sign, blanks or leading zeros.
bool read_number(std::string_view text, long long& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 &&
         text.front() != '0';
}

bool matches(std::string_view pattern, const std::vector<std::string>& parts, Found& found) {
  const std::vector<std::string> expected = split(pattern, '/');
  if (expected.size() != parts.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_variable(expected[i])) {
      if (expected[i] != parts[i]) return false;
      continue;
    }
    long long number = 0;
    if (!read_number(parts[i], number)) return false;
    found.numbers[expected[i].substr(1, expected[i].size() - 2)] = number;
  }
  return true;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Found find_route(std::string_view method, std::string_view path) {
  const std::vector<std::string> parts = split(path, '/');
  for (const Route& route : kRoutes) {
    Found found{&route, {}};
    if (route.method == method && matches(route.path, parts, found)) return found;
  }
  return {};
}

}  // namespace rosett::web
