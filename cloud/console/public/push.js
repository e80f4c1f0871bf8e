// Shows what the service pushes, and opens what it is about; both workers load it.
self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {};
  const shown = self.registration.showNotification(told.title ?? 'Mafundi', {
    body: told.body ?? '',
    tag: told.tag,
    icon: '/mafundi.svg',
    data: { link: told.link ?? '/' },
    requireInteraction: true,
  });
  event.waitUntil(Promise.all([shown, tellPages(told)]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.link));
});

async function tellPages(told) {
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage({ pushed: told });
}

async function open(link) {
  const address = new URL(link, self.location.origin).href;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => one.url === address) ?? pages.find((one) => new URL(one.url).pathname.startsWith('/phone') === link.startsWith('/phone'));
  if (!page) return self.clients.openWindow(address);
  if (page.url !== address) await page.navigate(address).catch(() => self.clients.openWindow(address));
  return page.focus();
}
