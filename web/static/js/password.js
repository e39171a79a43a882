// Shows and hides what is typed in a password field, by the button beside it.

for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const reveal = (shown) => {
    field.type = shown ? "text" : "password";
    button.firstChild.textContent = shown ? "Ẩn" : "Hiện";
  };
  button.hidden = false;
  button.addEventListener("click", () => reveal(field.type === "password"));
  field.form?.addEventListener("submit", () => reveal(false)); // so that the browser does not remember it as plain text
}
