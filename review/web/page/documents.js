// Dokument: the newest ones; one of them with its pages, what was read, and what deviates.

import { get } from "/api.js";
import { el, kronor, severities, show, table, tag } from "/dom.js";
import { address } from "/list.js";
import { scan } from "/scan.js";

function when(iso) {
  return new Date(iso).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
}

export async function documents() {
  const answer = await get("/api/documents");
  show(el("h1", {}, "Dokument"), table(`De ${answer.documents.length} senaste`, [
    ["Fil", (line) => el("a", { href: `#/dokument/${line.id}` }, line.file)],
    ["Typ", (line) => line.type_label],
    ["Läge", (line) => line.status_label],
    ["Enhet", (line) => line.inbox],
    ["Kom", (line) => when(line.arrived)],
    ["Rader", (line) => line.rows, "number"],
    ["Avvikelser", (line) => line.deviations, "number"],
  ], answer.documents));
}

function boxesOn(document, page) {
  const boxes = [];
  const add = (fields) => {
    for (const field of fields)
      if (field.page === page)
        boxes.push([field.box, field.accepted ? "read" : "lit", `${field.label}: ${field.value ?? ""}`]);
  };
  add(document.fields);
  for (const row of document.rows) add(row.fields);
  return boxes;
}

function shownValue(field) {
  return field.kind === "amount" && field.value ? kronor(field.value) : field.value ?? "";
}

function rows(document) {
  if (document.rows.length === 0) return [];
  const names = [];
  for (const row of document.rows)
    for (const field of row.fields)
      if (!names.some(([name]) => name === field.name)) names.push([field.name, field.label]);
  return table("Rader", [["Rad", (row) => row.row, "number"], ...names.map(([name, label]) => [label, (row) => {
    const field = row.fields.find((each) => each.name === name);
    return field ? el("span", { class: field.accepted ? null : "tag varning" }, shownValue(field)) : "";
  }])], document.rows);
}

export async function oneDocument(id) {
  const document = await get(`/api/documents/${Number(id)}`);
  const place = el("div", {});
  const open = (page) => place.replaceChildren(scan(document.id, page, boxesOn(document, page.page)).view);
  const pages = el("div", { class: "bar", role: "group", "aria-label": "Sidor" }, document.pages.map(
    (page) => el("button", { type: "button", onclick: () => open(page) }, `Sida ${page.page}`)));
  show(el("h1", {}, document.file),
    el("p", {}, `${document.type_label}. ${document.status_label}.`,
      document.hidden_rows ? ` ${document.hidden_rows} rader visas inte för dig.` : ""),
    el("div", { class: "review" },
      el("div", {}, pages, place),
      el("div", {},
        table("Avvikelser", [
          ["Allvar", (found) => tag(found.severity, severities[found.severity])],
          ["Avvikelse", (found) => el("a", { href: address({ ...found, document: document.id }) }, found.label)],
          ["Rad", (found) => found.row || "", "number"],
          ["Meddelande", (found) => found.message],
        ], document.deviations),
        table("Uppgifter", [["Fält", (field) => field.label], ["Värde", shownValue],
          ["Läge", (field) => (field.accepted ? "" : tag("varning", "osäker"))]], document.fields))),
    rows(document));
  if (document.pages.length > 0) open(document.pages[0]);
}
