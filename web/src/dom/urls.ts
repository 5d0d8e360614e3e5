// Addresses, also where a browser has no URL.canParse yet.

/** Null where `text` is no address. */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
