// The story file as text. While it is no JSON, the other faces keep the last state that was whole, and the text is kept as it is.
import { createElement, setText } from '../../dom/elements.js';
import { stylesOf } from '../../dom/styles.js';
import type { State } from '../document.js';
import type { Face, Studio } from '../face.js';
import { words } from '../face_words.js';
import { differences } from '../patch.js';
import { isObject, keysOf, pointerOf, valueAt, type Json, type JsonObject, type Pointer } from '../pointer.js';
import { applyMend, mendsOf, sentenceOf } from '../problems/problem_item.js';
import tokens from '../tokens.css';
import { complete } from './completion.js';
import type { Diagnostic, Editor } from './editor.js';
import css from './json.css';
import { cursorAt, laidOut, spansOf } from './json_text.js';
import { reconciled } from './reconcile.js';
import { Schema } from './schema.js';

const dress = stylesOf(tokens + css);

const pause = 250; // milliseconds without a key press until the text is read
const shownProblems = 500;

export function makeJson(studio: Studio, signal: AbortSignal): Face {
  dress(document);
  return new JsonFace(studio, signal);
}

class JsonFace implements Face {
  readonly element = createElement('div', { class: 'json-face' });
  readonly #status = createElement('p', { class: 'json-status', role: 'status' });
  readonly #host = createElement('div', { class: 'json-host' });
  readonly #find = createElement('button', { type: 'button' }, words.jsonFind);
  #editor: Editor | null = null;
  #opening: Promise<Editor | null> | null = null;
  #schema = new Schema({});
  /** The story that the text was last the same as; what is written since is a change of that, also when it was changed elsewhere, too. */
  #base: JsonObject = {};
  #timer = 0;
  #reading = false; // the text becomes the story: what the document tells meanwhile is known
  #visible = false;
  #follows = true; // whether a choice elsewhere moves the cursor

  constructor(
    readonly studio: Studio,
    readonly signal: AbortSignal,
  ) {
    this.#find.addEventListener('click', () => this.#editor?.find());
    this.element.append(createElement('div', { class: 'json-bar' }, this.#status, this.#find), this.#host);
    studio.document.subscribe((now, before) => this.#changed(now, before), signal);
    studio.document.holdBack(() => this.#readNow(), signal);
    signal.addEventListener('abort', () => [clearTimeout(this.#timer), this.#editor?.destroy()], { once: true });
  }

  focus(pointer?: Pointer): void {
    void this.#open().then((editor) => {
      if (pointer !== undefined) this.#goTo(pointer);
      editor?.focus();
    });
  }

  shown(visible: boolean): void {
    this.#visible = visible;
    if (!visible) return this.#readNow();
    void this.#open().then(() => this.#refresh());
  }

  /** The editor is fetched when it is first looked at. */
  #open(): Promise<Editor | null> {
    this.#opening ??= this.#make().catch((error: unknown) => {
      setText(this.#status, `${words.jsonMissing} ${error instanceof Error ? error.message : ''}`.trim());
      this.#opening = null;
      return null;
    });
    return this.#opening;
  }

  async #make(): Promise<Editor | null> {
    const [{ Editor: Made }, schema] = await Promise.all([import('./editor.js'), fetchSchema(this.signal)]);
    if (this.signal.aborted) return null;
    this.#schema = schema;
    const { story, unparsed } = this.studio.document.state;
    const shadow = this.#host.attachShadow({ mode: 'open' }); // where CodeMirror's style sheets are made by script, as the page's policy wants
    const parent = createElement('div', { class: 'editor' });
    shadow.append(parent);
    editorStyles(shadow);
    this.#base = story;
    this.#editor = new Made(shadow, parent, unparsed ?? laidOut(story), words.jsonLabel, {
      written: () => this.#written(),
      cursor: (position) => this.#cursor(position),
      left: () => {
        this.#readNow();
        this.studio.document.endGroup();
      },
      ownsUndo: () => {
        this.#readNow();
        return this.studio.document.state.unparsed !== null;
      },
      complete: (context) => complete(context, this.#schema, this.studio.document.state.story),
      describe: (position) => this.#describe(position),
    });
    this.#goTo(this.studio.document.state.selection);
    this.#refresh();
    return this.#editor;
  }

  #changed(now: State, before: State): void {
    if (!this.#visible || !this.#editor || this.#reading) return;
    if (now.story !== before.story || now.problems !== before.problems) this.#refresh();
    if (now.selection !== before.selection && this.#follows) this.#goTo(now.selection);
  }

  /** Brings text and marks up to date with the document. */
  #refresh(): void {
    const editor = this.#editor;
    if (!editor) return;
    const { story, unparsed } = this.studio.document.state;
    if (unparsed !== null) return this.#mark(editor.text);
    if (story !== this.#base) {
      if (this.#timer !== 0) return this.#read(); // what is being written goes into the story as it is now
      editor.setText(laidOut(story));
      this.#base = story;
    }
    if (this.#timer === 0) this.#markProblems();
  }

  #written(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#read(), pause);
  }

  /** What waits to be read is read before the face is left. */
  #readNow(): void {
    if (this.#timer !== 0) this.#read();
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const editor = this.#editor;
    if (!editor) return;
    const { document: story } = this.studio;
    const parsed = parse(editor.text);
    if (parsed === undefined) {
      story.setUnparsed(editor.text);
      this.#mark(editor.text);
      return;
    }
    const before = story.state.story;
    const isOwn = before === this.#base;
    this.#reading = true;
    story.setUnparsed(null);
    this.#edit(parsed);
    this.#base = isOwn ? story.state.story : {}; // with changes of others in it, the text is laid out anew
    this.#reading = false;
    this.#refresh();
    this.#cursor(editor.position);
  }

  /** What the writer changed comes into the story as it is now; where that is not possible any more, the text counts. */
  #edit(parsed: JsonObject): void {
    const { document: story } = this.studio;
    const now = story.state.story;
    const write = (base: JsonObject) => {
      const patches = differences(base, reconciled(base, parsed));
      const group = `json ${patches.map(({ at }) => at).join(' ')}`; // letters typed into one value are one step of undo
      if (patches.length > 0) story.edit(words.jsonLabelUndo, patches, { group });
    };
    try {
      write(this.#base);
    } catch {
      write(now);
    }
  }

  /** The text is no JSON, or JSON but no object: says so, and where. */
  #mark(text: string): void {
    const { fault } = spansOf(text, new Set());
    const at = Math.max(0, Math.min(fault < 0 ? 0 : fault, text.length));
    const line = text.slice(0, at).split('\n').length;
    const sentence = fault < 0 ? words.jsonNoObject : words.jsonBroken(line);
    setText(this.#status, `${sentence} ${words.jsonKept}`);
    this.#editor?.setDiagnostics([
      { from: Math.max(0, Math.min(at, text.length - 1)), to: Math.min(text.length, at + 1), severity: 'error', message: sentence },
    ]);
  }

