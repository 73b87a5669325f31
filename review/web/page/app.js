// Signs in, and shows the view that the address names: #/lista, #/dokument/17 …

import { get, post, session, Refused } from "/api.js";
import { el, say, show } from "/dom.js";
import { documents, oneDocument } from "/documents.js";
import { list } from "/list.js";
import { pengar } from "/money.js";
import { onePerson, persons } from "/persons.js";
import { newPersons, registers } from "/registers.js";
import { review } from "/review.js";
import { start } from "/start.js";

// Each gives a function that is called when the view is left, or nothing.
const views = [
  ["start", "Start", start],
  ["lista", "Avvikelselista", list],
  ["granska", "Granska", review],
  ["dokument", "Dokument", (id) => (id ? oneDocument(id) : documents())],
  ["pengar", "Pengar", pengar],
  ["personer", "Sök", (id) => (id ? onePerson(id) : persons())],
  ["register", "Register", registers],
  ["nya", "Nya individer", newPersons],
];

let leave = null;

function header(current) {
  document.getElementById("views").replaceChildren(...views.map(([name, label]) => el("li", {},
    el("a", { href: `#/${name}`, "aria-current": name === current ? "page" : null }, label))));
  document.getElementById("user").replaceChildren(
    `${session.user.name} `, el("button", { type: "button", onclick: signOut }, "Logga ut"));
}

// One after another, and of those that wait only the last: a slow one never comes over a later one.
let latest = 0;
let opening = Promise.resolve();
function open() {
  const turn = ++latest;
  opening = opening.catch(() => {}).then(() => (turn === latest ? openNow() : undefined));
  return opening;
}

async function openNow() {
  const [, name = "start", ...rest] = location.hash.split("/");
  const view = views.find(([known]) => known === name) ?? views[0];
  leave?.();
  leave = null;
  header(view[0]);
  document.title = `${view[1]} – Rosett`;
  try {
    leave = (await view[2](...rest)) ?? null;
    if (!document.activeElement?.closest("main"))
      document.getElementById("main").focus({ preventScroll: true });
    scrollTo(0, 0);
  } catch (problem) {
    failed(problem);
  }
}

export function failed(problem) {
  if (!(problem instanceof Refused)) throw problem;
  if (problem.status === 401 && session.user) return signedOut(ENDED);
  show(el("h1", {}, "Det gick inte"), el("p", { class: "wrong" }, problem.message));
}

addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Refused)) return;
  event.preventDefault();
  if (event.reason.status === 401) signedOut(ENDED);
  else say(event.reason.message);
});

async function signOut() {
  await post("/api/sign-out");
  signedOut();
}

function signedOut(why = "") {
  session.user = null;
  leave?.();
  leave = null;
  document.getElementById("views").replaceChildren();
  document.getElementById("user").replaceChildren();
  showSignIn(why);
}

const ENDED = "Du har loggats ut. Logga in igen.";

function showSignIn(why = "") {
  document.title = "Logga in – Rosett";
  const name = el("input", { id: "name", autocomplete: "username", required: true });
  const password = el("input", { id: "password", type: "password", required: true,
    autocomplete: "current-password" });
  const problem = el("p", { class: "wrong", role: "alert" }, why);
  const tell = (text, place) => { problem.textContent = text; place.focus(); };
  const form = el("form", { class: "panel sign-in", novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    if (name.value.trim() === "") return tell("Skriv ditt namn.", name);
    if (password.value === "") return tell("Skriv ditt lösenord.", password);
    try {
      session.user = await post("/api/sign-in", { name: name.value, password: password.value });
    } catch (refused) {
      password.value = "";
      return tell(refused instanceof Refused ? refused.message : "Det gick inte. Försök igen.", password);
    }
    await open();
  } },
  el("h1", {}, "Logga in"),
  el("label", { for: "name" }, "Namn"), name,
  el("label", { for: "password" }, "Lösenord"), password,
  problem, el("button", { class: "chief", type: "submit" }, "Logga in"));
  show(form);
  name.focus();
}

// A file that is dropped beside its place would be opened in the page's stead.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());

addEventListener("hashchange", () => { if (session.user) open(); });

try {
  session.user = await get("/api/session");
  await open();
} catch (problem) {
  if (problem.status === 401) showSignIn();
  else failed(problem);
}
