// Questions to the service. What is searched for travels in the body, never in an address.

export const session = { user: null };

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function answer(response) {
  const type = response.headers.get("Content-Type") ?? "";
  if (!response.ok) {
    const body = type.startsWith("application/json") ? await response.json() : {};
    throw new Refused(response.status, body.error ?? "Tjänsten svarar inte.");
  }
  return type.startsWith("application/json") ? response.json() : response.blob();
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch {
    throw new Refused(0, "Tjänsten svarar inte. Kontrollera att rosett går.");
  }
  return answer(response);
}

function signed(headers = {}) {
  return { "X-Rosett-Token": session.user?.token ?? "", ...headers };
}

export function get(address) {
  return ask(address, {});
}

export function post(address, body = {}) {
  return ask(address, { method: "POST", body: JSON.stringify(body),
    headers: signed({ "Content-Type": "application/json" }) });
}

export function sendFile(file) {
  return ask("/api/files", { method: "POST", body: file, headers: signed({
    "Content-Type": "application/octet-stream", "X-Rosett-File": encodeURIComponent(file.name) }) });
}

export function may(right) {
  return session.user?.rights.includes(right) ?? false;
}

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