  #markProblems(): void {
    const editor = this.#editor;
    if (!editor) return;
    const { problems } = this.studio.document.state;
    setText(this.#status, '');
    const listed = problems.slice(0, shownProblems);
    const { text } = editor;
    const { spans } = spansOf(text, new Set(listed.map(({ pointer }) => pointer)));
    const diagnostics = listed.flatMap((problem): Diagnostic[] => {
      const span = spans.get(problem.pointer);
      if (!span) return [];
      const end = text.indexOf('\n', span.from);
      const to = end < 0 ? span.to : Math.min(span.to, Math.max(end, span.from + 1)); // of what has many lines, the first
      const actions = mendsOf(this.studio, problem).map((mend) => ({ name: mend.label, apply: () => applyMend(this.studio, mend) }));
      return [{ from: span.from, to, severity: problem.severity, message: sentenceOf(problem), actions }];
    });
    editor.setDiagnostics(diagnostics);
  }

  #cursor(position: number): void {
    if (this.studio.document.state.unparsed !== null || this.#timer !== 0 || !this.#editor) return;
    const [sheet, row] = cursorAt(this.#editor.text, position).path;
    if (sheet === undefined || row === undefined) return;
    const pointer = pointerOf(sheet, row);
    if (!isObject(valueAt(this.studio.document.state.story, pointer))) return;
    this.#follows = false;
    this.studio.document.select(pointer);
    this.#follows = true;
  }

  #goTo(pointer: Pointer | null): void {
    const editor = this.#editor;
    if (!editor || pointer === null) return;
    for (let keys = keysOf(pointer); keys.length > 0; keys = keys.slice(0, -1)) {
      const at = pointerOf(...keys);
      const span = spansOf(editor.text, new Set([at])).spans.get(at);
      if (!span) continue;
      const { position } = editor;
      if (keys.length > 2 || position < span.from || position > span.to) editor.goTo(span.from);
      return;
    }
  }

  #describe(position: number): { from: number; to: number; text: string } | null {
    const text = this.#editor?.text ?? '';
    const cursor = cursorAt(text, position + 1);
    if (cursor.from > position) return null;
    const to = /^"(?:[^"\\\n]|\\.)*"?|[^\s{}[\],:]+/.exec(text.slice(cursor.from))?.[0].length ?? 0;
    const isKey = cursor.role === 'key';
    const key = isKey ? nameIn(text.slice(cursor.from, cursor.from + to)) : null;
    const said = this.#schema.description(key === null ? cursor.path : [...cursor.path, key]);
    return said ? { from: cursor.from, to: cursor.from + to, text: said } : null;
  }
}

const editorStyles = stylesOf(':host { display: block } .editor { block-size: 100% }');

const nameIn = (token: string): string => token.replace(/^"|"$/g, '');

function parse(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Without it the editor does all but complete and explain. */
async function fetchSchema(signal: AbortSignal): Promise<Schema> {
  try {
    const response = await fetch(new URL('story.schema.json', document.baseURI), { signal });
    return new Schema(response.ok ? ((await response.json()) as JsonObject) : {});
  } catch {
    return new Schema({});
  }
}
