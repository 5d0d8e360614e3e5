// An open story: the document with its faces, kept while it is edited, checked, and held by this page alone.
import type { Core, Question } from './core.js';
import { editAbout } from './about.js';
import { keepChecked } from './checking.js';
import { correct } from './correct.js';
import { StoryDocument, type State } from './document.js';
import { choose } from './dialog.js';
import { nameDraft, shareDraft } from './drafts.js';
import type { Face, FaceName, MakeFace, Studio } from './face.js';
import { download } from './files.js';
import { newId, type Keeper } from './keeper.js';
import { announce } from './live.js';
import { Panes } from './panes.js';
import type { JsonObject } from './pointer.js';
import { publish } from './publish.js';
import type { Publishing } from './remote_core.js';
import { rowOf } from './row.js';
import { Autosave, type Saving } from './saving.js';
import { makeShell, type Banner, type Shell } from './shell.js';
import { slug } from './slug.js';
import { Hold } from './tabs.js';
import { titleOf } from './title.js';
import { words } from './words.js';

/** What is put on the desk. */
export interface Work {
  readonly id: string;
  readonly story: JsonObject;
  readonly questions: readonly Question[];
  readonly unparsed: string | null;
  /** Not in the browser yet, and to be kept at once. */
  readonly fresh: boolean;
  /** A sentence over the story: where it comes from. */
  readonly notice?: string;
}

export interface DeskActions {
  core: Core & Publishing;
  keeper: Keeper;
  faces: Readonly<Partial<Record<FaceName, MakeFace>>>;
  /** The work goes on under this id: the page's address says so. */
  renamed(id: string): void;
  /** Back to the start. */
  leave(): void;
  /** Lets the editor choose a file to open. */
  open(): void;
  /** Lets the editor choose tables to add, or takes those given. */
  add(document: StoryDocument, files?: readonly { name: string; bytes: Uint8Array | string }[]): void;
}

export class Desk {
  readonly element: HTMLElement;
  readonly document: StoryDocument;
  readonly #life = new AbortController();
  readonly #shell: Shell;
  readonly #panes: Panes;
  readonly #actions: DeskActions;
  readonly #studio: Studio;
  #save: Autosave;
  #hold: Hold;
  #session = new AbortController(); // one id's
  #copied: State | null = null; // what a copy was made of

  /** Resolves once it is known whether another page has the work. */
  static async open(work: Work, actions: DeskActions): Promise<Desk> {
    const desk = new Desk(work, actions);
    await desk.#claim(work);
    return desk;
  }

