// Fields: the eye that shows a password, and the first field that needs another look.

for (const button of document.querySelectorAll("[data-ds-eye]")) {
  const field = document.getElementById(button.dataset.dsEye);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}

// A summary of errors takes the focus by itself (autofocus); without one, the first field does.
function focusFirst(root) {
  if (!root.querySelector("[autofocus]")) root.querySelector(".is-invalid")?.focus();
}

focusFirst(document);
document.addEventListener("htmx:afterSettle", (event) => focusFirst(event.detail.elt));
