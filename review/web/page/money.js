// Pengar: where the money of a period goes, what is taken back, and the generalschablon's payments.

import { get, save, session } from "/api.js";
import { choice, el, kronor, show, table } from "/dom.js";

const views = [["fordelning", "Fördelning"], ["aterkrav", "Återkrav"], ["generalschablon", "Generalschablon"]];
const quarters = [["", "Hela året"], ["-K1", "Kvartal 1"], ["-K2", "Kvartal 2"], ["-K3", "Kvartal 3"], ["-K4", "Kvartal 4"]];
const ALL = "allt";

function period(row) {
  return row.period_fran || row.period_till
    ? el("span", { class: "whole" }, `${row.period_fran} – ${row.period_till}`) : "";
}

function place(row) {
  const text = row.row ? `${row.file}, rad ${row.row}` : row.file;
  return row.document ? el("a", { href: `#/dokument/${row.document}` }, text) : text;
}

function rows(number) {
  return number === 1 ? "1 rad" : `${number} rader`;
}

const money = (key) => (row) => (row[key] === null ? "" : kronor(row[key]));
const person = [["Person", (row) => row.namn],
  ["Nummer", (row) => el("span", { class: "whole" }, row.nummer)]];
const payment = [["Kod", (row) => row.kod, "whole"], ["Period", period], ["Belopp", money("belopp"), "number"]];

// What a list leaves out is told with it.
function rest(list, all) {
  const texts = [];
  if (list.more > 0) texts.push(`De första ${list.lines.length} visas, ${list.more} till finns i arbetsboken.`);
  if (list.hidden > 0) texts.push(`${rows(list.hidden)} visas inte, ${all}.`);
  return texts.length === 0 ? [] : el("p", {}, texts.join(" "));
}

function hidden(list) {
  return rest(list, `${kronor(list.hidden_belopp)} kr: du har inte rätt att se vem det gäller`);
}

// The period stands in the address, so that a view can be sent and come back to.
function bar(view, told, more = []) {
  const go = (name) => { location.hash = `#/pengar/${view}/${name}`; };
  const name = told.period.name;
  const year = el("input", { id: "year", inputmode: "numeric", maxlength: 4, size: 6,
    value: name === ALL ? "" : name.slice(0, 4), autocomplete: "off" });
  const quarter = choice("Kvartal", quarters, name === ALL ? "" : name.slice(4), () => {});
  const problem = el("p", { class: "wrong", role: "alert" });
  const form = el("form", { class: "bar", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const asked = year.value.trim();
    if (!/^\d{4}$/.test(asked)) {
      problem.textContent = "Skriv året med fyra siffror.";
      year.focus();
      return;
    }
    go(asked + quarter.querySelector("select").value);
  } },
  el("div", {}, el("label", { for: "year" }, "År"), year), quarter,
  el("button", { class: "chief", type: "submit" }, "Visa"),
  el("button", { type: "button", onclick: () => go(ALL) }, "Visa allt"), more);
  return [form, problem];
}

// Only who sees everybody gets a workbook of everybody.
function download(path, name, told) {
  if (session.user.stadsdelar.length > 0 || !session.user.sees_protected) return [];
  const file = `${name}-${told.period.name}.xlsx`;
  return el("button", { type: "button", onclick: async () => save(
    await get(`/api/money/${path}/workbook?period=${told.period.name}`), file) }, "Hämta som arbetsbok");
}

function heading(view, told) {
  const days = told.period.from ? `${told.period.from} – ${told.period.to}` : "alla dagar";
  return [el("h1", {}, views.find(([name]) => name === view)[1]),
    el("nav", { "aria-label": "Pengar" }, el("ul", { class: "tabs" }, views.map(([name, label]) => el("li", {},
      el("a", { href: `#/pengar/${name}/${told.period.name}`, "aria-current": name === view ? "page" : null }, label))))),
    el("p", {}, `Perioden: ${days}.`)];
}

function card(number, label, wrong = false) {
  return el("li", { class: "card" }, el("b", { class: wrong ? "wrong" : null }, number), label);
}

function balance(told) {
  const all = told.balance;
  const agrees = all.rest === "0.00";
  return [el("ul", { class: "cards", "aria-label": "Avstämning" },
    card(`${kronor(all.belopp)} kr`, `alla rader (${all.rows})`),
    card(`${kronor(all.fordelat)} kr`, `fördelat (${rows(all.fordelat_rows)})`),
    card(`${kronor(all.ej_fordelat)} kr`, `ej fördelat (${rows(all.ej_fordelat_rows)})`),
    card(`${kronor(all.rest)} kr`, agrees ? "skillnad: summorna stämmer" : "skillnad: summorna stämmer inte", !agrees))];
}

function documentsTable(list) {
  if (list.lines.length === 0) return [];
  const wrong = (row) => (row.rest !== null && row.rest !== "0.00" ? "wrong" : null);
  return [table("Avstämning mot dokumentens tryckta summor", [
    ["Dokument", place], ["Rader", (row) => row.rows, "number"],
    ["Radernas summa", money("printed_sum"), "number"],
    ["Tryckt summa", (row) => (row.printed_total === null ? "ingen" : kronor(row.printed_total)), "number"],
    ["Skillnad", (row) => (row.rest === null ? "" : el("span", { class: wrong(row) }, kronor(row.rest))), "number"],
  ], list.lines), rest(list, "")];
}

