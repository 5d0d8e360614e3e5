// The story in the element that readers get. Each state of the story that has no errors is shown by an element of its own, which takes the
// place of the last one when its picture is there: nothing flickers, and a story that is broken for a moment keeps its last picture.
import type { StoryExplainerElement } from '../../../explainer.js';
import { createElement, setText } from '../../dom/elements.js';
import { stylesOf } from '../../dom/styles.js';
import type { State } from '../document.js';
import { markedAsDraft } from '../draft_link.js';
import type { Face, Studio } from '../face.js';
import { words } from '../face_words.js';
import { rowsOf, textOf } from '../grid/names.js';
import { keysOf, pointerOf, type JsonObject, type Pointer } from '../pointer.js';
import { words as studioWords } from '../words.js';
import css from './preview.css';
import { soundStory } from './sound_story.js';
import { storyAddress } from './story_address.js';

const dress = stylesOf(css);

const sizes = { fit: 0, phone: 360, wide: 960 } as const; // CSS pixels; 0: those of the pane
type Size = keyof typeof sizes;

const large = 2000; // events of a story that is drawn only when asked for: the element takes long over it, and the page waits

const settled = 300; // milliseconds without a change, for a picture costs more than a key press

let defined: Promise<unknown> | null = null;

/** The reader's own script, fetched when there is something to show. A failure is not kept. */
function defineElement(): Promise<unknown> {
  const script = new URL('explainer.js', document.baseURI).href; // no part of this bundle
  defined ??= import(script).catch((error: unknown) => {
    defined = null;
    throw error;
  });
  return defined;
}

export function makePreview(studio: Studio, signal: AbortSignal): Face {
  dress(document);
  return new PreviewFace(studio, signal);
}

class PreviewFace implements Face {
  readonly element = createElement('div', { class: 'preview-face' });
  readonly #stage = createElement('div', { class: 'preview-stage' });
  readonly #frame = createElement('div', { class: 'preview-frame' });
  readonly #notice = createElement('p', { class: 'preview-notice' });
  readonly #draw = createElement('button', { type: 'button', class: 'preview-draw' }, words.previewDraw);
  readonly #date = createElement('input', { type: 'text', size: '11', autocomplete: 'off', spellcheck: 'false' });
  readonly #language = createElement('select');
  #size: Size = 'fit';
  #theme: 'auto' | 'light' | 'dark' = 'auto';
  #shown: StoryExplainerElement | null = null;
  #coming: StoryExplainerElement | null = null;
  /** The story that is shown or coming, and how many of its events are not, for they have errors. */
  #of: JsonObject | null = null;
  #left = 0;
  #failure = ''; // why the newest story has no picture
  #timer = 0;
  #life = new AbortController(); // of the address of the newest story
  #visible = true;
  #listens = true; // whether a choice in the picture goes to the document

