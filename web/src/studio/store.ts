// What the browser keeps for the studio, in IndexedDB: works, saved as they are edited, and drafts, which have a name. Runs in the keeper.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What a list shows of a work or a draft. */
export interface Kept {
  readonly id: string;
  readonly kind: 'work' | 'draft';
  /** A draft's name; the title of a work's story. */
  readonly name: string;
  readonly events: number;
  /** Milliseconds since 1970. */
  readonly saved: number;
}

/** What is kept beside the list, which would be slow with it. */
export interface Content {
  readonly story: string;
  /** What stood in the JSON editor and was no JSON. */
  readonly unparsed: string | null;
  readonly questions: string;
}

interface Record extends Kept {
  /** Whoever wrote it last: one who finds another's mark has been overtaken. */
  readonly writer: string;
}

interface Schema extends DBSchema {
  list: { key: string; value: Record };
  contents: { key: string; value: Content };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function opened(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('story-studio', 1, {
    upgrade(db) {
      db.createObjectStore('list', { keyPath: 'id' });
      db.createObjectStore('contents');
    },
    terminated() {
      database = undefined;
    },
  }).catch((error: unknown) => {
    database = undefined; // the next call tries again
    throw error;
  });
  return database;
}

/**
 * Writes all of it or nothing. False when someone else than `writer` wrote it last, unless `take` is given: then nothing is written.
 */
export async function keep(kept: Kept, content: Content, writer: string, take: boolean): Promise<boolean> {
  const write = (await opened()).transaction(['list', 'contents'], 'readwrite');
  const before = await write.objectStore('list').get(kept.id);
  const own = take || !before || before.writer === writer;
  const puts = own ? [write.objectStore('list').put({ ...kept, writer }), write.objectStore('contents').put(content, kept.id)] : [];
  for (const put of puts) put.catch(() => undefined); // the transaction says better why
  await write.done;
  return own;
}

/** Newest first. */
export async function list(): Promise<Kept[]> {
  const records = await (await opened()).getAll('list');
  return records.map(({ writer: _, ...kept }) => kept).sort((a, b) => b.saved - a.saved);
}

/** Null where it is gone. */
export async function content(id: string): Promise<Content | null> {
  return (await (await opened()).get('contents', id)) ?? null;
}

export async function forget(id: string): Promise<void> {
  const write = (await opened()).transaction(['list', 'contents'], 'readwrite');
  const deletions = [write.objectStore('list').delete(id), write.objectStore('contents').delete(id)];
  for (const deletion of deletions) deletion.catch(() => undefined);
  await write.done;
}
