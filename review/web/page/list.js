// Avvikelselista: filter, order, search, groups; what is shown can be taken away as a file.

import { post, save } from "/api.js";
import { choice, el, severities, show, table, tag, written } from "/dom.js";

const PAGE = 100;
const orders = [["severity", "Allvar"], ["document", "Dokument"], ["code", "Avvikelse"],
  ["kod", "Ersättningskod"], ["sdf", "Stadsdel"], ["person", "Person"]];

// Kept while the page is open, so that Granska goes through what the list shows.
export const shownList = { order: "severity", severity: "", code: "", kod: "", sdf: "", document: 0,
  search: "", closed: false, offset: 0 };

function narrowed() {
  return ["severity", "code", "kod", "sdf", "document", "search"].some((name) => shownList[name]);
}

export function question(more = {}) {
  return { ...shownList, ...more };
}

export function address(item) {
  return `#/granska/${item.document}/${item.row}/${item.code}/${item.field}`;
}

const columns = [
  ["Allvar", (item) => tag(item.severity, severities[item.severity])],
  ["Avvikelse", (item) => el("a", { href: address(item) }, item.label)],
  ["Person", (item) => [item.namn, el("br"),
    el("span", { class: "whole" }, item.personnummer || item.dossiernummer)]],
  ["Kod", (item) => item.kod],
  ["Fält", (item) => item.field_label],
  ["Värde", (item) => el("span", { class: "whole" }, written(item.kind, item.value))],
  ["Meddelande", (item) => item.message],
  ["Dokument", (item) => el("a", { href: `#/dokument/${item.document}` }, item.file)],
  ["Rad", (item) => item.row || "", "number"],
];

function groupTable(by, groups, choose) {
  return el("div", { class: "narrow" }, table("Grupper", [
    ["Grupp", (group) => el("button", { type: "button", onclick: () => choose(by, group) },
      group.label || "(saknas)")],
    ["Antal", (group) => group.count, "number"],
  ], groups));
}

// severity: what a link asks to be shown.
export async function list(severity) {
  if (severity in severities)
    Object.assign(shownList, { severity, code: "", kod: "", sdf: "", document: 0, search: "", offset: 0 });
  const found = el("div", {});
  const told = el("p", { role: "status", class: "unseen" }); // how many, not all of them
  const groups = el("div", {});
  const paging = el("div", { class: "bar" });
  const renew = async () => {
    const asked = question({ limit: PAGE });
    const answer = await post("/api/deviations", asked);
    if (JSON.stringify(asked) !== JSON.stringify(question({ limit: PAGE }))) return; // a later one comes
    const last = Math.min(shownList.offset + PAGE, answer.count);
    const caption = answer.count === 0 ? (narrowed() ? "Inga avvikelser stämmer med sökningen och filtren."
        : "Inga avvikelser väntar: allt som har lästs är klart.")
      : `${shownList.offset + 1}–${last} av ${answer.count} avvikelser`;
    found.replaceChildren(answer.count === 0 ? el("p", { class: narrowed() ? "" : "done" }, caption)
      : table(caption, columns, answer.items));
    told.textContent = caption;
    const step = (by) => () => { shownList.offset += by; renew(); };
    paging.replaceChildren(
      el("button", { type: "button", disabled: shownList.offset === 0, onclick: step(-PAGE) }, "Föregående"),
      el("button", { type: "button", disabled: last >= answer.count, onclick: step(PAGE) }, "Nästa"));
  };
  const change = (part) => { Object.assign(shownList, part, { offset: 0 }); return renew(); };
  const choose = (by, group) => {
    groups.replaceChildren();
    change({ [by]: by === "document" ? group.document : group.name }).then(filters);
  };
  const showGroups = async (by) => {
    if (by === "") return groups.replaceChildren();
    const answer = await post("/api/deviations/groups", question({ by }));
    groups.replaceChildren(groupTable(by, answer.groups, choose));
  };
  const chosen = el("div", { class: "bar" });
  const filters = () => chosen.replaceChildren(
    ...["code", "kod", "sdf", "document"].filter((name) => shownList[name]).map((name) => el(
      "button", { type: "button", onclick: () => change({ [name]: name === "document" ? 0 : "" })
        .then(filters) }, `${orders.find(([key]) => key === name)[1]}: ${shownList[name]} ✕`)));
  const search = el("input", { type: "search", id: "search", value: shownList.search });
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => change({ search: search.value }), 250);
  });
  const bar = el("div", { class: "bar" },
    el("div", {}, el("label", { for: "search" }, "Sök namn, nummer, fil, text"), search),
    choice("Allvar", [["", "Alla"], ...Object.entries(severities)], shownList.severity,
      (severity) => change({ severity })),
    choice("Ordna efter", orders, shownList.order, (order) => change({ order })),
    choice("Visa grupper", [["", "Inga"], ...orders.slice(1, 5), ["severity", "Allvar"]], "", showGroups),
    el("button", { type: "button", onclick: async () => save(
      await post("/api/deviations/csv", question()), "avvikelser.csv") }, "Hämta listan som CSV"),
    el("a", { href: "#/granska" }, "Granska dem i tur och ordning"));
  show(el("h1", {}, "Avvikelselista"), bar, chosen, groups, told, found, paging);
  filters();
  await renew();
}