  private constructor(work: Work, actions: DeskActions) {
    this.#actions = actions;
    this.document = new StoryDocument(work.story, work.questions);
    this.document.setUnparsed(work.unparsed);
    const { signal } = this.#life;
    this.#studio = {
      document: this.document,
      core: actions.core,
      announce,
      warn: (text) => this.warn(text),
      show: (face, pointer) => {
        if (pointer !== undefined) this.document.select(rowOf(pointer));
        this.#panes.focus(face, pointer);
      },
      importTables: (files) => actions.add(this.document, files),
    };
    const makers: Partial<Record<FaceName, () => Face>> = {};
    for (const [name, make] of Object.entries(actions.faces)) makers[name as FaceName] = () => make(this.#studio, signal);
    this.#panes = new Panes(makers, signal);
    this.#shell = makeShell(
      {
        undo: () => this.#undo(),
        redo: () => this.#redo(),
        about: () => editAbout(this.document),
        publish: () => void publish(this.#studio, actions.core),
        menu: this.#menu(),
      },
      this.#panes.element,
      signal,
    );
    this.element = this.#shell.element;
    this.document.subscribe((now, before) => {
      this.#shell.show(now);
      if (now.problems !== before.problems || now.questions !== before.questions) this.#count();
    }, signal);
    this.#shell.show(this.document.state);
    this.#count();
    const sayUnchecked = (reason: string | null) => this.#shell.banner('check', reason === null ? null : { text: reason, buttons: [] });
    keepChecked(this.document, actions.core, sayUnchecked, signal);
    addEventListener('keydown', (event) => this.#onKey(event), { signal });
    addEventListener('beforeunload', (event) => this.#isSafe || event.preventDefault(), { signal });
    this.#hold = this.#makeHold(work.id);
    this.#save = this.#makeSave(work.id, false);
    if (work.notice !== undefined) this.#say('notice', work.notice);
  }

  /** Puts the focus where the work begins, once that is laid out, unless the editor is elsewhere already. */
  focus(): void {
    const laidOut = () => document.activeElement === document.body && this.#panes.focus('grid');
    requestAnimationFrame(() => requestAnimationFrame(laidOut));
  }

  /** Says in a banner, until it is closed, what did not work. */
  warn(text: string): void {
    this.#say('trouble', text);
  }

  /** A sentence over the story that the editor can close, with what else they can do about it. */
  #say(about: string, text: string, ...buttons: Banner['buttons']): void {
    this.#shell.banner(about, { text, buttons: [...buttons, { text: words.close, action: () => this.#shell.banner(about, null) }] });
  }

  /** Saves what was typed; where the browser does not keep it, asks. False when the editor stays. */
  async mayLeave(): Promise<boolean> {
    await this.#flush();
    if (this.#save.isKept) return true;
    const answer = await choose(
      words.leaveAsk(titleOf(this.document.state.story)),
      { text: words.leaveStay, value: 'stay' },
      { text: words.leaveLose, value: 'lose' },
      { text: words.leaveSave, value: 'save' },
    );
    if (answer !== 'save') return answer === 'lose';
    await this.#saveFile();
    return this.document.state.unparsed === null; // that text is not in the file
  }

  /** The id under which the work is kept. */
  get id(): string {
    return this.#hold.id;
  }

  /** Whether the page may go without a question. */
  get #isSafe(): boolean {
    return !this.document.isPending && (this.#save.isKept || this.#save.state.state === 'new');
  }

  /** Saves at once, with all that was typed. */
  async #flush(): Promise<void> {
    await this.document.settled();
    await this.#save.flush();
  }

  /** Saves, and lets go of everything. */
  async close(): Promise<void> {
    await this.#flush();
    this.#session.abort();
    this.#hold.close();
    this.#life.abort();
  }

  async #claim({ id, fresh }: Work): Promise<void> {
    if (await this.#hold.claim()) return this.#keep(id, fresh);
    this.#copy();
    this.#shell.banner('tabs', {
      text: words.otherTab,
      buttons: [{ text: words.takeOver, action: () => void this.#takeOver(id) }],
    });
  }

  #makeHold(id: string): Hold {
    return new Hold(
      id,
      () => this.#flush(),
      () => this.#lost(id),
    );
  }

  #makeSave(id: string, fresh: boolean): Autosave {
    this.#session.abort();
    this.#session = new AbortController();
    return new Autosave(this.document, this.#actions.keeper, id, (saving) => this.#onSaving(saving, id), { signal: this.#session.signal, fresh });
  }

