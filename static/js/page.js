// The page around the work: the dialog, the search key, lists that stay, and menus that close.

const dialog = document.getElementById("dialog");

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === dialog && dialog.hasChildNodes() && !dialog.open) dialog.showModal();
});

dialog?.addEventListener("click", (event) => {
  const outside = event.target === dialog;
  const closes = event.target.closest("[data-ds-close]");
  if (!outside && !closes) return;
  event.preventDefault();
  dialog.close();
});

dialog?.addEventListener("close", () => dialog.replaceChildren());

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector("[data-ds-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
});

// The same answer twice leaves a list alone, so that the row under a finger stays there.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.answer === detail.serverResponse) detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target.id !== "results") return;
  document.getElementById("results").answer = detail.xhr.responseText;
});

const menus = () => document.querySelectorAll("details[data-ds-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
