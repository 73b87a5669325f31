// Granska: one deviation at a time, the scan beside it, one key a decision.

import { get, may, post, Refused } from "/api.js";
import { el, kronor, say, severities, show, table, tag, written } from "/dom.js";
import { address } from "/list.js";
import { findingAddress, Queue } from "/queue.js";
import { prefetch, scan } from "/scan.js";
import { noteLine, valueLine } from "/typing.js";

const undoable = []; // record ids of each decision, oldest first

// What is pressed before the answer to the last key is shown does nothing: nobody has seen yet what it
// would be about.
let busy = false;
async function alone(act) {
  if (busy) return;
  busy = true;
  try {
    await act();
  } finally {
    busy = false;
  }
}

function value(field) {
  if (field.value === null) return "(inget läst)";
  return written(field.kind, field.value);
}

function readings(found) {
  const { reading, deviation } = found;
  const lines = [];
  if (reading) {
    lines.push(el("dt", {}, "Läst värde"), el("dd", { class: "value" }, value(reading)));
    if (reading.text && reading.text !== reading.value)
      lines.push(el("dt", {}, "På papperet"), el("dd", {}, reading.text));
    if (reading.runner_up)
      lines.push(el("dt", {}, "Alternativ"), el("dd", { class: "value" }, written(reading.kind, reading.runner_up)));
  }
  if (deviation.expected)
    lines.push(el("dt", {}, "Förväntat"), el("dd", {}, written(deviation.kind, deviation.expected)));
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
    found.notes.length === 0 ? [] : table("Att utreda", [
      ["Vem", (note) => note.by], ["Vad", (note) => note.why]], found.notes),
  ].flat();
}

function boxes(found) {
  const all = [];
  if (found.row) all.push([found.row.box, "lit-row", "Raden"]);
  if (found.reading?.page) all.push([found.reading.box, "lit", found.deviation.field_label]);
  return all;
}

// An open fel is corrected or marked as printed, never approved as it is.
function isFault({ severity, open, code }) {
  return severity === "fel" && open && code !== "ej_mottagen";
}

// What a key decides, as the service takes it; null: it decides nothing here.
const decisions = {
  approve: (found) => (isFault(found.deviation) ? null
    : found.reading?.value && found.deviation.code === "osaker_lasning"
      ? { kind: "value", field: found.deviation.field, value: found.reading.value }
      : decisions.row(found)),
  row: (found) => (found.row && !isFault(found.deviation) ? { kind: "approve" } : null),
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
  const again = () => alone(async () => { await queue.load(0); await display(queue); });
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
  if (queue.next) get(findingAddress(queue.next)).then((next) => prefetch(next.document.id,
    next.pages.find((page) => page.page === next.page && page.pictured)), () => {});
}

function lay(queue, found) {
  const { deviation } = found;
  const page = found.pages.find((each) => each.page === found.page && each.pictured);
  const picture = page ? scan(found.document.id, page, boxes(found), found.reading?.page
    ? found.reading.box : found.row?.box) : { view: el("p", {}, found.place ? `Det som gäller står i filen: ${found.place}.`
    : "Avvikelsen har ingen plats på en sida."), zoom() {} };
  const typed = valueLine(found, (decision) => decide(queue, found, decision));
  const noted = noteLine((decision) => decide(queue, found, decision));
  const act = {
    g: () => decide(queue, found, decisions.approve(found)),
    r: () => decide(queue, found, decisions.row(found)),
    t: () => decide(queue, found, decisions.runnerUp(found)),
    s: () => typed.open(),
    u: () => noted.open(),
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
  readings(found), typed.form, noted.form,
  decides ? el("div", { class: "keys" },
    button("g", "Godkänn", decisions.approve(found) !== null),
    button("r", "Godkänn hela raden", decisions.row(found) !== null),
    button("t", "Ta alternativet", decisions.runnerUp(found) !== null),
    button("s", "Skriv värde", deviation.field !== ""),
    button("f", "Fel på papperet"), button("u", "Utred")) : [],
  decides && isFault(deviation) ? el("p", { class: "small" },
    "Ett fel godkänns inte som det är: skriv rätt värde, eller märk det som fel på papperet.") : [],
  el("div", { class: "keys" }, button("h", "Hoppa över"), button("b", "Förra"),
    decides ? button("z", "Ångra", undoable.length > 0) : [],
    page ? [button("+", "Större"), button("-", "Mindre")] : []),
  rowTable(found), surroundings(found));
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

function decide(queue, found, decision) {
  if (decision !== null && may("decide")) alone(() => take(queue, found, decision));
}

async function take(queue, found, decision) {
  const subject = found.row ?? found.document;
  const answer = await post("/api/decisions", { decisions: [
    { ...decision, key: subject.key, revision: subject.revision }] });
  if (answer.refusals.length > 0) {
    say(answer.refusals[0].message);
    if (answer.refusals[0].why === "changed") await display(queue); // as it is now
    return;
  }
  const { item } = queue;
  undoable.push({ key: subject.key, records: answer.recorded, item });
  moved(subject.key, answer);
  if (decision.kind === "note") return go(queue, 1); // it is open still
  // An approved row takes its other deviations along.
  await queue.drop((other) => decision.kind === "approve" && item.row > 0 &&
    other.document === item.document && other.row === item.row);
  await display(queue);
}

// What was decided earlier on the same row is undone from where the row stands now.
function moved(key, answer) {
  for (const each of undoable) if (each.key === key) each.revision = answer.revisions[key];
}

function undo(queue) {
  if (undoable.length > 0) alone(() => takeBack(queue, undoable.pop()));
}

async function takeBack(queue, last) {
  const answer = await post("/api/decisions", { decisions: last.records.map(
    (record) => ({ kind: "undo", key: last.key, revision: last.revision, undoes: record })) });
  if (answer.refusals.length > 0) return say(answer.refusals[0].message);
  moved(last.key, answer);
  const at = queue.items.findIndex((item) => address(item) === address(last.item));
  if (at >= 0) queue.at = at;
  else queue.putBack(last.item);
  say("Ångrat.");
  await display(queue);
}

async function go(queue, by) {
  await queue.step(by);
  await display(queue);
}

function move(queue, by) {
  alone(() => go(queue, by));
}
