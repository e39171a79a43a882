// Keeps the bar of an import moving: asks the page itself every two seconds, and follows it when it is done.

const shown = document.querySelector("[data-import-progress]");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-import-progress] progress");
    if (answer.redirected || !found) {
      location.replace(answer.url);
      return;
    }
    const bar = shown.querySelector("progress");
    if (bar.value !== found.value) {
      bar.value = found.value;
      shown.querySelector("[data-import-percent]").textContent = `Đã xong ${found.value} %.`;
    }
  } catch {
    // No connection just now: the work goes on without us, and so do we.
  }
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
