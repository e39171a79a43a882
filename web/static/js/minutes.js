// Saves each section of the minutes a few seconds after its last change; a clash shows both texts and loses neither.

const WAIT = 3000, AGAIN = 15000; // milliseconds
const OFFLINE = "Mất kết nối: nội dung được giữ trên máy này và sẽ tự gửi lại.";
const REFUSED = "Chưa lưu được. Đồng chí bấm Lưu.";

function clash(form, other, saveSoon) {
  const { text, revision } = form.elements;
  const box = form.querySelector("[data-clash]");
  const [both, theirs] = ["both", "theirs"].map((name) => form.querySelector(`[data-clash-${name}]`));
  form.querySelector("[data-clash-who]").textContent = other.saved_by ?? "Người khác";
  form.querySelector("[data-clash-text]").textContent = other.text;
  box.hidden = both.hidden = theirs.hidden = false;

  function settle(settled) {
    text.value = settled;
    revision.value = other.revision;
    box.hidden = true;
    saveSoon();
  }
  both.onclick = () => settle(`${other.text}\n${text.value}`);
  theirs.onclick = () => settle(other.text);
}

function keep(form) {
  const { text, revision } = form.elements;
  const said = form.querySelector("[data-said]");
  const drawer = `draft:${document.body.dataset.account}:${form.dataset.draft}`;
  let waiting;

  function saveSoon(delay = WAIT) {
    clearTimeout(waiting);
    waiting = setTimeout(save, delay);
  }

  async function save() {
    const sent = text.value;
    const request = { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } };
    let response;
    try { response = await fetch(form.action, request); } catch {
      said.textContent = OFFLINE;
      saveSoon(AGAIN);
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      revision.value = answer.revision;
      said.textContent = `Đã lưu lúc ${new Date().toTimeString().slice(0, 5)}`;
      if (text.value === sent) localStorage.removeItem(drawer);
    } else if (answer.other) {
      said.textContent = answer.sentence;
      clash(form, answer.other, saveSoon);
    } else said.textContent = REFUSED;
  }

  text.addEventListener("input", () => { said.textContent = ""; saveSoon(); });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

document.querySelectorAll("[data-autosave]").forEach(keep);
