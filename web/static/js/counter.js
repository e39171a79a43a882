// Counts down what may still be written in a field with data-limit; screen readers hear it when the writer pauses.

const number = new Intl.NumberFormat("vi-VN");

for (const field of document.querySelectorAll("[data-limit]")) {
  const limit = Number(field.dataset.limit);
  const shown = document.getElementById(`${field.id}-counter`);
  const spoken = Object.assign(document.createElement("span"), { className: "visually-hidden", role: "status" });
  shown.after(spoken);
  let pause;

  const count = () => {
    const left = limit - [...field.value.normalize("NFC")].length;
    const text = left >= 0 ? `Còn ${number.format(left)} ký tự` : `Thừa ${number.format(-left)} ký tự`;
    shown.textContent = text;
    shown.classList.toggle("over", left < 0);
    clearTimeout(pause);
    return text;
  };
  field.addEventListener("input", () => {
    const text = count();
    pause = setTimeout(() => { spoken.textContent = text; }, 1500);
  });
  count();
}
