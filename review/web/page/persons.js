// Sök: persons, and whatever was read; Person: everything about one.

import { get, post } from "/api.js";
import { el, kronor, severities, show, table, tag } from "/dom.js";
import { address } from "/list.js";

function searched(search, renew) {
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(renew, 250);
  });
}

export async function persons() {
  const search = el("input", { type: "search", id: "search" });
  const found = el("div", { "aria-live": "polite" });
  const renew = async () => {
    if (search.value.trim() === "") return found.replaceChildren();
    const [register, read] = await Promise.all([
      post("/api/persons", { search: search.value }),
      post("/api/deviations", { search: search.value, closed: true, limit: 50 })]);
    found.replaceChildren(
      table(`Personer (${register.persons.length})`, [
        ["Namn", (person) => el("a", { href: `#/personer/${person.id}` }, `${person.fornamn} ${person.efternamn}`)],
        ["Personnummer", (person) => person.personnummer],
        ["Dossier", (person) => person.dossiernummer],
        ["Stadsdel", (person) => person.sdf || person.sdf_kod],
      ], register.persons),
      table(`Avvikelser (${read.count})`, [
        ["Allvar", (item) => tag(item.severity, severities[item.severity])],
        ["Avvikelse", (item) => el("a", { href: address(item) }, item.label)],
        ["Person", (item) => item.namn],
        ["Dokument", (item) => el("a", { href: `#/dokument/${item.document}` }, item.file)],
      ], read.items));
  };
  searched(search, renew);
  show(el("h1", {}, "Sök"), el("div", { class: "bar" }, el("div", {},
    el("label", { for: "search" }, "Namn, nummer, fil eller text"), search)), found);
  search.focus();
}

export async function onePerson(id) {
  const { person, rows, sums, placements, deviations } = await get(`/api/persons/${Number(id)}`);
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
      ["Period", (row) => `${row.period_fran} – ${row.period_till}`],
      ["Belopp", (row) => kronor(row.belopp), "number"], ["Dokument", (row) => row.file],
    ], rows),
    table("Summor", [["Kod", (sum) => sum.kod || "(ingen)"], ["Belopp", (sum) => kronor(sum.belopp), "number"]], sums),
    table("Placeringar", [
      ["Boende", (each) => each.boende], ["Sort", (each) => each.sort], ["Från", (each) => each.fran],
      ["Till", (each) => each.till], ["Per dygn", (each) => kronor(each.dygnspris), "number"],
      ["Återsöks", (each) => each.aterssoks],
    ], placements));
}
