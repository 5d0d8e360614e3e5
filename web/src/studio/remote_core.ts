// The program in its worker, as the studio's faces see it.
import type { Core, File } from './core.js';
import type { JsonObject } from './pointer.js';
import { words } from './words.js';
import { WorkerLine } from './worker_line.js';

/** What is published, made in the worker. */
export interface Publishing {
  /** The folder as a ZIP. `base`: where it will be, or "". */
  zip(story: JsonObject, base: string): Promise<Uint8Array>;
  /** The single HTML file. */
  single(story: JsonObject): Promise<Uint8Array>;
  /** The link that holds the story, for the studio at this address; null when it is too long. */
  draftLink(story: JsonObject, studio: string): Promise<string | null>;
  /** The story of such a link's fragment; null where it holds none. */
  storyOfLink(fragment: string): Promise<JsonObject | null>;
}

export function remoteCore(): Core & Publishing {
  let sent: readonly File[] | null = null; // the worker keeps the tables of the last import
  const line = new WorkerLine(new URL('studio_worker.js', document.baseURI), words.programBroken, () => (sent = null));
  return {
    stop: () => line.stop(words.stopped),
    check: (story) => line.call('check', story),
    readCells: (story, cells) => line.call('readCells', story, cells),
    writeCells: (story, values) => line.call('writeCells', story, values),
    importTables: (files, map, into) => {
      const news = files === sent ? null : files;
      sent = files;
      return line.call('importTables', into ?? null, news, map, into !== undefined);
    },
    openStory: (text) => line.call('openStory', null, text),
    format: (story) => line.call('format', story),
    sheet: (story, ending) => line.call('sheet', story, ending),
    diff: (old, story) => line.call('diff', story, old),
    corrections: (old, story) => line.call('corrections', story, old),
    zip: (story, base) => line.call('zip', story, base),
    single: (story) => line.call('single', story),
    draftLink: (story, studio) => line.call('draftLink', story, studio),
    storyOfLink: (fragment) => line.call('storyOfLink', null, fragment),
  };
}
