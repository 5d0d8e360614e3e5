// Fetches what the explainer is made of. The program and the fonts are fetched once per page, however many elements it has.
import { Failure, sentences } from './failure.js';

export interface Fonts {
  regular: Uint8Array;
  semibold: Uint8Array;
}

/** Runs `make` once and keeps its result; a failure is not kept, so that a later element may try again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= make().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

async function fetchOk(url: URL | string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
}

async function bytesOf(url: URL | string, signal?: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchOk(url, signal)).arrayBuffer());
}

export const fetchProgram = once(async () => {
  try {
    const response = await fetchOk(new URL('./explainer.wasm', import.meta.url));
    // Browsers compile while downloading only under this type; many servers don't know it.
    return response.headers.get('Content-Type')?.startsWith('application/wasm')
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw new Failure(sentences.program, { cause });
  }
});

export const fetchFonts = once(async (): Promise<Fonts> => {
  try {
    const [regular, semibold] = await Promise.all([
      bytesOf(new URL('./fonts/inter-400.ttf', import.meta.url)),
      bytesOf(new URL('./fonts/inter-600.ttf', import.meta.url)),
    ]);
    return { regular, semibold };
  } catch (cause) {
    throw new Failure(sentences.fonts, { cause });
  }
});

export async function fetchStory(url: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await bytesOf(url, signal);
  } catch (cause) {
    throw new Failure(sentences.story, { cause });
  }
}
