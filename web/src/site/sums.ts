// Sums of bytes. A page without HTTPS has no crypto.subtle, and the studio may be on such a page.
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { bytesOf } from './parts.js';

/** Bytes as base64. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** What a policy calls a script or a style sheet within a page. */
export const hashOf = (text: string): string => `'sha256-${base64(sha256(bytesOf(text)))}'`;

/** integrity.json: for each file a page may name, what to put in its `integrity` attribute. */
export function integrityOf(files: ReadonlyMap<string, Uint8Array>): string {
  const named = [...files].filter(([name]) => /\.(js|css|wasm|woff2|json|svg|png)$/.test(name));
  const sums = named.map(([name, bytes]) => [name, `sha384-${base64(sha384(bytes))}`] as const);
  return `${JSON.stringify(Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
}
