// Start: what came in, waits, is blocked and why. Live while it is shown.

import { get, may, post, sendFile } from "/api.js";
import { el, kronor, say, severities, show, table } from "/dom.js";

const EVERY = 3000; // ms

function card(number, label, address) {
  const content = [el("b", {}, number), label];
  return el("li", { class: "card" }, address ? el("a", { href: address }, content) : content);
}

function troubles(heading, rows) {
  if (rows.length === 0) return [];
  return table(heading, [
    ["Fil", (row) => row.file],
    ["Varför", (row) => row.message],
    ["Gör så här", (row) => row.advice],
  ], rows);
}

function numbers(told) {
  const read = told.documents.klar ?? 0;
  return el("ul", { class: "cards", "aria-label": "Läget nu" },
    card(told.queue.waiting, "väntar på att läsas"),
    card(told.queue.running, "läses nu"),
    card(told.finished_last_day, "klara det senaste dygnet"),
    card(told.queue.failed, "gick inte att läsa"),
    card(told.deviations.fel ?? 0, `avvikelser: ${severities.fel}`, "#/lista/fel"),
    card(told.deviations.varning ?? 0, `avvikelser: ${severities.varning}`, "#/lista/varning"),
    card(read, "dokument utan avvikelse", "#/dokument"),
    told.to_be_checked > 0 ? card(told.to_be_checked, "dokument kontrolleras om") : [],
    card(`${told.approved_rows} av ${told.rows}`, "rader är godkända"),
    card(told.due_rows, "godkända rader väntar på att skickas"));
}

async function bring(files) {
  let brought = 0;
  for (const file of files) {
    try {
      await sendFile(file);
      brought += 1;
    } catch (refused) {
      say(`${file.name}: ${refused.message}`);
    }
  }
  if (brought > 0) say(brought === 1 ? "En fil ligger i inkorgen." : `${brought} filer ligger i inkorgen.`);
}

function dropPlace() {
  const chooser = el("input", { type: "file", multiple: true, id: "files",
    class: "unseen",
    accept: ".pdf,.tif,.tiff,.png,.jpg,.jpeg,.xlsx", onchange: () => bring(chooser.files) });
  return el("div", { class: "panel drop" }, chooser,
    el("label", { for: "files" }, "Släpp skanningar här, eller ", el("span", { class: "button" }, "välj filer")));
}

// Wherever on the page they are dropped; a function that ends it.
function takeDrops(place) {
  const over = () => place.classList.add("over");
  const away = (event) => { if (event.relatedTarget === null) place.classList.remove("over"); };
  const drop = (event) => {
    place.classList.remove("over");
    bring(event.dataTransfer.files);
  };
  const heard = [["dragover", over], ["dragleave", away], ["drop", drop]];
  for (const [name, act] of heard) addEventListener(name, act);
  return () => { for (const [name, act] of heard) removeEventListener(name, act); };
}

// Puts new content in the place of what is shown, and the focus where it was.
function renewed(place, content) {
  const able = () => [...place.querySelectorAll("a, button, [tabindex]")];
  const at = able().indexOf(document.activeElement);
  place.replaceChildren(...content);
  if (at >= 0) able()[at]?.focus({ preventScroll: true });
}

async function send() {
  const { batches } = await post("/api/batches");
  if (batches.length === 0) return say("Inget nytt att skicka: det som är godkänt har redan gått.");
  say(batches.map((batch) => `Leverans ${batch.id}: ${batch.rows} rader, ${kronor(batch.sum)} kr.`).join(" "));
}

function sending(batches) {
  return [
    el("h2", {}, "Till verksamhetssystemet"),
    may("decide") ? el("button", { type: "button", class: "chief", onclick: send }, "Skicka det godkända") : [],
    batches.length === 0 ? el("p", {}, "Inget har skickats än.") : table("Leveranser", [
      ["Nummer", (batch) => batch.id], ["När", (batch) => new Date(batch.at).toLocaleString("sv-SE")],
      ["Av", (batch) => batch.by], ["Rader", (batch) => batch.rows, "number"],
      ["Summa", (batch) => kronor(batch.sum), "number"],
      ["Läge", (batch) => (batch.done ? "klar" : "pågår")]], batches)].flat();
}

export async function start() {
  const live = el("div", {});
  let shown = "";
  const renew = async () => {
    const answers = await Promise.all([get("/api/start"), get("/api/batches")]);
    if (JSON.stringify(answers) === shown) return; // nothing has changed: nothing moves
    shown = JSON.stringify(answers);
    const [told, { batches }] = answers;
    const standing = told.service_runs ? []
      : el("p", { class: "wrong" }, "Tjänsten går inte: filerna ligger kvar tills rosett watch startas.");
    renewed(live, [standing, numbers(told),
      troubles("Väntar på att något går över", told.hindered),
      troubles("Ligger i inkorgen och kan inte tas", told.obstacles),
      troubles("Senast misslyckade", told.failed), sending(batches)].flat());
  };
  await renew();
  const place = may("bring") ? dropPlace() : null;
  const endDrops = place ? takeDrops(place) : () => {};
  show(el("h1", {}, "Start"), place ?? [], live);
  const timer = setInterval(() => { if (!document.hidden) renew(); }, EVERY);
  return () => { clearInterval(timer); endDrops(); };
}
