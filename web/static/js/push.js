// Lets this browser ring, by the two buttons of the account page. The words of the notice come with the push itself.

const box = document.querySelector("[data-push]");
const state = box.querySelector("[data-push-state]");
const [on, off] = [box.querySelector("[data-push-on]"), box.querySelector("[data-push-off]")];
const WORDS = {
  off: "Máy này chưa bật thông báo.",
  on: "Máy này đang nhận thông báo.",
  denied: "Trình duyệt đang chặn thông báo của sổ tay. Đồng chí mở phần cài đặt của trình duyệt để cho phép.",
  unsupported: "Trình duyệt này không nhận được thông báo. Trên iPhone, đồng chí thêm sổ tay vào màn hình chính trước.",
  failed: "Chưa bật được. Đồng chí kiểm tra kết nối mạng rồi thử lại.",
};

function show(word) {
  state.textContent = WORDS[word];
  on.hidden = word !== "off" && word !== "failed";
  off.hidden = word !== "on";
}

async function tell(address, subscription) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": box.dataset.token };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(subscription) });
  if (answer.status !== 204) throw new Error(String(answer.status));
}

async function ringHere() {
  const registration = await navigator.serviceWorker.register(box.dataset.worker);
  await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true, applicationServerKey: box.dataset.push,
  });
  await tell(box.dataset.register, subscription);
  return "on";
}

async function beSilentHere() {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration.pushManager.getSubscription();
  await tell(box.dataset.remove, subscription);
  await subscription.unsubscribe();
  return "off";
}

function attempt(change) {
  return async () => {
    try { show(await change()); } catch (error) {
      console.warn(error.name);
      show(Notification.permission === "denied" ? "denied" : "failed");
    }
  };
}

async function now() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

on.addEventListener("click", attempt(ringHere));
off.addEventListener("click", attempt(beSilentHere));
show(await now());
