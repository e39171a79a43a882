// The only script every page loads: it fetches the others where the page has a use for them. Every page works without.

const MODULES = {
  "./drafts.js": "[data-account]",
  "./attendance.js": "[data-attendance]",
  "./password.js": "[data-reveal]",
  "./counter.js": "[data-limit]",
  "./push.js": "[data-push]",
  "./read_aloud.js": "[data-read-aloud]",
  "./symbol.js": "[data-symbol]",
  "./minutes.js": "[data-autosave]",
};

for (const [module, selector] of Object.entries(MODULES)) {
  if (document.querySelector(selector)) import(module);
}

document.querySelector("[data-error-summary]")?.focus();

// A second tap on a slow connection sends nothing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.ariaBusy === "true") event.preventDefault();
  form.ariaBusy = "true";
  setTimeout(() => { form.ariaBusy = null; }, 5000);
});

const menu = document.querySelector(".account");
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
