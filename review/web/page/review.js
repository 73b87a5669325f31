// Granska: one deviation at a time, the scan beside it, one key a decision.

import { get, may, post, Refused } from "/api.js";
import { el, kronor, say, severities, show, table, tag } from "/dom.js";
import { address, question } from "/list.js";
import { prefetch, scan } from "/scan.js";

const PAGE = 100;
const undoable = []; // record ids of each decision, oldest first

function findingAddress(item) {
  const query = new URLSearchParams({ row: item.row, code: item.code, field: item.field });
  return `/api/documents/${item.document}/finding?${query}`;
}

// The list, one after another, a page at a time; what is decided falls out of it, what is skipped
// stays and is passed by. Past the last one comes the end, where it is told how much is left.
class Queue {
  items = [];
  at = 0;
  offset = 0; // of the first of `items` in the whole list
  count = 0; // in the whole list
  async load(offset, last = false) {
    const answer = await post("/api/deviations", question({ offset, limit: PAGE }));
    this.items = answer.items;
    this.offset = offset;
    this.count = answer.count;
    this.at = last ? Math.max(0, this.items.length - 1) : 0;
  }
  async step(by) {
    this.at += by;
    if (this.at < 0 && this.offset > 0) await this.load(Math.max(0, this.offset - PAGE), true);
    if (this.at < 0) this.at = 0;
    await this.goOn();
  }
  // From the last one on this page to the first one of the next, if there is any.
  async goOn() {
    const extra = this.items.filter((item) => item.extra).length;
    const next = this.offset + this.items.length - extra;
    if (this.at >= this.items.length && next < this.count - extra) await this.load(next);
  }
  // The one at hand is gone, and so are these others.
  async drop(isGone = () => false) {
    const stays = (item, index) => index !== this.at && !isGone(item);
    const before = this.items.filter((item, index) => index < this.at && stays(item, index)).length;
    const left = this.items.filter(stays);
    this.count -= this.items.length - left.length;
    this.items = left;
    this.at = before;
    await this.goOn();
  }
  get item() { return this.items[this.at]; }
  get next() { return this.items[this.at + 1]; }
}

function value(field) {
  if (field.value === null) return "(inget läst)";
  return field.kind === "amount" ? kronor(field.value) : field.value;
}

function readings(found) {
  const { reading, deviation } = found;
  const lines = [];
  if (reading) {
    lines.push(el("dt", {}, "Läst värde"), el("dd", { class: "value" }, value(reading)));
    if (reading.text && reading.text !== reading.value)
      lines.push(el("dt", {}, "På papperet"), el("dd", {}, reading.text));
    if (reading.runner_up)
      lines.push(el("dt", {}, "Alternativ"), el("dd", { class: "value" }, reading.runner_up));
  }
  if (deviation.expected)
    lines.push(el("dt", {}, "Förväntat"), el("dd", {}, deviation.expected));
  return el("dl", { class: "readings" }, lines);
}

function rowTable(found) {
  const fields = found.row ? found.row.fields : found.fields;
  return table(found.row ? `Rad ${found.row.row}` : "Dokumentets uppgifter", [
    ["Fält", (field) => field.label],
    ["Värde", (field) => value(field)],
    ["Läge", (field) => (field.accepted ? "" : tag("varning", "osäker"))],
  ], fields);
}

function surroundings(found) {
  return [
    found.register.length === 0 ? [] : table("Registret", [
      ["Namn", (person) => person.namn], ["Personnummer", (person) => person.personnummer],
      ["Dossier", (person) => person.dossiernummer], ["Stadsdel", (person) => person.sdf],
      ["Mottagen", (person) => person.mottagningsdatum]], found.register),
    found.earlier.length === 0 ? [] : table("Personens andra rader", [
      ["Beslut", (row) => row.beslutsdatum], ["Kod", (row) => row.kod],
      ["Period", (row) => `${row.period_fran} – ${row.period_till}`],
      ["Belopp", (row) => kronor(row.belopp), "number"]], found.earlier),
  ].flat();
}

function boxes(found) {
  const all = [];
  if (found.row) all.push([found.row.box, "lit-row", "Raden"]);
  if (found.reading?.page) all.push([found.reading.box, "lit", found.deviation.field_label]);
  return all;
}

