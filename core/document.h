#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"
#include "core/geometry.h"
#include "core/page.h"

// What has been read: the export of the contract as values. Canonical values are strings in the
// contract's forms; `Kind` tells which form.
namespace rosett {

enum class Kind {
  text,
  name,
  personnummer,
  dossiernummer,
  diarienummer,
  kod,
  date,
  period,  // only in templates: one printed cell that gives two dates
  amount,
  count,
  kommun,
  organisationsnummer,
  bankgiro,
  plusgiro,
  ocr_nummer,
  nummer,        // of an invoice or a like thing: figures and letters as the sender makes them
  lagrum,        // a statute's chapter and section, with the words around it
  individnummer  // a workbook's one number of a person: a dossiernummer or a personnummer
};

struct Candidate {
  std::string value;  // canonical
  std::string text;
  double confidence{};
};

// What is known of how a reading came about. Filled by the parts that know, weighed by
// parsers/judgement.h in the service, so that a new weighing needs no new reading.
struct Evidence {
  double engine{};     // 0..1: the weakest symbol's confidence in the page pass
  double second{-1};   // the same of an independent second reading; -1: there was none
  bool agrees{};       // the second reading gave the same canonical value
  bool exact{};        // the text has the kind's form without repair of look-alikes
  bool check_digit{};  // the kind has one and it holds
  bool known{};        // found in a closed list (code list, municipalities)
  bool confirmed{};    // repeated elsewhere on paper, or a printed sum over it agrees
  bool crowded{};      // ink of a ruling, stamp or neighbour touches the box
  bool settled{};    // the two differ, and a check digit or closed list vouches for this one alone
  bool contested{};  // another place, the table or the page as a whole speaks against it
  bool blank{};      // nothing is printed where the value would stand
  bool verbatim{};   // out of a file that has it in characters: nothing was read off a picture
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Two readers, or two places, say different things, and nothing decides between them.
[[nodiscard]] bool is_disputed(const Evidence& evidence);

// A person's word over the machine's reading.
struct Correction {
  std::string by;                  // whose
  std::string at;                  // ISO 8601, UTC: 2026-05-04T08:30:00Z
  std::optional<std::string> was;  // what the machine had read, canonical
  friend bool operator==(const Correction&, const Correction&) = default;
};

struct Reading {
  Kind kind{Kind::text};
  std::optional<std::string> value;  // canonical; empty: nothing readable stands there
  std::string text;                  // what stands on the paper, as read
  double confidence{};               // probability that `value` is what is printed
  bool accepted{};                   // nobody needs to look at it
  int page{};                        // from 1; 0: not on any page
  Box box;
  std::vector<Candidate> alternatives;  // runner-up first
  Evidence evidence;
  bool decided{};  // a person has looked at it; not stored, laid over from the decisions
  std::optional<Correction> corrected{};  // where a person has put `value` in another one's place
};

struct Field {
  std::string name;  // the contract's Swedish field name
  Reading reading;
};

// Something speaks against them: none of them is accepted.
void contest(std::span<Field> fields);

struct Row {
  int number{};     // from 1 through the document
  std::string key;  // names the row for good
  int page{};
  Box box;
  std::vector<Field> fields;
  bool approved{};
  std::string revision{};  // changes with every value of the row and every decision on it
  std::string hidden;      // initials and figures in the place of a name, as printed; often empty
  std::string about;       // how the person was found whom the paper hides; empty: it does not
};

enum class Severity { info, varning, fel };

// A finding about a document, a row or a field. Codes are the contract's.
struct Deviation {
  std::string code;
  Severity severity{Severity::varning};
  int row{};             // 0: the whole document
  std::string field;     // empty: the whole row
  std::string message;   // plain Swedish, says what to do where that is not plain
  std::string expected;  // what a register or sum says; empty when nothing does
  bool closed{};         // a person has decided on it, and it stops nothing any more
  friend bool operator==(const Deviation&, const Deviation&) = default;
};

struct PageInfo {
  int page{};
  int width{}, height{}, dpi{};
  int rotation{};
  double skew_degrees{};
  TextSource source{TextSource::ocr};
};

struct Document {
  long long id{};
  std::string file;    // name as dropped; untrusted
  std::string sha256;  // of the source file
  int part{};          // from 1 when one file holds several documents, else 0
  std::string type{"okand"};
  std::string template_id;
  int template_version{};
  std::string status{"avvikelser"};  // klar, avvikelser, fel
  std::optional<long long> copy_of;
  std::vector<PageInfo> pages;
  std::vector<int> blank_pages;  // without print, kept and not read
  std::vector<Field> fields;
  std::vector<Row> rows;
  std::vector<Deviation> deviations;
  std::string revision{};  // as a row's, of the fields above
};

[[nodiscard]] const Reading* find_field(const std::vector<Field>& fields, std::string_view name);
[[nodiscard]] Reading* find_field(std::vector<Field>& fields, std::string_view name);

// The canonical value, or empty when the field is missing or unread.
[[nodiscard]] std::optional<std::string> value_of(const std::vector<Field>& fields,
                                                  std::string_view name);

// The canonical value as text, date, amount or number; empty when there is no reading, nothing was
// read, or it has another form.
[[nodiscard]] std::string_view value_in(const Reading* reading);
[[nodiscard]] std::optional<Date> date_in(const Reading* reading);
[[nodiscard]] std::optional<Amount> amount_in(const Reading* reading);
[[nodiscard]] std::optional<int> count_in(const Reading* reading);

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> kind_from(std::string_view name);
[[nodiscard]] std::string_view to_string(Severity severity);
[[nodiscard]] std::optional<Severity> severity_from(std::string_view name);
[[nodiscard]] std::string_view to_string(TextSource source);

}  // namespace rosett
