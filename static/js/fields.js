// Fields: the eye that shows a password, and the summary of errors that takes the focus.

for (const button of document.querySelectorAll("[data-ds-eye]")) {
  const field = document.getElementById(button.dataset.dsEye);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}

function focusSummary(root) {
  root.querySelector("[data-ds-focus]")?.focus();
}

focusSummary(document);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.detail.elt));
