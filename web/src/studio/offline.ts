// The studio opens without a network once it was opened with one: its service worker keeps its files, and is asked for this page alone.

/** Starts it, where the browser and the server (HTTPS, or this machine) allow it. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as unknown as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } };
  const own = (url: string) => url;
  const { createScriptURL } = trustedTypes?.createPolicy('studio-offline', { createScriptURL: own }) ?? { createScriptURL: own };
  try {
    await navigator.serviceWorker.register(createScriptURL(new URL('offline.js', document.baseURI).href), { scope: location.pathname, updateViaCache: 'none' });
  } catch {
    // Without it all but this works.
  }
}
