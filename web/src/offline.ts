// The service worker of studio.html, and of nothing else: keeps the studio's own files, so that it opens without a network. The reader's
// pages are not in its scope.

/** Put in place by the build: what the studio asks for, and a sum of it all. */
declare const studioFiles: string[];
declare const studioVersion: string;

// The types of service workers and those of pages contradict each other; these few are used.
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: { waitUntil(done: Promise<unknown>): void }) => void): void;
  addEventListener(name: 'fetch', listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
  registration: { scope: string };
}
const worker = globalThis as unknown as Worker;

const prefix = `studio ${worker.registration.scope} `; // other folders of this server may have a studio of their own
const current = prefix + studioVersion;
const folder = new URL('.', worker.registration.scope);
const own = new Set(studioFiles.map((file) => new URL(file, folder).href));

async function keepAll(): Promise<void> {
  const cache = await caches.open(current);
  await cache.addAll([...own].map((address) => new Request(address, { cache: 'no-cache' }))); // as the server has them now, all or none
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== current).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(current);
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
// A studio that is open goes on with the files that it began with: a new version takes over when the last of them is closed.
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method === 'GET' && own.has(origin + pathname)) event.respondWith(answer(event.request));
});