  constructor(
    readonly studio: Studio,
    readonly signal: AbortSignal,
  ) {
    const { document: story } = studio;
    const size = this.#choice({ fit: words.previewFit, phone: words.previewPhone, wide: words.previewWide }, (value) => this.#resize(value as Size));
    const theme = this.#choice(words.previewThemes, (value) => this.#light(value as 'auto' | 'light' | 'dark'));
    const labelled = (text: string, field: HTMLElement) => createElement('label', {}, createElement('span', {}, text), field);
    const tools = createElement(
      'div',
      { class: 'preview-tools', role: 'group', 'aria-label': words.previewSettings },
      labelled(words.previewSize, size),
      labelled(words.previewTheme, theme),
      labelled(words.previewDate, this.#date),
      labelled(words.previewLanguage, this.#language),
    );
    this.#language.addEventListener('change', () => this.#load(story.state));
    this.#date.addEventListener('change', () => this.#seek());
    const draft = createElement('p', { class: 'preview-draft' }, createElement('span', { class: 'draft-mark' }, studioWords.draft));
    this.#stage.append(draft, this.#frame);
    this.#draw.hidden = true;
    this.#draw.addEventListener('click', () => this.#load(story.state));
    this.element.append(tools, this.#notice, this.#draw, this.#stage);
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.#scale())); // not at once: it changes what is observed
    observer.observe(draft); // as wide as the stage, which itself is as high as the frame: its size would come too late for this frame
    observer.observe(this.#frame);
    signal.addEventListener('abort', () => [observer.disconnect(), clearTimeout(this.#timer)], { once: true });
    story.subscribe((now, before) => this.#changed(now, before), signal);
    this.#languages(story.state.story);
    this.#follow(story.state);
  }

  focus(): void {
    this.#date.focus();
  }

  shown(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#follow(this.studio.document.state);
  }

  #choice(options: Readonly<Record<string, string>>, chosen: (value: string) => void): HTMLSelectElement {
    const select = createElement('select', {}, ...Object.entries(options).map(([value, text]) => createElement('option', { value }, text)));
    select.addEventListener('change', () => chosen(select.value));
    return select;
  }

  /** The story's own language and those that have words. */
  #languages(story: JsonObject): void {
    const own = textOf(story, 'language') || 'en';
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
    const tags = ['en', ...languageTags.split(' ')].filter((tag) => tag !== own);
    const named = tags.map((tag): [string, string] => [tag, names.of(tag) ?? tag]).sort(([, one], [, other]) => one.localeCompare(other));
    const { value } = this.#language;
    this.#language.replaceChildren(...[['', words.previewOwnLanguage(own)], ...named].map(([tag, text]) => createElement('option', { value: tag! }, text!)));
    this.#language.value = tags.includes(value) ? value : '';
  }

  #changed(now: State, before: State): void {
    if (now.story['language'] !== before.story['language']) this.#languages(now.story);
    if (now.story !== before.story || now.problems !== before.problems || now.checked !== before.checked) this.#follow(now);
    if (now.selection !== before.selection) this.#select(now.selection);
  }

  /** Shows the newest story that was checked and has no errors. */
  #follow(state: State): void {
    clearTimeout(this.#timer);
    if (!this.#visible || state.checked !== state.revision) return;
    const errors = state.problems.filter(({ severity }) => severity === 'error').length;
    const events = rowsOf(state.story, 'events').length;
    const sound = soundStory(state.story, state.problems);
    const waits = this.#of !== state.story && sound !== null && events > large;
    this.#draw.hidden = !waits;
    if (waits) return setText(this.#notice, words.previewLarge(events));
    if (sound === null) return setText(this.#notice, this.#shown ? words.previewStale(errors) : words.previewNone(errors));
    if (this.#of !== state.story) this.#timer = window.setTimeout(() => this.#load(state), this.#shown ? settled : 0);
    else if (!this.#coming) this.#say(); // an undo led back to what is shown
  }

  #load(state: State): void {
    const story = soundStory(state.story, state.problems);
    if (story === null) return;
    const language = this.#language.value;
    const element = document.createElement('story-explainer');
    const current = this.#shown;
    this.#coming?.remove();
    this.#life.abort();
    const life = (this.#life = new AbortController());
    this.#coming = element;
    this.#of = state.story;
    this.#failure = '';
    this.#left = rowsOf(state.story, 'events').length - rowsOf(story, 'events').length;
    element.className = 'coming';
    element.theme = this.#theme;
    const event = this.#eventOf(state.selection);
    if (event) element.setAttribute('selected', event);
    if (current?.date) element.setAttribute('date', current.date);
    element.src = storyAddress(markedAsDraft(language ? { ...story, language } : story, studioWords.draft), life.signal);
    element.addEventListener('ready', () => this.#arrived(element), { once: true });
    element.addEventListener('error', ({ detail }) => this.#failed(element, detail.message), { once: true });
    element.addEventListener('selectionchange', ({ detail }) => this.#chosen(element, detail.selected));
    element.addEventListener('datechange', ({ detail }) => this.#dated(element, detail.date));
    this.#draw.hidden = true;
    if (!current) setText(this.#notice, words.previewWaiting);
    this.#frame.append(element);
    defineElement().then(
      () => element.ready?.catch(() => undefined), // it says so by an event
      () => this.#failed(element, words.previewMissing),
    );
  }

  #arrived(element: StoryExplainerElement): void {
    if (element !== this.#coming) return;
    this.#shown?.remove();
    element.classList.remove('coming');
    this.#shown = element;
    this.#coming = null;
    this.#say();
    this.#dated(element, element.date);
    this.#select(this.studio.document.state.selection);
    this.#scale();
  }

  #say(): void {
    setText(this.#notice, this.#failure || (this.#left > 0 ? words.previewLeft(this.#left) : ''));
  }

  #failed(element: StoryExplainerElement, message: string): void {
    if (element !== this.#coming) return;
    element.remove();
    this.#coming = null;
    this.#failure = `${words.previewFailed} ${message}`;
    this.#say();
  }

  #eventOf(selection: Pointer | null): string | null {
    const [sheet, row] = keysOf(selection ?? '');
    return sheet === 'events' ? textOf(rowsOf(this.studio.document.state.story, 'events')[Number(row)], 'id') || null : null;
  }

  #select(selection: Pointer | null): void {
    const event = this.#eventOf(selection);
    const element = this.#shown;
    if (!element || event === null || element.selected === event) return;
    this.#listens = false;
    element.select(event);
    this.#listens = true;
  }

  /** What is clicked in the picture is the row that all faces show. */
  #chosen(element: StoryExplainerElement, id: string | null): void {
    if (element !== this.#shown || !this.#listens || id === null) return;
    const index = rowsOf(this.studio.document.state.story, 'events').findIndex((row) => textOf(row, 'id') === id);
    if (index >= 0) this.studio.document.select(pointerOf('events', index));
  }

  #dated(element: StoryExplainerElement, date: string): void {
    if (element === this.#shown && document.activeElement !== this.#date) this.#date.value = date;
  }

  #seek(): void {
    const text = this.#date.value.trim();
    this.#shown?.seek(text).catch(() => this.studio.announce(words.previewNoDate(text)));
  }

  #light(theme: 'auto' | 'light' | 'dark'): void {
    this.#theme = theme;
    for (const element of [this.#shown, this.#coming]) if (element) element.theme = theme;
  }

  #resize(size: Size): void {
    this.#size = size;
    this.#scale();
  }

  /** A picture that is wider than the pane is shown smaller; the pointer still finds what it is over. */
  #scale(): void {
    const width = sizes[this.#size];
    const room = this.#stage.clientWidth;
    const scale = width > room && room > 0 ? room / width : 1;
    this.#frame.classList.toggle('framed', width > 0);
    this.#frame.style.setProperty('inline-size', width > 0 ? `${width}px` : '100%');
    this.#frame.style.setProperty('transform', scale < 1 ? `scale(${scale})` : 'none');
    this.#frame.style.setProperty('margin-block-end', scale < 1 ? `${(scale - 1) * this.#frame.offsetHeight}px` : '0');
  }
}
