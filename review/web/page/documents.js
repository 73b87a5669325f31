// Dokument: the newest ones; one of them with its pages, what was read, and what deviates.

import { get, may, post, save } from "/api.js";
import { el, say, severities, show, table, tag, written } from "/dom.js";
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
  return written(field.kind, field.value);
}

function rows(document) {
  if (document.rows.length === 0) return [];
  const names = [];
  const amounts = new Set(document.rows.flatMap((row) => row.fields.filter(
    (field) => field.kind === "belopp").map((field) => field.name)));
  for (const row of document.rows)
    for (const field of row.fields)
      if (!names.some(([name]) => name === field.name)) names.push([field.name, field.label]);
  const approved = document.rows.filter((row) => row.approved).length;
  return table(`Rader: ${approved} av ${document.rows.length} är godkända`, [
    ["Rad", (row) => row.row, "number"], ["Läge", (row) => (row.approved ? "Godkänd" : "")], ...names.map(([name, label]) => [label, (row) => {
    const field = row.fields.find((each) => each.name === name);
    return field ? el("span", { class: field.accepted ? null : "tag varning" }, shownValue(field)) : "";
  }, amounts.has(name) ? "number" : null])], document.rows);
}

const decided = { value: "Värde", printed_wrong: "Fel på papperet", approve: "Godkänd",
  reject: "Avvisad", note: "Att utreda", undo: "Ångrat" };
const sendings = { ny: "Ny", rattelse: "Rättelse", makulering: "Makulering" };

function change(record) {
  if (record.kind !== "value" && !record.value) return record.why;
  const values = `${record.was ?? "(inget läst)"} → ${record.value ?? "(inget tryckt)"}`;
  return record.why ? `${values}. ${record.why}` : values;
}

function answered(sent) {
  if (sent.taken === null) return "Inget svar än";
  return sent.taken ? "Mottagen" : `Nekad: ${sent.reason}`;
}

// What people have decided, what has left for the case system, and what it answered.
function history({ records, sent }) {
  return [
    sent.length === 0 ? [] : table("Leveranser och kvittenser", [
      ["Rad", (each) => each.row, "number"], ["Leverans", (each) => each.batch, "number"],
      ["När", (each) => when(each.at)], ["Som", (each) => sendings[each.kind] ?? each.kind],
      ["Av", (each) => each.by], ["Svar", answered]], sent),
    records.length === 0 ? el("p", {}, "Ingen har beslutat något om dokumentet.") : table("Historik", [
      ["När", (each) => when(each.at)], ["Vem", (each) => each.by],
      ["Rad", (each) => each.row || "", "number"], ["Beslut", (each) => decided[each.kind] ?? each.kind],
      ["Fält", (each) => each.field_label], ["Från – till", change], ["Väg", (each) => each.via]], records),
  ].flat();
}

