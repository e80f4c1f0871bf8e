// The console's worker: it only receives pushes; pages and API are never answered from here.
importScripts('/push.js');
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
