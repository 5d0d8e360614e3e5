// The studio: from a sheet to a published explainer, in a page of its own.
import { createElement } from './dom/elements.js';
import { StoryDocument } from './studio/document.js';
import { Desk, type Work } from './studio/desk.js';
import { isDraftLink } from './studio/draft_link.js';
import { faces } from './studio/faces.js';
import { acceptStory, acceptTables, chooseFiles, readGiven, readPasted, type Given } from './studio/files.js';
import { importDialog } from './studio/import.js';
import { Keeper, newId, type Kept } from './studio/keeper.js';
import { announce } from './studio/live.js';
import { emptyStory } from './studio/new_story.js';
import type { JsonObject } from './studio/pointer.js';
import { keepForOffline } from './studio/offline.js';
import { joinedQuestions } from './studio/questions.js';
import { remoteCore } from './studio/remote_core.js';
import { makeStart, type Start } from './studio/start.js';
import { countOf } from './studio/title.js';
import { words } from './studio/words.js';

const core = remoteCore();
const keeper = new Keeper();
let desk: Desk | null = null;
let start: Start | null = null;

const workOf = (hash: string) => /^#work=([0-9a-f]+)$/.exec(hash)?.[1] ?? null;

/** The address says what is open, so that it comes back when the page does; from a story the browser's back button leads to the start. */
function address(hash: string): void {
  const opened = hash !== '' && location.hash === '';
  history[opened ? 'pushState' : 'replaceState'](null, '', hash || location.pathname + location.search);
}

/** Whether what is open may be left; where it could not be kept, the editor is asked, and may stay. */
async function mayLeave(): Promise<boolean> {
  if (!desk || (await desk.mayLeave())) return true;
  address(`#work=${desk.id}`);
  return false;
}

async function showStart(complaint = ''): Promise<void> {
  if (!(await mayLeave())) return;
  await desk?.close();
  desk = null;
  address('');
  document.title = words.studio;
  start = makeStart({
    paste: (text) => void tried(() => take(readPasted(text))),
    files: (files) => void tried(async () => take(await readGiven(files))),
    example: () => void tried(openExample),
    empty: () => void put({ story: emptyStory(new Date()) }),
    open: (kept) => void tried(() => openKept(kept)),
    list: () => keeper.list(),
    forget: ({ id }) => keeper.forget(id),
  });
  document.body.replaceChildren(start.element);
  start.say(complaint);
  start.element.querySelector<HTMLElement>('#paste')?.focus();
}

/** What did not work is said where the editor is: over the open story, on the start page, or there once it is shown. */
async function tried(action: () => Promise<unknown> | unknown): Promise<void> {
  start?.say('');
  try {
    await action();
  } catch (error) {
    const { message } = error as Error;
    if (desk) {
      address(`#work=${desk.id}`);
      desk.warn(message);
    } else if (start) start.say(message);
    else await showStart(message);
  }
}

async function take(given: Given): Promise<void> {
  if (given.kind === 'story') {
    const { story } = await core.openStory(given.text);
    return put({ story });
  }
  const taken = await importDialog(core, given.files);
  if (taken) await put(taken);
}

/** Puts a story on the desk. */
async function put(work: Partial<Work> & { story: JsonObject }): Promise<void> {
  if (!(await mayLeave())) return;
  const whole: Work = { id: newId(), questions: [], unparsed: null, fresh: true, ...work };
  const opened = await Desk.open(whole, {
    core,
    keeper,
    faces,
    renamed: (id) => address(`#work=${id}`),
    leave: () => void showStart(),
    open: () => void tried(openFiles),
    add: (story, files) => void tried(() => add(story, files)),
  });
  await desk?.close();
  desk = opened;
  start = null;
  document.body.replaceChildren(desk.element);
  desk.focus();
  announce(words.importDone(countOf(whole.story)));
}

async function openFiles(): Promise<void> {
  const files = await chooseFiles(`${acceptTables},${acceptStory}`, { multiple: true });
  if (files.length) await take(await readGiven(files));
}

async function openKept({ id, kind }: Pick<Kept, 'id' | 'kind'>): Promise<void> {
  const kept = await keeper.open(id);
  if (!kept) return showStart(words.gone);
  // A draft stays as it is: what is done with it is a work of its own.
  await put({ ...kept, ...(kind === 'work' ? { id, fresh: false } : {}) });
}

async function openExample(): Promise<void> {
  const answer = await fetch('story.json');
  if (!answer.ok) throw new Error(words.programMissing);
  const { story } = await core.openStory(await answer.text());
  await put({ story });
}

async function openLink(): Promise<void> {
  const story = await core.storyOfLink(location.hash);
  if (!story) throw new Error(words.linkBroken);
  await put({ story: (await core.openStory(JSON.stringify(story))).story, notice: words.linkOpened });
}

/** Adds rows of tables to an open story. */
async function add(story: StoryDocument, given?: readonly { name: string; bytes: Uint8Array | string }[]): Promise<void> {
  let files = given;
  if (!files) {
    const chosen = await chooseFiles(acceptTables, { multiple: true });
    if (!chosen.length) return;
    const read = await readGiven(chosen);
    if (read.kind !== 'tables') throw new Error(words.wrongKind(chosen[0]!.name));
    files = read.files;
  }
  await story.settled();
  const into = story.state.story;
  const taken = await importDialog(core, files, into);
  if (!taken) return;
  if (story.state.story !== into) throw new Error(words.importOvertaken);
  story.replace(words.importedLabel, taken.story, joinedQuestions(story.state.questions, taken.questions));
  announce(words.importDone(countOf(taken.story)));
}

/** Tables that are dropped on an open story are to be added to it. */
function takeDropped(given: Given): Promise<void> {
  return desk && given.kind === 'tables' ? add(desk.document, given.files) : take(given);
}

/** Files dropped anywhere, and pasted on the start page. */
function takeDrops(): void {
  const hint = createElement('div', { class: 'drop-hint', hidden: '' }, words.drop);
  const hasFiles = (transfer: DataTransfer | null) => transfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (!hint.isConnected) document.body.append(hint);
    hint.hidden = false;
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && (hint.hidden = true));
  addEventListener('drop', (event) => {
    hint.hidden = true;
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    void tried(async () => takeDropped(await readGiven(files)));
  });
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (desk || !files.length || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    void tried(async () => take(await readGiven(files)));
  });
}

async function route(): Promise<void> {
  const id = workOf(location.hash);
  if (isDraftLink(location.hash)) await tried(openLink);
  else if (id !== null) await tried(() => openKept({ id, kind: 'work' }));
  else await showStart();
}

takeDrops();
void keepForOffline();
addEventListener('hashchange', () => void route());
void route();
