// Lets the phone page open without a network: what it is made of is kept; the API is never answered from here.
importScripts('/push.js');
const KEPT = 'mafundi-phone-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  const isPage = event.request.mode === 'navigate';
  event.respondWith(pathname.startsWith('/_app/') ? keptFirst(event.request) : newFirst(event.request, isPage ? '/phone' : pathname));
});

/** Names below _app carry a hash of their content: what is kept is never old. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? keep(request, request);
}

async function newFirst(request, name) {
  try {
    return await keep(request, name);
  } catch (error) {
    const kept = await caches.match(name);
    if (kept) return kept;
    throw error;
  }
}

async function keep(request, name) {
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(KEPT)).put(name, answer.clone());
  return answer;
}