  #keep(id: string, fresh: boolean): void {
    this.#save = this.#makeSave(id, fresh);
    this.#actions.renamed(id);
  }

  /** Goes on under an id of its own. */
  #copy(): void {
    this.#hold.close();
    const id = newId();
    this.#copied = this.document.state;
    this.#hold = this.#makeHold(id);
    void this.#hold.claim();
    this.#keep(id, true);
  }

  /** From the other page; what it has saved is newer than what is here. What was changed in a copy meanwhile stays a work of its own. */
  async #takeOver(id: string): Promise<void> {
    const copy = this.#hold.id;
    if (copy !== id) await this.#flush();
    const { story, unparsed } = this.document.state;
    const isEdited = copy !== id && (story !== this.#copied?.story || unparsed !== this.#copied.unparsed);
    if (isEdited && !this.#save.isKept) return; // a banner says so already
    const hold = this.#makeHold(id);
    try {
      await hold.takeOver();
      const kept = await this.#actions.keeper.open(id);
      this.#session.abort(); // the copy is to stay as it is
      if (kept) {
        this.document.replace(words.takeOver, kept.story, kept.questions);
        this.document.setUnparsed(kept.unparsed);
      }
    } catch (error) {
      hold.close();
      return this.warn((error as Error).message);
    }
    this.#hold.close();
    this.#hold = hold;
    this.#keep(id, false);
    await this.#save.take();
    if (copy !== id && !isEdited) await this.#actions.keeper.forget(copy).catch(() => undefined);
    this.#shell.banner('tabs', null);
    this.#shell.banner('saving', null);
    if (isEdited) this.#say('notice', words.copyKept);
    announce(words.takenOver);
  }

  #lost(id: string): void {
    if (this.#hold.id !== id) return;
    this.#session.abort();
    this.#shell.showSaving({ state: 'overtaken' });
    this.#shell.banner('tabs', {
      text: words.lost,
      buttons: [
        { text: words.workOnCopy, action: () => this.#goOnWithCopy() },
        { text: words.takeBack, action: () => void this.#takeOver(id) },
      ],
    });
  }

  #goOnWithCopy(): void {
    this.#copy();
    this.#shell.banner('tabs', null);
    announce(words.copyBegun);
  }

  #onSaving(saving: Saving, id: string): void {
    this.#shell.showSaving(saving);
    if (saving.state === 'overtaken') return this.#lost(id);
    if (saving.state === 'failed') {
      this.#shell.banner('saving', {
        text: saving.reason,
        buttons: [
          { text: words.saveNow, action: () => void this.#saveFile() },
          { text: words.tryAgain, action: () => void this.#save.flush() },
        ],
      });
    } else if (saving.state === 'saved') {
      this.#shell.banner('saving', null);
    }
  }

  #undo(): void {
    const label = this.document.state.undo;
    if (label === null) return;
    this.document.undo();
    announce(words.undone(label));
  }

  #redo(): void {
    const label = this.document.state.redo;
    if (label === null) return;
    this.document.redo();
    announce(words.redone(label));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    const action = {
      z: () => (event.shiftKey ? this.#redo() : this.#undo()),
      y: () => this.#redo(),
      s: () => void this.#saveFile(),
      o: () => this.#actions.open(),
    }[key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  #count(): void {
    const { problems, questions } = this.document.state;
    const number = problems.length + questions.length;
    this.#panes.rename('problems', number ? words.problemsCount(number) : words.problems);
  }

  #menu() {
    const { core, keeper, leave, open, add } = this.#actions;
    return [
      { text: words.menuNew, action: leave },
      { text: words.menuOpen, action: open },
      { text: words.menuAdd, action: () => add(this.document) },
      { text: words.menuAbout, action: () => editAbout(this.document) },
      { text: words.menuSaveFile, action: () => void this.#saveFile() },
      { text: words.menuSaveSheet, action: () => void this.#saveSheet() },
      { text: words.menuDraft, action: () => void this.#settled().then((state) => nameDraft(keeper, state)) },
      { text: words.menuShare, action: () => void this.#settled().then((state) => shareDraft(core, state)) },
      { text: words.menuCorrect, action: () => correct(this.#studio) },
      { text: words.menuGuide, action: () => window.open('guide.html', '_blank', 'noopener') },
    ];
  }

  /** The document once all that was typed is in it. */
  async #settled(): Promise<State> {
    await this.document.settled();
    return this.document.state;
  }

  async #saveFile(): Promise<void> {
    const { story, unparsed } = await this.#settled();
    const name = `${slug(titleOf(story))}.story.json`;
    // What the program cannot lay out, or when it is broken: nothing stands between an editor and their file.
    const text = await this.#actions.core.format(story).catch(() => `${JSON.stringify(story, null, 2)}\n`);
    download(name, text, 'application/json');
    this.#sayUnparsed(unparsed);
    announce(words.savedFile(name));
  }

  async #saveSheet(): Promise<void> {
    const { story, unparsed } = await this.#settled();
    const name = `${slug(titleOf(story))}.xlsx`;
    try {
      download(name, await this.#actions.core.sheet(story, 'xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      this.#sayUnparsed(unparsed);
      announce(words.savedFile(name));
    } catch (error) {
      this.warn((error as Error).message);
    }
  }

  /** What was saved lacks what stands in the text. */
  #sayUnparsed(unparsed: string | null): void {
    if (unparsed !== null) this.#say('trouble', words.unparsedLeftOut, { text: words.showJson, action: () => this.#panes.focus('json') });
  }
}