async function distribution(asked) {
  const told = await get(`/api/money/distribution${asked}`);
  show(heading("fordelning", told), bar("fordelning", told, download("distribution", "fordelning", told)), balance(told),
    table("Stadsdelar", [
      ["Kod", (row) => row.sdf_kod], ["Stadsdel", (row) => row.sdf], ["Rader", (row) => row.rows, "number"],
      ["Utbetalningar", money("paid"), "number"], ["Återkrav", money("taken_back"), "number"],
      ["Netto", money("net"), "number"],
    ], told.districts),
    table("Fördelning", [
      ["Stadsdel", (row) => row.sdf || row.sdf_kod], ["Kod", (row) => row.kod], ["Ersättning", (row) => row.klartext],
      ["Rader", (row) => row.rows, "number"], ["Personer", (row) => row.persons, "number"],
      ["Belopp", money("belopp"), "number"],
    ], told.shares),
    table("Ej fördelat", [...person, ...payment,
      ["Varför", (row) => row.reasons.join("; ")], ["Dokument", place],
    ], told.left.lines), hidden(told.left),
    table("Andelar efter ålder", [
      ["Stadsdel", (row) => row.sdf || row.sdf_kod], ["Kod", (row) => row.kod], ["Ålder", (row) => row.alder],
      ["Mottagare", (row) => row.mottagare], ["Procent", (row) => row.procent.replace(".", ","), "number"],
      ["Belopp", money("belopp"), "number"],
    ], told.parts),
    table("Avräkning: återkrav dras från nästa utbetalning", [
      ["Stadsdel", (row) => row.sdf || row.sdf_kod], ["Månad", (row) => row.manad || "okänd"],
      ["Utbetalningar", money("brutto"), "number"], ["Återkrav att räkna av", money("aterkrav"), "number"],
      ["Avräknat", money("avraknat"), "number"], ["Att betala ut", money("netto"), "number"],
      ["Kvar att räkna av", money("kvar"), "number"],
    ], told.net), documentsTable(told.documents));
}

function grounds(row) {
  if (!row.has_ground) return el("span", { class: "wrong" }, "Ingen beviljad rad täcker återkravet");
  if (row.grounds.length === 0) return "Visas inte";
  return row.grounds.map((ground) => el("div", {}, place(ground), ` (${ground.kod}, `,
    `${ground.period_fran} – ${ground.period_till}, ${kronor(ground.belopp)} kr)`));
}

async function reclaims(asked) {
  const told = await get(`/api/money/reclaims${asked}`);
  show(heading("aterkrav", told), bar("aterkrav", told, download("reclaims", "aterkrav", told)),
    el("ul", { class: "cards", "aria-label": "Summor" },
      card(`${kronor(told.belopp)} kr`, `återkrav (${rows(told.rows)})`),
      card(`${kronor(told.groundless_belopp)} kr`, `utan grund (${rows(told.groundless)})`, told.groundless > 0)),
    table("Återkrav och raderna som de tar tillbaka", [
      ["Stadsdel", (row) => row.sdf || row.sdf_kod], ...person, ...payment,
      ["Dokument", place], ["Tar tillbaka", grounds],
    ], told.reclaims.lines), hidden(told.reclaims));
}

const choices = [["all", "Alla"], ["missing", "De som saknar en utbetalning"], ["complete", "De som ska avslutas"]];

// One cell a payment: whether it has come, and if not why.
function cell(row, number) {
  const seen = row.seen.filter((one) => one.payment === number);
  if (seen.length > 0) return seen.map((one) => el("div", {}, one.document
    ? el("a", { href: `#/dokument/${one.document}`, "aria-label": `${kronor(one.belopp)} kr, dokumentet` }, kronor(one.belopp))
    : kronor(one.belopp)));
  if (row.missing.includes(number)) return el("span", { class: "tag fel" }, "Saknas");
  if (row.paid_elsewhere.includes(number)) return "Annan kommun";
  if (row.not_yet_due.includes(number)) return "Kommer";
  return row.before.includes(number) ? "Tidigare" : "";
}

function ending(row) {
  if (row.closed) return `Avslutas: ${row.ending}`;
  if (row.ending) return `${row.ending}. Avslut hindras av ${row.open.join(", ")}`;
  return row.unplaced.length > 0 ? `${rows(row.unplaced.length)} utan plats i planen` : "";
}

async function plans(asked, chosen) {
  const told = await get(`/api/money/plans${asked}${asked ? "&" : "?"}show=${chosen}`);
  const narrowing = choice("Visa", choices, chosen, (key) => {
    location.hash = `#/pengar/generalschablon/${told.period.name}/${key}`; });
  show(heading("generalschablon", told), bar("generalschablon", told, [narrowing, download("plans", "generalschablon", told)]),
    el("ul", { class: "cards", "aria-label": "Summor" },
      card(told.persons, "personer"), card(told.missing, "saknar en utbetalning", told.missing > 0),
      card(told.complete, "ska avslutas")),
    el("div", { class: "dense" }, table("De nio utbetalningarna, person för person", [...person,
      ["Mottagen", (row) => el("span", { class: "whole" }, row.mottagningsdatum)], ["Stadsdel", (row) => row.sdf_kod],
      ...told.payments.map((number) => [number, (row) => cell(row, number), "number"]),
      ["Avslut", ending],
    ], told.plans.lines)),
    rest(told.plans, "för du har inte rätt att se dem"));
}

export async function pengar(view = "fordelning", name = "", chosen = "all") {
  const asked = name ? `?period=${encodeURIComponent(name)}` : "";
  if (view === "aterkrav") return reclaims(asked);
  if (view === "generalschablon") return plans(asked, chosen);
  return distribution(asked);
}