// What a key decides, as the service takes it; null: it decides nothing here.
const decisions = {
  approve: (found) => (found.reading?.value && found.deviation.code === "osaker_lasning"
    ? { kind: "value", field: found.deviation.field, value: found.reading.value }
    : found.row ? { kind: "approve" } : null),
  runnerUp: (found) => (found.reading?.runner_up
    ? { kind: "value", field: found.deviation.field, value: found.reading.runner_up } : null),
  printedWrong: (found) => ({ kind: "printed_wrong", field: found.deviation.field,
    code: found.deviation.code }),
};

export async function review(document, row, code, field = "") {
  const queue = new Queue();
  await queue.load(0);
  if (document !== undefined) {
    const wanted = { document: Number(document), row: Number(row), code, field };
    const at = queue.items.findIndex((item) => address(item) === address(wanted));
    if (at >= 0) queue.at = at;
    else { // further down, or out of what the list shows
      queue.items.unshift({ ...wanted, open: false, extra: true });
      queue.count += 1;
    }
  }
  await display(queue);
}

// Past the last one.
function ending(queue) {
  const again = async () => { await queue.load(0); await display(queue); };
  const act = { b: () => move(queue, -1), z: () => undo(queue), n: again, h: again };
  const left = queue.count === 1 ? "En avvikelse väntar" : `${queue.count} avvikelser väntar`;
  const panel = el("section", { tabindex: -1, "aria-label": "Slutet av listan",
    onkeydown: (event) => pressed(event, act) },
  el("p", { class: queue.count > 0 ? "" : "done" }, queue.count > 0
    ? `Du är igenom listan. ${left} fortfarande: det du hoppade över.` : "Inget väntar på granskning."),
  queue.count > 0 ? [
    el("button", { type: "button", class: "chief", onclick: again }, "Börja om från början", el("kbd", {}, "N")),
    el("button", { type: "button", onclick: act.b }, "Förra", el("kbd", {}, "B"))] : [],
  undoable.length > 0 ? el("button", { type: "button", onclick: act.z }, "Ångra det senaste", el("kbd", {}, "Z")) : []);
  show(el("h1", {}, "Granska"), panel);
  panel.focus({ preventScroll: true });
}

async function display(queue) {
  let found = null;
  while (queue.item && found === null) {
    try {
      found = await get(findingAddress(queue.item));
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.status !== 404) throw problem;
    }
    // Somebody else has decided on it meanwhile, or another decision took it along.
    const decided = found !== null && !found.deviation.open && queue.item.open !== false;
    if (decided) found = null;
    if (found === null) await queue.drop();
  }
  if (found === null) return ending(queue);
  lay(queue, found);
  if (queue.next) get(findingAddress(queue.next)).then((next) => prefetch(next.document.id, next.page), () => {});
}