// A workbook that somebody has filled in and laid in the inbox: it waits for a yes.
async function proposal(document) {
  const waits = document.deviations.find((each) => each.code === "forslag_vantar");
  if (!waits) return [];
  const { open, decisions: list, faults, stale, missing } = await get(`/api/documents/${document.id}/proposal`);
  const told = (fault) => `${fault.sheet}${fault.row ? `, rad ${fault.row}` : ""}: ${fault.message}`;
  const place = el("div", { role: "status" });
  const take = async () => {
    const answer = await post(`/api/documents/${document.id}/proposal`);
    if (answer.faults.length === 0) {
      say(`${answer.lines} beslut är mottagna.`);
      return oneDocument(document.id);
    }
    place.replaceChildren(el("p", { class: "wrong" }, "Ingenting har tagits emot:"),
      el("ul", {}, answer.faults.map((fault) => el("li", {}, told(fault)))));
  };
  return [el("section", { class: "panel", "aria-label": "Beslut i arbetsboken" },
    el("h2", {}, open ? "Beslut som arbetsboken föreslår" : "Besluten i arbetsboken är avgjorda"),
    faults.length === 0 ? [] : el("ul", { class: "wrong" }, faults.map((fault) => el("li", {}, told(fault)))),
    stale > 0 ? el("p", {}, `${stale} rader utan beslut har ändrats sedan arbetsboken skrevs.`) : [],
    missing > 0 ? el("p", {}, `${missing} öppna avvikelser har ingen rad i arbetsboken: de står kvar.`) : [],
    !open || list.length === 0 ? el("p", {}, open ? "Inga beslut är ifyllda." : "") : table("Föreslagna beslut", [
      ["Dokument", (each) => el("a", { href: `#/dokument/${each.document}` }, each.file)],
      ["Rad", (each) => each.row || "", "number"], ["Beslut", (each) => decided[each.kind] ?? each.kind],
      ["Fält", (each) => each.field_label],
      ["Från – till", (each) => (each.kind === "value" || each.value !== null ? change(each) : each.why)]], list),
    open && may("decide") && list.length > 0
      ? el("button", { type: "button", class: "chief", onclick: take }, `Ta emot ${list.length} beslut`) : [],
    place)];
}

const MOST = 500; // decisions that the service takes at once

// Rows that nothing is said of but what is for information: they are approved together.
function approval(document) {
  const open = document.deviations.filter((each) => each.open && each.severity !== "info");
  const rows = document.rows.filter(
    (row) => !row.approved && !open.some((each) => each.row === row.row));
  if (!may("decide") || rows.length === 0) return [];
  if (open.some((each) => each.row === 0 && each.severity === "fel"))
    return el("p", { class: "small" }, "Raderna kan godkännas när felen som gäller hela dokumentet är avgjorda.");
  const approve = async () => {
    for (let at = 0; at < rows.length; at += MOST) {
      const answer = await post("/api/decisions", { decisions: rows.slice(at, at + MOST).map(
        ({ key, revision }) => ({ kind: "approve", key, revision })) });
      if (answer.refusals.length > 0) return say(answer.refusals[0].message);
    }
    say(rows.length === 1 ? "En rad är godkänd." : `${rows.length} rader är godkända.`);
    return oneDocument(document.id);
  };
  return el("button", { type: "button", class: "chief", id: "approve", onclick: approve },
    rows.length === 1 ? "Godkänn raden utan avvikelse" : `Godkänn ${rows.length} rader utan avvikelse`);
}

export async function oneDocument(id) {
  const [document, past] = await Promise.all([get(`/api/documents/${Number(id)}`),
    get(`/api/documents/${Number(id)}/history`)]);
  const place = el("div", {});
  const open = (page) => place.replaceChildren(page.pictured
    ? scan(document.id, page, boxesOn(document, page.page)).view
    : el("p", {}, "Filen har ingen bild: dess värden står i den som text."));
  const proposed = await proposal(document);
  const original = el("button", { type: "button", onclick: async () => save(
    await get(`/api/documents/${document.id}/original`), document.file) }, "Hämta originalet");
  const again = may("govern") ? el("button", { type: "button", onclick: async () => {
    await post(`/api/documents/${document.id}/reread`);
    say("Dokumentet är tolkat på nytt efter mallarna som de är nu.");
    return oneDocument(document.id);
  } }, "Tolka på nytt") : [];
  const pages = el("div", { class: "bar", role: "group", "aria-label": "Sidor" }, document.pages.map(
    (page) => el("button", { type: "button", onclick: () => open(page) }, `Sida ${page.page}`)));
  show(el("h1", {}, document.file),
    el("p", {}, `${document.type_label}. ${document.status_label}.`,
      document.template ? ` Läst med mallen ${document.template}.` : "",
      document.hidden_rows ? ` ${document.hidden_rows} rader visas inte för dig.` : ""),
    el("div", { class: "bar" }, approval(document), original, again), proposed,
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
    rows(document), history(past));
  if (document.pages.length > 0) open(document.pages[0]);
}
