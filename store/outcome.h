#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/database.h"
#include "store/jobs.h"
#include "store/row_keys.h"

// Writing what became of some bytes. Each function is part of its caller's transaction.
namespace rosett {

// Puts a reading in the place of what was known of these bytes.
void write_reading(Database& database, const std::string& sha256, std::vector<Document> documents,
                   const NextPage& next_page);

// Where the rows in these bytes stand now, in their order.
[[nodiscard]] std::vector<FormerRow> former_rows(Database& database, const std::string& sha256);

// Puts a failure there.
void write_failure(Database& database, const std::string& sha256, const Failure& failure);

// The deviations of one part that come from `origin`, "layout" or "check"; there are none yet.
void write_deviations(Database& database, long long part, std::string_view origin,
                      const std::vector<Deviation>& deviations);

// What the tables repeat of a document's values follows the document, whose decisions are laid over
// it: for checks across documents, and for what a person's rows are found by.
void rewrite_columns(Database& database, long long part, const Document& document);

// Every arrival of these bytes with an outcome gets its documents, and the first of them carries
// what was read. Documents that were there keep their ids.
void renew_documents(Database& database, const std::string& sha256);

// The documents in these bytes and every document whose checks asked for a person in them are to
// be checked again.
void mark_related_dirty(Database& database, const std::string& sha256);

// Every document that was read is to be checked again.
void mark_all_dirty(Database& database);

}  // namespace rosett
