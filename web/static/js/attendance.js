// Keeps the summary of an attendance sheet in step with its answers, and marks whoever is left as present.
// Words, thresholds and which answers count as attending come from the page.

const decimal = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function levelOf(sheet, rate, unmarked) {
  if (unmarked) return "unmarked";
  if (rate < Number(sheet.dataset.redBelow)) return "red";
  return rate > Number(sheet.dataset.greenAbove) ? "green" : "amber";
}

function show(sheet) {
  const rows = [...sheet.querySelectorAll("fieldset")];
  const attends = (row) => row.querySelector("[data-attending]:checked");
  const called = rows.filter((row) => !("exempt" in row.dataset));
  const present = rows.filter(attends).length;
  const expected = rows.filter((row) => called.includes(row) || attends(row)).length;
  const unmarked = called.filter((row) => !row.querySelector("input:checked")).length;
  const rate = expected ? (100 * present) / expected : 0;

  sheet.querySelector("[data-present]").textContent = present;
  sheet.querySelector("[data-expected]").textContent = expected;
  sheet.querySelector("[data-rate]").textContent = decimal.format(rate);
  sheet.querySelector("[data-unmarked]").textContent = unmarked;
  const level = levelOf(sheet, rate, unmarked);
  for (const badge of sheet.querySelectorAll("[data-level]")) badge.hidden = badge.dataset.level !== level;

  const button = sheet.querySelector("[data-all-present]");
  button.hidden = !unmarked;
  button.lastChild.textContent = unmarked === called.length ? "Tất cả có\u00a0mặt" : "Còn lại có\u00a0mặt";
}

function markTheRest(sheet) {
  for (const row of sheet.querySelectorAll("fieldset:not([data-exempt])")) {
    if (!row.querySelector("input:checked")) row.querySelector('[value="present"]').checked = true;
  }
  for (const type of ["input", "change"]) sheet.dispatchEvent(new Event(type, { bubbles: true }));
}

for (const sheet of document.querySelectorAll("[data-attendance]")) {
  sheet.addEventListener("change", () => show(sheet));
  sheet.querySelector("[data-all-present]").addEventListener("click", (event) => {
    event.preventDefault();
    markTheRest(sheet);
  });
  addEventListener("pageshow", () => show(sheet)); // a browser may bring back earlier answers
  show(sheet);
}
