// Keeps on this device what is being written in a <form data-draft="key">, until the server says that it has it.
//
// - One drawer per account (<body data-account>), emptied on sign-out; without an account nothing is kept.
// - Passwords, one-time codes, hidden fields (CSRF), files and [data-draft-never] are never kept.
// - A draft goes when the page after its submission carries data-outcome="success" (a success flash, an outcome).
// - Where others may change the same thing meanwhile, put its version in the key: an old draft then stays away; or leave
//   it out where each field stands for itself: only fields changed by hand are kept and put back.

import { draftNote } from "./draft_note.js";

const KEPT_FOR = 14 * 24 * 3600 * 1000; // milliseconds
const SUBMITTED = "draft-submitted";
const NEVER = ["hidden", "password", "file", "submit", "button", "reset", "image"];
const RESTORED = "Đã khôi phục nội dung đang viết dở";
const OFFLINE = "Đang mất kết nối. Nội dung đã được giữ trên máy này; khi có mạng, đồng chí bấm gửi lại.";
const FULL = "Máy này không giữ được bản nháp. Đồng chí vui lòng gửi trước khi rời trang.";

const drawer = `draft:${document.body.dataset.account}:`;

const isTick = (field) => field.type === "radio" || field.type === "checkbox";
const slot = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);
const read = (field) => (isTick(field) ? field.checked : field.value);

function write(field, value) {
  field[isTick(field) ? "checked" : "value"] = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !NEVER.includes(field.type)
    && field.autocomplete !== "one-time-code" && !field.hasAttribute("data-draft-never"));
}

function restore(form, key) {
  const values = JSON.parse(localStorage.getItem(key))?.values ?? {};
  const differing = fieldsOf(form).filter((field) => slot(field) in values && values[slot(field)] !== read(field));
  for (const field of differing) write(field, values[slot(field)]);
  return differing.length > 0;
}

function brought(field) {
  if (isTick(field)) return field.defaultChecked;
  return field.options ? [...field.options].find((one) => one.defaultSelected)?.value ?? field.options[0]?.value : field.defaultValue;
}

// Only what was changed by hand: restored into a newer page, it leaves alone what others wrote meanwhile.
function save(form, key) {
  const values = JSON.parse(localStorage.getItem(key))?.values ?? {};
  const changed = fieldsOf(form).filter((field) => slot(field) in values || read(field) !== brought(field));
  for (const field of changed) values[slot(field)] = read(field);
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
}

function keep(form) {
  const key = drawer + form.dataset.draft;
  let waiting; // the timer of a change not yet saved

  const tell = draftNote(form, function discard() {
    form.reset();
    for (const field of fieldsOf(form)) write(field, read(field));
    waiting = clearTimeout(waiting);
    localStorage.removeItem(key);
  });

  function saveNow() {
    waiting = clearTimeout(waiting);
    try { save(form, key); } catch (error) { console.warn(error.name); tell(FULL); }
  }

  if (restore(form, key)) tell(RESTORED, { discardable: true });
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(saveNow, 400); });
  addEventListener("pagehide", () => { if (waiting) saveNow(); });
  form.addEventListener("submit", (event) => {
    saveNow();
    if (navigator.onLine) return;
    event.preventDefault();
    tell(OFFLINE);
  });
}

function emptyDrawer() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(drawer)) localStorage.removeItem(key);
}

function sweep() {
  const arrived = document.querySelector('[data-outcome="success"]') && sessionStorage.getItem(SUBMITTED);
  if (arrived) localStorage.removeItem(arrived);
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith("draft:"))) {
    if (JSON.parse(localStorage.getItem(key)).at < Date.now() - KEPT_FOR) localStorage.removeItem(key);
  }
}

sweep();
document.querySelectorAll("[data-draft]").forEach(keep);
document.addEventListener("submit", ({ target }) => {
  if (target.hasAttribute("data-sign-out")) emptyDrawer();
  if (target.dataset.draft) sessionStorage.setItem(SUBMITTED, drawer + target.dataset.draft);
  else sessionStorage.removeItem(SUBMITTED);
});
