// Fetches the files of the explainer. The program is fetched once per page, however many elements it has.
import { Failure, messages } from '../dom/errors.js';

/** Where files come from; as `fetch`, but for the single file, which has them in itself. */
export type AssetSource = (url: URL | string, options?: RequestInit) => Promise<Response>;

let source: AssetSource = (url, options) => fetch(url, options);

/** Before the first element asks for anything. */
export function setAssetSource(replacement: AssetSource): void {
  source = replacement;
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

async function fetchOk(url: URL | string, options?: RequestInit): Promise<Response> {
  const response = await source(url, options);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
}

/** How many bytes of the program have come, of how many; the build knows the whole. */
export const arrived = { bytes: 0, total: programBytes };

/** The same response, counted as it comes. */
function counted(response: Response): Response {
  if (!response.body) return response;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      arrived.bytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}

// Browsers compile while downloading only under this type; many servers don't know it.
async function compile(response: Response): Promise<WebAssembly.Module> {
  return response.headers.get('Content-Type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

// Addresses are written out: bundlers find a file by just this form, and bring it along.
const programAddress = () => new URL('./explainer.wasm', import.meta.url);

export const fetchProgram = once(async () => {
  try {
    return await compile(counted(await fetchOk(programAddress())));
  } catch (cause) {
    throw new Failure(messages.program, { cause });
  }
});

export const fetchChecker = once(async () => compile(await fetchOk(new URL('./checker.wasm', import.meta.url))));

/** The story at `url`, where the page carries it in itself. Once: whoever asks again wants to know what is there now. */
export function storyInPage(url: string): Uint8Array | null {
  const blocks = [...document.querySelectorAll<HTMLScriptElement>('script[type="application/json"][data-file]')];
  const block = blocks.find(({ dataset }) => new URL(dataset['file']!, document.baseURI).href === url);
  block?.remove();
  return block ? new TextEncoder().encode(block.text) : null;
}

/** Asks the server whether a copy that the browser has is still the newest: corrections must reach readers. */
export async function fetchStory(url: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return new Uint8Array(await (await fetchOk(url, { signal, cache: 'no-cache' })).arrayBuffer());
  } catch (cause) {
    throw new Failure(messages.story, { cause });
  }
}

/** The words of a language, as they lie beside the program. */
export async function fetchWords(tag: string, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchOk(new URL(`languages/${tag}.json`, programAddress()), { signal })).arrayBuffer());
}

/** Help for developers, where the page's address asks for it; null where it is not beside explainer.js. */
export async function fetchDebug(): Promise<typeof import('./debug.js') | null> {
  try {
    return /[?&]debug\b/.test(location.search) ? await import('./debug.js') : null;
  } catch {
    return null;
  }
}
