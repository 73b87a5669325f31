#include "store/documents.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/document_json.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Deviation deviation(const std::string& code) {
  return {.code = code,
          .severity = Severity::fel,
          .row = 1,
          .field = "belopp",
          .message = "Fel.",
          .expected = "1350.00"};
}

std::vector<std::string> codes(const Document& document) {
  std::vector<std::string> codes;
  for (const Deviation& found : document.deviations) codes.push_back(found.code);
  return codes;
}

std::vector<Document> all(Store& store, const DocumentFilter& filter = {}) {
  std::vector<Document> documents;
  store.documents.for_each(filter, [&](const Document& one) { documents.push_back(one); });
  return documents;
}

TEST(Documents, ComeBackAsTheyWereCommitted) {
  Store store;
  Document document = roselista({"20100314-2381", ""});
  document.rows[0].approved = true;
  document.rows[1].fields[0].reading.value.reset();
  document.pages.push_back({7, 10, 20, 200, 0, 0.125, TextSource::text});
  document.deviations = {deviation("falt_saknas"),
                         {"sidordning", Severity::info, 0, "", "Ny.", ""}};
  read_file(store, digest(1), "Åsas.pdf", {document});
  const Document back = all(store).at(0);
  document.id = back.id;
  document.sha256 = digest(1);
  document.file = "Åsas.pdf";
  for (std::size_t i = 0; i < document.rows.size(); ++i) {
    EXPECT_FALSE(back.rows.at(i).key.empty());
    document.rows[i].key = back.rows[i].key;
  }
  EXPECT_EQ(document_to_json(back, JsonDetail::evidence),
            document_to_json(document, JsonDetail::evidence));
  EXPECT_EQ(document_to_json(store.documents.load(back.id).value(), JsonDetail::evidence),
            document_to_json(document, JsonDetail::evidence));
  EXPECT_FALSE(store.documents.load(back.id + 1));
}

TEST(Documents, PagesComeBack) {
  Store store;
  const long long arrival = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.commit_reading(arrival, {roselista({})}, pages(2));
  ASSERT_TRUE(store.documents.page_text(digest(1), 2));
  EXPECT_EQ(store.documents.page_text(digest(1), 2)->words.at(0).text, "ord2");
  EXPECT_THAT(store.documents.page_image(digest(1), 2), ElementsAre(0xFF, 0xD8, 0, 2));
  EXPECT_FALSE(store.documents.page_text(digest(1), 3));
  EXPECT_THAT(store.documents.page_image(digest(1), 3), IsEmpty());
}

TEST(Documents, RereadingKeepsImagesThatDoNotComeAnew) {
  Store store;
  const long long arrival = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.commit_reading(arrival, {roselista({})}, pages(2));
  const auto new_words = [page = 0]() mutable -> std::optional<StoredPage> {
    if (page == 2) return std::nullopt;
    StoredPage next;
    next.text.page = ++page;
    next.text.words = {{.text = "nytt"}};
    return next;
  };
  store.jobs.commit_reading(arrival, {roselista({})}, new_words);
  EXPECT_EQ(store.documents.page_text(digest(1), 2)->words.at(0).text, "nytt");
  EXPECT_THAT(store.documents.page_image(digest(1), 2), ElementsAre(0xFF, 0xD8, 0, 2));
}

TEST(Documents, RereadingKeepsIdsAndKeys) {
  Store store;
  const long long arrival =
      read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381", "20100314-2399"})});
  const Document before = all(store).at(0);
  Document again = roselista({"20100314-2381", "20100314-0000", "20100314-2399"});
  again.rows[1].box = {100, 170, 2000, 195};  // found between the two that were known
  again.rows[2].box = {100, 205, 2000, 262};
  store.jobs.commit_reading(arrival, {again}, no_pages());
  const Document after = all(store).at(0);
  EXPECT_EQ(after.id, before.id);
  EXPECT_EQ(after.rows.at(0).key, before.rows.at(0).key);
  EXPECT_EQ(after.rows.at(2).key, before.rows.at(1).key);
  EXPECT_NE(after.rows.at(1).key, after.rows.at(0).key);
  EXPECT_NE(after.rows.at(1).key, after.rows.at(2).key);
}

