// Elements out of data. Text goes in by textContent alone: what stands in a document is never HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat())
    if (child !== undefined && child !== null)
      node.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  return node;
}

// Marks that turn the direction of what follows would make one value look like another.
export function shown(value) {
  return String(value).replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu, "\uFFFD");
}

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function show(...children) {
  const main = document.getElementById("main");
  main.replaceChildren(...children.flat());
}

// Told to everybody, also by screen readers.
let silence;
export function say(text) {
  const place = document.getElementById("say");
  place.textContent = shown(text);
  clearTimeout(silence);
  silence = setTimeout(() => { place.textContent = ""; }, 6000);
}

export function tag(severity, label) {
  return el("span", { class: `tag ${severity}` }, label);
}

export const severities = { fel: "Fel", varning: "Varning", info: "Info" };

// columns: [heading, cell(row), class]
export function table(caption, columns, rows) {
  if (rows.length === 0) return el("p", { class: "empty" }, el("b", {}, caption), " Inget att visa.");
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, columns.map(
        ([heading, , kind]) => el("th", { scope: "col", class: kind }, heading)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, columns.map(
        ([, cell, kind]) => el("td", { class: kind }, cell(row))))))));
}

export function choice(label, options, value, onchange) {
  const select = el("select", { onchange: () => onchange(select.value) },
    options.map(([key, text]) => el("option", { value: key, selected: key === value }, text)));
  return el("label", {}, label, el("br"), select);
}

// A canonical value of some kind as people write it.
export function written(kind, value) {
  return kind === "belopp" && value ? kronor(value) : value ?? "";
}

// A canonical amount as people write it.
export function kronor(amount) {
  if (!/^-?\d+\.\d\d$/.test(amount)) return amount;
  const [whole, ore] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, "\u00A0")},${ore}`;
}
