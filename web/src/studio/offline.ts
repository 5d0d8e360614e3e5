// The studio opens without a network once it was opened with one: its service worker keeps its files, and is asked for this page alone.
import { trusted } from './worker_line.js';

/** Starts it, where the browser and the server (HTTPS, or this machine) allow it. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted(new URL('offline.js', document.baseURI)), { scope: location.pathname, updateViaCache: 'none' });
  } catch {
    // Without it all but this works.
  }
}