TEST(Documents, RereadingMaySplitAFile) {
  Store store;
  const long long arrival = read_file(store, digest(1), "b.pdf", {roselista({"20100314-2381"})});
  copy_file(store, digest(1), "c.pdf");
  Document one = roselista({"20100314-2381"});
  Document two = roselista({"20100314-2399"});
  one.part = 1;
  two.part = 2;
  two.rows[0].page = 2;
  store.jobs.commit_reading(arrival, {one, two}, no_pages());
  const auto documents = all(store);
  ASSERT_EQ(documents.size(), 4U);
  EXPECT_EQ(documents[1].part, 2);
  EXPECT_EQ(documents[2].copy_of, documents[0].id);
  EXPECT_EQ(documents[3].copy_of, documents[1].id);
}

TEST(Documents, FurtherFilesWithTheSameBytesAreCopies) {
  Store store;
  read_file(store, digest(1), "b.pdf", {roselista({"20100314-2381"})});
  copy_file(store, digest(1), "c.pdf");
  const auto documents = all(store);
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_FALSE(documents[0].copy_of);
  EXPECT_EQ(documents[1].copy_of, documents[0].id);
  EXPECT_NE(documents[1].id, documents[0].id);
  EXPECT_EQ(documents[1].type, "roselista");
  EXPECT_EQ(documents[1].status, "avvikelser");
  EXPECT_THAT(documents[1].rows, IsEmpty());
  EXPECT_THAT(documents[1].fields, IsEmpty());
  EXPECT_THAT(documents[1].pages, IsEmpty());
  EXPECT_THAT(codes(documents[1]), ElementsAre("dubblett"));
  EXPECT_NE(documents[1].deviations[0].message.find("b.pdf"), std::string::npos);
}

TEST(Documents, ChecksReplaceTheirOwnFindingsAlone) {
  Store store;
  Document document = roselista({"20100314-2381"});
  document.deviations = {deviation("falt_saknas")};
  read_file(store, digest(1), "a.pdf", {document});
  const auto dirty = store.documents.dirty();
  ASSERT_EQ(dirty.size(), 1U);
  for (const std::string code : {"belopp_avviker", "summa_avviker"}) {
    store.documents.check(dirty[0], [&](const Document& seen) {
      EXPECT_THAT(codes(seen), ElementsAre("falt_saknas"));
      return CheckResult{{deviation(code)}, "avvikelser", {}};
    });
    const Document checked = store.documents.load(dirty[0]).value();
    EXPECT_THAT(codes(checked), ElementsAre("falt_saknas", code));
    EXPECT_EQ(checked.deviations[1], deviation(code));
    EXPECT_EQ(checked.status, "avvikelser");
    EXPECT_THAT(store.documents.dirty(), IsEmpty());
  }
}

TEST(Documents, WhatRegistersConfirmIsAcceptedUntilTheNextCheck) {
  Store store;
  Document document = roselista({"20100314-2381"});
  document.rows[0].fields[0].reading.accepted = false;
  const std::string field = document.rows[0].fields[0].name;
  document.deviations = {{"osaker_lasning", Severity::varning, 1, field, "", ""}};
  read_file(store, digest(1), "a.pdf", {document});
  const long long id = store.documents.dirty().at(0);
  for (const bool confirmed : {true, false}) {
    store.documents.check(id, [&](const Document& seen) {
      EXPECT_FALSE(seen.rows[0].fields[0].reading.accepted);
      CheckResult result = nothing_found(seen);
      if (confirmed) result.confirmations = {{1, field}};
      return result;
    });
    const Document checked = store.documents.load(id).value();
    EXPECT_EQ(checked.rows[0].fields[0].reading.accepted, confirmed);
    EXPECT_EQ(checked.deviations.empty(), confirmed);
  }
}

TEST(Documents, WhatRegistersDoubtIsNotAcceptedUntilTheNextCheck) {
  Store store;
  read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  const long long id = store.documents.dirty().at(0);
  const auto is_accepted = [&] {
    return store.documents.load(id).value().rows[0].fields[0].reading.accepted;
  };
  const bool before = is_accepted();
  store.documents.check(id, [&](const Document& seen) {
    CheckResult result = nothing_found(seen);
    result.confirmations = {{1, seen.rows[0].fields[0].name, false}};
    return result;
  });
  EXPECT_TRUE(before);
  EXPECT_FALSE(is_accepted());
}

