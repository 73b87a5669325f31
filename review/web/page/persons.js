// Sök: persons, and whatever was read; Person: everything about one.

import { get, post } from "/api.js";
import { el, kronor, severities, show, table, tag, written } from "/dom.js";
import { address } from "/list.js";

const MOST = 50; // of each kind, as the service answers

function many(list) {
  return list.length < MOST ? list.length : `de ${MOST} senaste`;
}

function period(row) {
  return row.period_fran || row.period_till ? el("span", { class: "whole" },
    `${row.period_fran} – ${row.period_till}`) : "";
}

function searched(search, renew) {
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(renew, 250);
  });
}

export async function persons() {
  const search = el("input", { type: "search", id: "search" });
  const place = el("div", {});
  const renew = async () => {
    if (search.value.trim() === "") return place.replaceChildren();
    const asked = search.value;
    const [register, found, read] = await Promise.all([
      post("/api/persons", { search: asked }), post("/api/search", { search: asked }),
      post("/api/deviations", { search: asked, closed: true, limit: 50 })]);
    if (asked !== search.value) return; // more has been typed meanwhile
    place.replaceChildren(
      table(`Personer (${register.persons.length})`, [
        ["Namn", (person) => el("a", { href: `#/personer/${person.id}` }, `${person.fornamn} ${person.efternamn}`)],
        ["Personnummer", (person) => person.personnummer],
        ["Dossier", (person) => person.dossiernummer],
        ["Stadsdel", (person) => person.sdf || person.sdf_kod],
      ], register.persons),
      table(`Rader (${many(found.rows)})`, [
        ["Namn", (row) => row.namn],
        ["Nummer", (row) => el("span", { class: "whole" }, row.personnummer || row.dossiernummer)],
        ["Kod", (row) => row.kod], ["Period", period],
        ["Belopp", (row) => kronor(row.belopp), "number"],
        ["Dokument", (row) => el("a", { href: `#/dokument/${row.document}` }, row.file)],
        ["Rad", (row) => row.row, "number"],
      ], found.rows),
      table(`Dokument (${many(found.documents)})`, [
        ["Fil", (each) => el("a", { href: `#/dokument/${each.document}` }, each.file)],
        ["Typ", (each) => each.type_label],
        ["Där det står", (each) => each.field_label || "Filens namn"],
        ["Värde", (each) => written(each.kind, each.value)],
      ], found.documents),
      table(`Avvikelser (${read.count})`, [
        ["Allvar", (item) => tag(item.severity, severities[item.severity])],
        ["Avvikelse", (item) => el("a", { href: address(item) }, item.label)],
        ["Person", (item) => item.namn],
        ["Dokument", (item) => el("a", { href: `#/dokument/${item.document}` }, item.file)],
      ], read.items));
  };
  searched(search, renew);
  show(el("h1", {}, "Sök"), el("div", { class: "bar" }, el("div", {},
    el("label", { for: "search" }, "Namn, nummer, fil eller text (minst tre tecken)"), search)), place);
  search.focus();
}

export async function onePerson(id) {
  const { person, rows, sums, placements, deviations, notes } = await get(`/api/persons/${Number(id)}`);
  show(el("h1", {}, `${person.fornamn} ${person.efternamn}`),
    el("p", {}, [person.personnummer, person.dossiernummer, person.sdf || person.sdf_kod]
      .filter(Boolean).join(", "), person.skyddad === "ja" ? tag("fel", "Skyddade uppgifter") : ""),
    table("Avvikelser", [
      ["Allvar", (item) => tag(item.severity, severities[item.severity])],
      ["Avvikelse", (item) => el("a", { href: address(item) }, item.label)],
      ["Meddelande", (item) => item.message],
      ["Dokument", (item) => el("a", { href: `#/dokument/${item.document}` }, item.file)],
    ], deviations),
    table("Rader och fakturor", [
      ["Beslut", (row) => row.beslutsdatum], ["Typ", (row) => row.type_label], ["Kod", (row) => row.kod],
      ["Period", period],
      ["Belopp", (row) => kronor(row.belopp), "number"],
      ["Dokument", (row) => el("a", { href: `#/dokument/${row.document}` }, row.file || `Dokument ${row.document}`)],
    ], rows),
    table("Summor", [["Kod", (sum) => sum.kod || "(ingen)"], ["Belopp", (sum) => kronor(sum.belopp), "number"]], sums),
    table("Att utreda", [
      ["När", (note) => new Date(note.at).toLocaleDateString("sv-SE")], ["Vem", (note) => note.by],
      ["Vad", (note) => note.why], ["Dokument", (note) => note.file], ["Rad", (note) => note.row, "number"],
    ], notes),
    table("Placeringar", [
      ["Boende", (each) => each.boende], ["Sort", (each) => each.sort], ["Från", (each) => each.fran],
      ["Till", (each) => each.till], ["Per dygn", (each) => kronor(each.dygnspris), "number"],
      ["Återsöks", (each) => each.aterssoks],
    ], placements));
}
