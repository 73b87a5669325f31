// What is written while a deviation is looked at: another value, checked while it is typed, or a note.

import { may, post } from "/api.js";
import { el } from "/dom.js";

// A line of text with what is said of it. `told(text, problem)` tells it, and gives whether it may be
// kept; `kept(text)` keeps it.
function line({ id, label, start, told, kept, allowed }) {
  const input = el("input", { id, autocomplete: "off" });
  const problem = el("p", { class: "small", role: "status" });
  const close = () => { form.hidden = true; document.getElementById("finding").focus(); };
  const form = el("form", { class: "panel typing", hidden: true,
    onkeydown: (event) => { if (event.key === "Escape") close(); },
    onsubmit: async (event) => {
      event.preventDefault();
      if (await told(input.value, problem)) kept(input.value);
    } },
  el("label", { for: id }, label), input, problem,
  el("button", { class: "chief", type: "submit" }, "Spara", el("kbd", {}, "Enter")),
  el("button", { type: "button", onclick: close }, "Avbryt", el("kbd", {}, "Esc")));
  input.addEventListener("input", () => told(input.value, problem));
  return { form, open() {
    if (!allowed) return;
    form.hidden = false;
    input.value = start;
    input.focus();
    input.select();
    if (start !== "") told(start, problem);
  } };
}

// take(decision) decides.
export function valueLine(found, take) {
  const { field, field_label: label } = found.deviation;
  let canonical = null;
  let asked = "";
  return line({ id: "typed", label: `${label}, som det står på papperet`, start: found.reading?.value ?? "",
    allowed: field !== "" && may("decide"),
    async told(text, problem) {
      asked = text;
      const answer = await post("/api/values/check", {
        key: (found.row ?? found.document).key, field, value: text });
      if (asked !== text) return false; // more has been typed meanwhile
      canonical = answer.value;
      problem.textContent = answer.problem || `Sparas som ${answer.value}`;
      problem.className = answer.problem ? "small wrong" : "small done";
      return canonical !== null;
    },
    kept: () => take({ kind: "value", field, value: canonical }) });
}

export function noteLine(take) {
  return line({ id: "note", label: "Vad ska utredas? Avvikelsen står kvar", start: "", allowed: may("decide"),
    told(text, problem) {
      problem.textContent = text.trim() === "" ? "Skriv vad som ska utredas." : "";
      return text.trim() !== "";
    },
    kept: (text) => take({ kind: "note", why: text.trim() }) });
}
