// Shows the notice that a push brings and opens the page it names. It keeps nothing: no content stays on the device.

self.addEventListener("push", (event) => {
  const { title, body, tag, url } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang: "vi", data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage(new URL(event.notification.data.url ?? "/", self.location.origin)));
});

async function openPage(address) {
  const home = address.origin === self.location.origin ? address.href : self.location.origin;
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find((one) => "navigate" in one);
  return page ? (await page.focus()).navigate(home) : self.clients.openWindow(home);
}