function lay(queue, found) {
  const { deviation } = found;
  const page = found.pages.find((each) => each.page === found.page && each.pictured);
  const picture = page ? scan(found.document.id, page, boxes(found), found.reading?.page
    ? found.reading.box : found.row?.box) : { view: el("p", {}, found.place ? `Det som gäller står i filen: ${found.place}.`
    : "Avvikelsen har ingen plats på en sida."), zoom() {} };
  const typed = typing(queue, found);
  const act = {
    g: () => decide(queue, found, decisions.approve(found)),
    r: () => decide(queue, found, found.row ? { kind: "approve" } : null),
    t: () => decide(queue, found, decisions.runnerUp(found)),
    s: () => typed.open(),
    f: () => decide(queue, found, decisions.printedWrong(found)),
    h: () => move(queue, 1),
    n: () => move(queue, 1),
    b: () => move(queue, -1),
    z: () => undo(queue),
    "+": () => picture.zoom(1),
    "-": () => picture.zoom(-1),
  };
  const button = (key, label, able = true) => el("button", { type: "button", disabled: !able,
    onclick: act[key], "aria-keyshortcuts": key, class: key === "g" ? "chief" : null }, label,
  el("kbd", {}, key.toUpperCase()));
  const decides = may("decide");
  const panel = el("section", { class: "panel", tabindex: -1, id: "finding", "aria-label": "Avvikelsen",
    onkeydown: (event) => pressed(event, act) },
  el("h2", {}, tag(deviation.severity, severities[deviation.severity]), " ", deviation.label),
  el("p", {}, deviation.field_label ? `${deviation.field_label}: ` : "", deviation.message),
  readings(found),
  el("div", { class: "keys" },
    button("g", "Godkänn", decides && decisions.approve(found) !== null),
    button("r", "Godkänn hela raden", decides && found.row !== null),
    button("t", "Ta alternativet", decides && decisions.runnerUp(found) !== null),
    button("s", "Skriv värde", decides && deviation.field !== ""),
    button("f", "Fel på papperet", decides),
    button("h", "Hoppa över"), button("b", "Förra"), button("z", "Ångra", undoable.length > 0),
    button("+", "Större"), button("-", "Mindre")),
  typed.form, rowTable(found), surroundings(found));
  show(el("h1", {}, "Granska"),
    el("p", { class: "small" }, `${queue.offset + queue.at + 1} av ${queue.count}. `,
      el("a", { href: `#/dokument/${found.document.id}` }, found.document.file),
      found.page ? `, sida ${found.page}` : ""),
    el("div", { class: "review" }, picture.view, panel));
  panel.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// Keys count while the panel has the focus, and not while something is typed.
function pressed(event, act) {
  if (event.target.matches("input, textarea, select")) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key === "ArrowRight" ? "n" : event.key === "ArrowLeft" ? "b" : event.key.toLowerCase();
  if (!act[key]) return;
  event.preventDefault();
  act[key]();
}

// Another value, checked while it is typed.
function typing(queue, found) {
  const input = el("input", { id: "typed", autocomplete: "off" });
  const problem = el("p", { class: "small", role: "status" });
  let canonical = null;
  const check = async () => {
    const asked = input.value;
    const answer = await post("/api/values/check", {
      key: (found.row ?? found.document).key, field: found.deviation.field, value: asked });
    if (asked !== input.value) return;
    canonical = answer.value;
    problem.textContent = answer.problem || `Sparas som ${answer.value}`;
    problem.className = answer.problem ? "small wrong" : "small done";
  };
  input.addEventListener("input", check);
  const close = () => { form.hidden = true; document.getElementById("finding").focus(); };
  const form = el("form", { class: "panel", hidden: true,
    onkeydown: (event) => { if (event.key === "Escape") close(); },
    onsubmit: async (event) => {
      event.preventDefault();
      await check();
      if (canonical === null) return;
      decide(queue, found, { kind: "value", field: found.deviation.field, value: canonical });
    } },
  el("label", { for: "typed" }, `${found.deviation.field_label}, som det står på papperet`), input, problem,
  el("button", { class: "chief", type: "submit" }, "Spara", el("kbd", {}, "Enter")),
  el("button", { type: "button", onclick: close }, "Avbryt", el("kbd", {}, "Esc")));
  return { form, open() {
    if (found.deviation.field === "" || !may("decide")) return;
    form.hidden = false;
    input.value = found.reading?.value ?? "";
    input.focus();
    input.select();
    check();
  } };
}

async function decide(queue, found, decision) {
  if (decision === null || !may("decide")) return;
  const subject = found.row ?? found.document;
  const answer = await post("/api/decisions", { decisions: [
    { ...decision, key: subject.key, revision: subject.revision }] });
  if (answer.refusals.length > 0) {
    say(answer.refusals[0].message);
    if (answer.refusals[0].why === "changed") await display(queue); // as it is now
    return;
  }
  const { item } = queue;
  undoable.push({ key: subject.key, revision: answer.revisions[subject.key],
    records: answer.recorded, item });
  // An approved row takes its other deviations along.
  await queue.drop((other) => decision.kind === "approve" && item.row > 0 &&
    other.document === item.document && other.row === item.row);
  await display(queue);
}

async function undo(queue) {
  const last = undoable.pop();
  if (!last) return;
  const answer = await post("/api/decisions", { decisions: last.records.map(
    (record) => ({ kind: "undo", key: last.key, revision: last.revision, undoes: record })) });
  if (answer.refusals.length > 0) return say(answer.refusals[0].message);
  queue.items.splice(queue.at, 0, last.item);
  queue.count += 1;
  say("Ångrat.");
  await display(queue);
}

async function move(queue, by) {
  await queue.step(by);
  await display(queue);
}
