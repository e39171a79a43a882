// Reads a text aloud where the device has a Vietnamese voice; without one the button is not shown.

const button = document.querySelector("[data-read-aloud]");
const text = document.getElementById(button.dataset.readAloud);

const voice = () => speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith("vi"));

function show(reading) {
  button.setAttribute("aria-pressed", reading);
  button.lastChild.textContent = reading ? "Dừng đọc" : "Nghe đọc";
}

// Paragraph by paragraph: browsers break off in the middle of a long one.
function read() {
  const paragraphs = text.innerText.split("\n").filter((line) => line.trim());
  paragraphs.forEach((paragraph, index) => {
    const spoken = Object.assign(new SpeechSynthesisUtterance(paragraph), { voice: voice(), lang: "vi-VN", rate: 0.95 });
    if (index === paragraphs.length - 1) spoken.addEventListener("end", () => show(false));
    speechSynthesis.speak(spoken);
  });
  show(true);
}

function stop() {
  speechSynthesis.cancel();
  show(false);
}

if ("speechSynthesis" in window) {
  const offer = () => { button.hidden = !voice(); };
  speechSynthesis.addEventListener("voiceschanged", offer); // voices arrive late
  offer();
  button.addEventListener("click", () => (speechSynthesis.speaking ? stop() : read()));
  addEventListener("pagehide", stop);
}