TEST(Documents, AFailedCheckChangesNothing) {
  Store store;
  read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  const auto before = exported(store);
  const long long id = store.documents.dirty().at(0);
  EXPECT_THROW(store.documents.check(
                   id, [](const Document&) -> CheckResult { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(exported(store), before);
  EXPECT_EQ(store.documents.dirty().size(), 1U);
}

TEST(Documents, AreDirtyAgainWhenRowsTheyAskedForComeOrGo) {
  Store store;
  read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  read_file(store, digest(2), "b.pdf", {roselista({"19990101-2384"})});
  const auto ids = store.documents.dirty();
  // The first asks for a person by a number that does not stand in it, as a register gives it.
  store.documents.check(ids.at(0), [](const Document& document) {
    return CheckResult{{}, document.status, {"20120101-2388"}};
  });
  store.documents.check(ids.at(1), nothing_found);
  ASSERT_THAT(store.documents.dirty(), IsEmpty());

  const long long arrival = read_file(store, digest(3), "c.pdf", {roselista({"20120101-2388"})});
  const long long third = all(store).at(2).id;
  EXPECT_THAT(store.documents.dirty(), ElementsAre(ids[0], third));
  store.documents.check(third, nothing_found);
  store.documents.check(ids[0], [](const Document& document) {
    return CheckResult{{}, document.status, {"20120101-2388"}};
  });
  store.jobs.commit_reading(arrival, {roselista({})}, no_pages());
  EXPECT_THAT(store.documents.dirty(), ElementsAre(ids[0], third));
}

TEST(Documents, AreAllDirtyWhenARegisterChanges) {
  Store store;
  read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  check_all(store, nothing_found);
  const std::string suppliers = "organisationsnummer;namn;bankgiro;plusgiro\n556677-8899;Bo;;\n";
  import_text(store, RegisterKind::leverantorer, suppliers);
  EXPECT_EQ(store.documents.dirty().size(), 1U);
  check_all(store, nothing_found);
  import_text(store, RegisterKind::leverantorer, suppliers);
  EXPECT_THAT(store.documents.dirty(), IsEmpty());
}

TEST(Documents, OfAnotherNameAreDirtyWhenTheyAreNamedInFindings) {
  Store store;
  read_file(store, digest(1), "b.pdf", {roselista({"20100314-2381"})});
  check_all(store, nothing_found);
  copy_file(store, digest(1), "c.pdf");
  EXPECT_THAT(store.documents.dirty(), IsEmpty());
  copy_file(store, digest(1), "a.pdf");
  EXPECT_EQ(store.documents.dirty().size(), 1U);
  EXPECT_EQ(store.documents.load(store.documents.dirty()[0])->file, "a.pdf");
}

TEST(Documents, AreFilteredByTimeAndType) {
  Store store;
  NewArrival early = arrival_of(digest(1), "a.pdf");
  NewArrival late = arrival_of(digest(2), "b.pdf");
  late.arrived = moment(60);
  store.jobs.commit_reading(store.jobs.add_arrival(early), {roselista({})}, no_pages());
  Document other = roselista({});
  other.type = "schablonbeslut";
  store.jobs.commit_reading(store.jobs.add_arrival(late), {other}, no_pages());
  EXPECT_EQ(all(store).size(), 2U);
  ASSERT_EQ(all(store, {.since = moment(60)}).size(), 1U);
  EXPECT_EQ(all(store, {.since = moment(60)})[0].file, "b.pdf");
  EXPECT_EQ(all(store, {.since = moment(61)}).size(), 0U);
  ASSERT_EQ(all(store, {.type = "roselista"}).size(), 1U);
  EXPECT_EQ(all(store, {.type = "roselista"})[0].file, "a.pdf");
}

TEST(Documents, GiveApprovedRowsAlone) {
  Store store;
  Document document = roselista({"20100314-2381", "20100314-2399"});
  document.rows[1].approved = true;
  read_file(store, digest(1), "a.pdf", {document});
  copy_file(store, digest(1), "copy.pdf");
  read_file(store, digest(2), "b.pdf", {roselista({"20100314-2381"})});
  const auto approved = all(store, {.rows = RowChoice::approved});
  ASSERT_EQ(approved.size(), 1U);
  ASSERT_EQ(approved[0].rows.size(), 1U);
  EXPECT_EQ(approved[0].rows[0].number, 2);
}

}  // namespace
}  // namespace rosett::testing
