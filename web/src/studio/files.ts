// Files that come in (chosen, dropped, pasted) and files that go out (downloads).
import { createElement } from '../dom/elements.js';
import type { File as TableFile } from './core.js';
import { Refusal } from './worker_line.js';
import { words } from './words.js';

export const largest = 64 * 1024 * 1024; // bytes; the program has its own limits on cells

const tables = /\.(csv|tsv|tab|txt|xlsx|ods|xls)$/i; // of .xls the program says in a sentence why not
const stories = /\.json$/i;

export type Given =
  { readonly kind: 'tables'; readonly files: readonly TableFile[] } | { readonly kind: 'story'; readonly name: string; readonly text: string };

/** Reads what the editor chose: tables, or one story. Rejects with a sentence. */
export async function readGiven(files: readonly File[]): Promise<Given> {
  for (const { name, size } of files) {
    if (!tables.test(name) && !stories.test(name)) throw new Refusal(words.wrongKind(name));
    if (size > largest) throw new Refusal(words.tooLarge(name));
  }
  const [first] = files;
  if (!first) throw new Refusal(words.pasteNothing);
  const story = files.find(({ name }) => stories.test(name));
  if (story && files.length > 1) throw new Refusal(words.readTogether);
  const bytesOf = async (file: File) => {
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      throw new Refusal(words.unreadable(file.name));
    }
  };
  if (story) return { kind: 'story', name: story.name, text: new TextDecoder().decode(await bytesOf(story)) };
  return { kind: 'tables', files: await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) }))) };
}

/** What was pasted, as a file. Text that is a story is one. */
export function readPasted(text: string): Given {
  if (text.trim() === '') throw new Refusal(words.pasteNothing);
  if (text.length > largest) throw new Refusal(words.pastedTooLarge);
  if (/^\s*\{/.test(text)) return { kind: 'story', name: 'pasted.json', text };
  const ending = text.slice(0, 100_000).includes('\t') ? 'tsv' : 'csv';
  return { kind: 'tables', files: [{ name: `${words.untitled}.${ending}`, bytes: text }] };
}

/** Lets the editor choose files; resolves to none when they change their mind. */
export function chooseFiles(accept: string, { multiple = false } = {}): Promise<File[]> {
  return new Promise((done) => {
    const input = createElement('input', { type: 'file', accept, hidden: '', 'aria-hidden': 'true', ...(multiple && { multiple: '' }) });
    const end = () => {
      input.remove();
      done([...(input.files ?? [])]);
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    document.body.append(input); // some browsers open nothing for one that is in no page
    input.click();
  });
}

export const acceptTables = '.csv,.tsv,.tab,.txt,.xlsx,.ods,.xls';
export const acceptStory = '.json,application/json';

/** Puts bytes into the editor's downloads. */
export function download(name: string, content: Uint8Array | string, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = createElement('a', { href: address, download: name, hidden: '' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it later than the click
}
