// Register: search, a row by hand, import with preview. Nya individer: who is to be registered.

import { may, get, post } from "/api.js";
import { choice, el, say, show, table } from "/dom.js";

const kinds = [["personer", "Personer"], ["placeringar", "Placeringar"], ["leverantorer", "Leverantörer"],
  ["avtal", "Avtal"], ["sdf", "Stadsdelar"], ["ansokningar", "Ansökningar"]];

const labels = { personnummer: "Personnummer", dossiernummer: "Dossier", fornamn: "Förnamn",
  efternamn: "Efternamn", fodelsedatum: "Född", mottagningsdatum: "Mottagen",
  migrationsdatum: "Migrationsdatum", adress: "Adress", folkbokforingsdatum: "Folkbokförd",
  sdf_kod: "Stadsdelskod", sdf: "Stadsdel", skyddad: "Skyddad (ja/nej)",
  kostnadsbarande_sdf_kod: "Kostnadsbärande stadsdelskod", socialtjanstansvar: "Socialtjänstens ansvar (ja/nej)", utflyttad: "Utflyttad", boende: "Boende",
  organisationsnummer: "Organisationsnummer", sort: "Sort", fran: "Från", till: "Till",
  dygnspris: "Pris per dygn", aterssoks: "Återsöks (ja/nej)", namn: "Namn", bankgiro: "Bankgiro",
  plusgiro: "Plusgiro", kod: "Kod",
  nummer: "Nummer", slag: "Slag (återsökning/överklagan)", galler: "Överklagad ansökan",
  period_fran: "Period från", period_till: "Period till", belopp: "Sökt belopp", inkom: "Inkom",
  avslutad: "Avslutad", utfall: "Utfall" };

function label(column) {
  return labels[column] ?? column;
}

function cell(text) {
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(columns, values) {
  return `${columns.join(";")}\n${values.map(cell).join(";")}\n`;
}

function rejected(rows) {
  return rows.length === 0 ? [] : table("Avvisade", [
    ["Rad", (row) => row.line, "number"], ["Varför", (row) => row.reason]], rows);
}

async function bring(kind, text, place) {
  const report = await post("/api/registers/import", { kind, csv: text });
  const kept = report.kept_protected === 0 ? "" : `. ${report.kept_protected} personer är fortfarande skyddade, fast filen inte säger det`;
  say(`${report.added} nya, ${report.replaced} ändrade, ${report.unchanged} oförändrade, ${report.rejected.length} avvisade${kept}`);
  place.replaceChildren(...[rejected(report.rejected)].flat());
  return report.rejected.length === 0;
}

function importForm(kind, renew) {
  const place = el("div", {});
  const file = el("input", { type: "file", id: "csv", accept: ".csv,text/csv" });
  const preview = async () => {
    const text = new TextDecoder().decode(await file.files[0].arrayBuffer());
    const told = await post("/api/registers/preview", { kind, csv: text });
    place.replaceChildren(...[
      table(`${told.rows} rader kan importeras; de första visas`, told.columns.map(
        (name, i) => [label(name), (line) => line[i]]), told.lines),
      rejected(told.rejected),
      el("button", { class: "chief", type: "button", onclick: async () => {
        await bring(kind, text, place);
        renew();
      } }, "Importera")].flat());
  };
  file.addEventListener("change", preview);
  return el("section", { class: "panel" },
    el("label", { for: "csv" }, "Fil med rubrikrad; inget ändras förrän du har sett vad som kommer in"), file, place);
}

function byHand(kind, columns, renew) {
  const place = el("div", {});
  const inputs = columns.map((name) => el("input", { id: `cell-${name}`, autocomplete: "off" }));
  return el("form", { class: "panel", onsubmit: async (event) => {
    event.preventDefault();
    const values = inputs.map((input) => input.value);
    if (!await bring(kind, csv(columns, values), place)) return;
    for (const input of inputs) input.value = "";
    renew();
  } }, el("div", { class: "bar" }, columns.map((name, i) => el(
    "div", {}, el("label", { for: `cell-${name}` }, label(name)), inputs[i]))), place,
  el("button", { class: "chief", type: "submit" }, "Spara"));
}

// What is not words stays on one line.
function width(name) {
  return /namn|adress|boende|sdf$/.test(name) ? null : "whole";
}

function folded(heading, form) {
  return el("details", {}, el("summary", {}, heading), form);
}

export async function registers(chosen = "personer") {
  const found = el("div", { class: "dense" });
  const search = el("input", { type: "search", id: "search" });
  let columns = [];
  const renew = async () => {
    const asked = search.value;
    const told = await post("/api/registers", { kind: chosen, search: asked });
    if (asked !== search.value) return; // a later one comes
    columns = told.columns;
    found.replaceChildren(table(`${told.lines.length} av ${told.count} rader`, columns.map(
      (name, i) => [label(name), (line) => line[i], width(name)]), told.lines));
  };
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(renew, 250);
  });
  await renew();
  show(el("h1", {}, "Register"), el("div", { class: "bar" },
    choice("Register", kinds, chosen, (kind) => { location.hash = `#/register/${kind}`; }),
    el("div", {}, el("label", { for: "search" }, "Sök"), search)),
  may("bring") ? [folded("Lägg till eller rätta en rad", byHand(chosen, columns, renew)),
    folded("Importera CSV", importForm(chosen, renew))] : [], found);
}

// The document's own fields where the person stands in its head, else the row's.
function personOf(finding) {
  const value = (name) => (finding.row?.fields.find((field) => field.name === name)
    ?? finding.fields.find((field) => field.name === name))?.value ?? "";
  const [before, after] = value("namn").split(/,\s*/); // «Ek, Bo» or «Bo Ek»
  const names = before.split(" ");
  const given = after ?? names.slice(0, -1).join(" ");
  const family = after === undefined ? names.slice(-1).join("") : before;
  return { personnummer: value("personnummer"), dossiernummer: value("dossiernummer"),
    fornamn: value("fornamn") || given, efternamn: value("efternamn") || family,
    fodelsedatum: value("fodelsedata"), mottagningsdatum: value("mottagningsdatum") };
}

export async function newPersons() {
  const answer = await post("/api/deviations", { code: "individ_saknas", severity: "info", limit: 200 });
  const place = el("div", {});
  const register = async (item, button) => {
    const query = new URLSearchParams({ row: item.row, code: item.code, field: item.field });
    const person = personOf(await get(`/api/documents/${item.document}/finding?${query}`));
    const told = await post("/api/registers", { kind: "personer", search: "\u0000" });
    const columns = told.columns.filter((name) => name !== "skyddad");
    if (!await bring("personer", csv(columns, columns.map((name) => person[name] ?? "")), place)) return;
    const next = button.closest("tr").nextElementSibling?.querySelector("button");
    button.replaceWith("Registrerad");
    next?.focus();
  };
  show(el("h1", {}, "Nya individer"), place, table(
    `${answer.count} ${answer.count === 1 ? "person" : "personer"} som inte finns i registret`, [
    ["Namn", (item) => item.namn], ["Personnummer", (item) => item.personnummer],
    ["Dossier", (item) => item.dossiernummer],
    ["Dokument", (item) => el("a", { href: `#/dokument/${item.document}` }, item.file)],
    ["Gör", (item) => {
      const button = el("button", { type: "button", disabled: !may("bring"),
        onclick: () => register(item, button) }, "Registrera");
      return button;
    }],
  ], answer.items));
}
