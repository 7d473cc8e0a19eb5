// The paper roster: numbers typed into the fields colour the small sheet, Enter moves on, Ctrl+Enter saves.

const form = document.querySelector("[data-ds-roster]");
const fields = [...form.querySelectorAll("[data-ds-kind]")];
const cells = new Map([...document.querySelectorAll("[data-ds-row]")].map((cell) => [Number(cell.dataset.dsRow), cell]));
const asked = [...cells.values()].filter((cell) => cell.dataset.dsState === "asked");
const drawings = Object.fromEntries([...document.querySelectorAll("[data-ds-drawing]")].map((key) => [key.dataset.dsDrawing, key]));
const list = document.querySelector("[data-ds-exceptions]");

const LEADING = /^\s*\d{1,5}(?:\s*(?:-|–|s\/?d)\s*\d{1,5})?(?:[\s.:]+\d{1,5}(?:\s*-\s*\d{1,5})?(?=[\s.:]|$))*/i;
const SPAN = /(\d{1,5})(?:\s*(?:-|–|s\/?d)\s*(\d{1,5}))?/gi;
const LONGEST_SPAN = 2000;

function* numbersIn(text) {
  for (const [, first, last = first] of text.matchAll(SPAN)) {
    if (last - first >= LONGEST_SPAN) continue;
    for (let number = Number(first); number <= Number(last); number += 1) yield number;
  }
}

function* numbersOf(field) {
  if (field.dataset.dsKind === "left") return yield* numbersIn(field.value);
  const pieces = field.value.split(/[;\n]|(?<!\d),|,(?!\d)/);
  const one = field.dataset.dsKind === "short";
  for (const piece of pieces) {
    const leading = one ? piece.match(/^\s*\d{1,5}(?:\s*-\s*\d{1,5})?/) : piece.match(LEADING);
    if (leading) yield* numbersIn(leading[0]);
  }
}

function draw(cell, kind) {
  const key = drawings[kind];
  cell.dataset.k = kind;
  cell.querySelector("svg").replaceWith(key.querySelector("svg").cloneNode(true));
}

function line(cell, kind) {
  const row = document.createElement("li");
  for (const [tag, text] of [["b", cell.dataset.dsRow], ["span", cell.dataset.dsName], ["span", drawings[kind].textContent.trim()]]) {
    const part = document.createElement(tag);
    part.textContent = text;
    row.append(part);
  }
  return row;
}

function show(name, number) {
  for (const place of document.querySelectorAll(`[data-ds-count="${name}"]`)) place.textContent = number;
}

function refresh() {
  const kinds = new Map();
  for (const field of fields) for (const number of numbersOf(field)) {
    if (cells.has(number) && !(field.dataset.dsKind === "short" && kinds.get(number) === "proxy")) kinds.set(number, field.dataset.dsKind);
  }
  const counts = { self: 0, proxy: 0, short: 0, left: 0 };
  for (const cell of asked) {
    const kind = kinds.get(Number(cell.dataset.dsRow)) ?? "self";
    counts[kind] += 1;
    if ((cell.dataset.k || "self") !== kind) draw(cell, kind);
  }
  show("self", counts.self + counts.short);
  show("proxy", counts.proxy);
  show("left", counts.left);
  list.replaceChildren(...[...kinds].sort(([one], [other]) => one - other).map(([number, kind]) => line(cells.get(number), kind)));
}

function moveOn(event) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) return form.requestSubmit(form.querySelector("[data-ds-save] button"));
  const order = [...form.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), [data-ds-save] button")];
  order[order.indexOf(event.target) + 1]?.focus();
}

for (const field of fields) field.addEventListener("input", refresh);
form.addEventListener("keydown", (event) => {
  if (event.target.matches("input") || event.ctrlKey || event.metaKey) moveOn(event);
});
for (const button of form.querySelectorAll("[data-ds-preview] button")) button.disabled = true;
for (const hidden of form.querySelectorAll("[data-ds-preview]")) hidden.hidden = true;
refresh();
if (!form.querySelector(".is-invalid, [autofocus]") && matchMedia("(pointer: fine)").matches) fields[0].focus();
