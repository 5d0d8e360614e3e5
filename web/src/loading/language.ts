// The words of a story's language: fetched beside explainer.js, and never for English.
import { fetchWords } from '../engine/assets.js';
import { packFor } from './language_pack.js';

/** The language tag that a story file names; "" where it names none. A large file is not read twice, so it is looked for, not parsed. */
export function languageOf(story: Uint8Array): string {
  return /"language"\s*:\s*"([A-Za-z0-9-]*)"/.exec(new TextDecoder('latin1').decode(story))?.[1] ?? '';
}

/** The pack of a story's language as it comes; null for English, and where it can't be had: then the words are English. */
export async function fetchLanguage(story: Uint8Array, signal: AbortSignal): Promise<Uint8Array | null> {
  const tag = packFor(languageOf(story));
  if (!tag) return null;
  try {
    return await fetchWords(tag, signal);
  } catch (cause) {
    if (!signal.aborted) console.warn(`story-explainer: no words in "${tag}", so they are English.`, cause);
    return null;
  }
}
