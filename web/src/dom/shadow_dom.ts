// The shadow tree: canvas, controls, text, and the slot for the content between the tags. Knows no story and no WebGL.
import element from './element.css';
import controls from './controls.css';
import words from './words.css';
import media from './media.css';
import type { DayScale } from './days.js';
import { directionOf } from './direction.js';
import { createElement, placeAt, setText } from './elements.js';
import { stylesOf } from './styles.js';

/**
 * What is seen: the still and what the page put between the tags, until the picture is there (`loading`), or for good (`failed`);
 * the picture, its controls and the text (`ready`); all of this but the picture (`text_only`). `waived`: as `failed`, but the slider
 * stays, and so does the way back: the reader did not want to wait for the picture.
 */
export type DisplayState = 'loading' | 'waived' | 'ready' | 'text_only' | 'failed';

/** The page's own slider through time: text/date_slider.ts. */
export interface Slider {
  readonly input: HTMLElement;
  /** From now on `seek` is called with the day chosen, `key` with each key; `key` returns false where the key does nothing. */
  serve(seek: (day: number) => void, key: (event: KeyboardEvent) => boolean): void;
  show(label: string, scale: DayScale): void;
}

const addStyles = stylesOf(element + controls + words + media);

interface Introduction {
  language: string;
  title: string;
  labels: Record<string, string>;
}

export class ShadowDom {
  canvas: HTMLCanvasElement;
  /** One and the same until the canvas is the slider, so that it keeps the focus. */
  readonly slider: Slider;
  /** Of events and totals. */
  readonly list = createElement('div', { class: 'list' });
  readonly #shadow: ShadowRoot;
  readonly #still = createElement('slot', { name: 'still' });
  readonly #words = createElement('slot');
  readonly #fallback = createElement('div', { class: 'fallback', part: 'fallback' }, this.#still, this.#words);
  readonly #notice = createElement('p', { class: 'notice', part: 'notice', role: 'status' });
  /** Set in the typeface of the picture, and as wide as a text in it; not seen. */
  readonly typeProbe = createElement('div', { class: 'type' });
  /** Where canvases are set in it that measure and draw letters; closed, so that the page finds one canvas. */
  readonly typeTree = this.typeProbe.attachShadow({ mode: 'closed' });
  readonly #ring = createElement('div', { class: 'ring' });
  readonly #bar = createElement('div', { class: 'bar', part: 'toolbar' });
  #controls = createElement('div');
  /** Progress of loading and the choices meanwhile; visible also where the row of controls is not. */
  readonly wait = createElement('div', { class: 'wait' });
  readonly #own = createElement('div', { class: 'own' });
  readonly #summary = createElement('summary', {}, 'The story in words');
  readonly #details = createElement('details', { class: 'words', part: 'words' }, this.#summary, this.#own, this.list);
  readonly #asOf = createElement('p', { class: 'as-of' });
  readonly #live = createElement('p', { class: 'live', 'aria-live': 'polite' });
  readonly #title = createElement('h2', { id: 'title', class: 'unseen', hidden: '' }); // until there is a title
  readonly #how = createElement('p', { id: 'how', class: 'unseen' });
  readonly #root: HTMLElement;
  #openedForText = false; // the details were opened because there is no picture
  #lostFocus = false; // the focused button was removed

  constructor(host: HTMLElement, slider: Slider) {
    this.slider = slider;
    this.#shadow = host.attachShadow({ mode: 'open' });
    this.canvas = newCanvas();
    this.#bar.append(slider.input, this.#controls);
    const figure = { class: 'frame', role: 'figure', 'aria-labelledby': 'title', 'aria-describedby': 'how' };
    const frame = createElement('div', figure, this.#notice, this.typeProbe, this.canvas, this.#ring, this.#fallback);
    const foot = createElement('div', { class: 'foot' }, this.#details, this.#asOf);
    this.#root = createElement('div', { class: 'explainer' }, this.#title, this.#how, frame, this.#bar, this.#live, this.wait, foot);
    this.#shadow.append(this.#root);
    this.#shadow.addEventListener('slotchange', () => this.#inspectSlots());
    this.show('loading');
  }

  /** To be called whenever the element has come into a document. False where nothing can have its looks: see stylesOf. */
  dress(): boolean {
    return addStyles(this.#shadow);
  }

  /** `notice`: a sentence over the fallback. The focus moves on between slider and canvas. */
  show(state: DisplayState, notice = ''): void {
    const appears = state === 'ready' && this.state !== 'ready';
    const focus = this.sliderHasFocus || (appears && (this.#lostFocus || this.#words.assignedElements().some((node) => node.matches(':focus-within'))));
    this.#lostFocus = false;
    this.#root.dataset.state = state;
    if (focus) (state === 'ready' ? this.canvas : this.slider.input).focus({ preventScroll: true });
    setText(this.#notice, notice);
    (state === 'ready' ? this.#own : this.#fallback).append(this.#words); // a slot can be in one place at a time
    if (state === 'text_only' && !this.#details.open) this.#openedForText = this.#details.open = true;
    if (state === 'ready' && this.#openedForText) this.#openedForText = this.#details.open = false;
  }

  get state(): DisplayState {
    return this.#root.dataset.state as DisplayState;
  }

  set theme(theme: 'light' | 'dark') {
    this.#root.dataset.theme = theme;
  }

  /** How many CSS pixels one of the picture's takes. */
  get enlargement(): number {
    return Number(this.#root.style.getPropertyValue('--enlargement')) || 1;
  }
  set enlargement(factor: number) {
    this.#root.style.setProperty('--enlargement', String(factor));
  }

  set cursor(cursor: string) {
    this.canvas.dataset.cursor = cursor;
  }

  /** Ends the wait, and gives an empty row for controls beside the slider. */
  renewControls(): HTMLElement {
    const controls = createElement('div', { class: 'controls' });
    this.#lostFocus ||= [this.#controls, this.wait].some((place) => place.contains(this.#shadow.activeElement));
    this.wait.replaceChildren();
    this.#controls.replaceWith(controls);
    return (this.#controls = controls);
  }

  /** Of all text, and so its direction. */
  set language(language: string) {
    this.#root.lang = language;
    this.#root.dir = directionOf(language);
  }

  /** Set once for each story: its language, its title, its words for the page, and its age. */
  introduce({ language, title, labels }: Introduction, ...asOf: (Node | string)[]): void {
    this.language = language;
    setText(this.#title, title);
    this.#title.hidden = false;
    setText(this.#how, labels['words.how'] ?? '');
    setText(this.#summary, labels['words.heading'] ?? '');
    this.#asOf.toggleAttribute('data-drawn', asOf.length === 1); // the canvas says it, but for a link, which must be here
    this.#asOf.replaceChildren(...asOf);
  }

  /** The canvas is a slider through time: arrow keys move it, and its value is the date and what happened. */
  describe(title: string, { first, last, day, text }: DayScale): void {
    const values = { role: 'slider', 'aria-label': title, 'aria-valuetext': text };
    const numbers = { 'aria-valuenow': day, 'aria-valuemin': first, 'aria-valuemax': last };
    for (const [name, value] of Object.entries({ ...values, ...numbers })) this.canvas.setAttribute(name, String(value));
  }

  get sliderHasFocus(): boolean {
    const { activeElement } = this.#shadow;
    return activeElement === this.canvas || activeElement === this.slider.input;
  }

  /** Screen readers read it out, also when it is what was said last; `seen`: it shows for a while. */
  announce(sentence: string, seen = false): void {
    this.#live.textContent = '';
    this.#live.removeAttribute('data-seen');
    setTimeout(() => {
      setText(this.#live, sentence);
      this.#live.toggleAttribute('data-seen', seen);
    });
  }

  /** Around the handle that the canvas draws, x, y, width and height in the picture's pixels: the focus ring while keys move it. */
  placeRing(place: readonly number[] | null): void {
    this.#ring.hidden = !place;
    placeAt(this.#ring, '', place ?? [0, 0, 0, 0]);
  }

  /** A canvas whose context was given back can't get another: the next picture needs a new one. */
  renewCanvas(): void {
    const canvas = newCanvas();
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    this.#ring.hidden = true;
    this.slider.input.hidden = true;
    this.renewControls();
    this.list.replaceChildren();
    this.#asOf.replaceChildren();
    setText(this.#live, '');
  }

  /**
   * For the length of a print all details are open, and `copy` of the picture stands for the canvas, which browsers do not print; null: the still.
   * The words go to the end of the document: an article's prose stays together.
   */
  watchPrinter(copy: () => HTMLCanvasElement | null, signal: AbortSignal): void {
    const opened: HTMLDetailsElement[] = [];
    let picture: HTMLCanvasElement | null = null;
    const appendix = createElement('div');
    const behind = appendix.attachShadow({ mode: 'open' });
    const close = () => {
      picture?.remove();
      this.#details.append(this.list);
      appendix.remove();
      this.#root.removeAttribute('data-apart');
      this.#root.removeAttribute('data-printed');
      opened.splice(0).forEach((details) => (details.open = false));
    };
    const open = () => {
      close(); // some browsers announce it twice
      picture = copy();
      this.#root.toggleAttribute('data-printed', picture !== null);
      if (picture) {
        const attributes = { class: 'printed', role: 'img', 'aria-label': this.canvas.getAttribute('aria-valuetext') ?? '' };
        for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value);
        this.canvas.after(picture);
      }
      for (const details of this.#shadow.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
        details.open = true;
        opened.push(details);
      }
      const heading = createElement('h2', {}, this.canvas.getAttribute('aria-label') ?? '');
      behind.replaceChildren(createElement('div', { class: 'explainer', lang: this.#root.lang, dir: this.#root.dir }, heading, this.list));
      this.#root.ownerDocument.body.append(appendix);
      addStyles(behind);
      this.#root.setAttribute('data-apart', '');
    };
    addEventListener('beforeprint', open, { signal });
    addEventListener('afterprint', close, { signal });
    signal.addEventListener('abort', close);
  }

  #inspectSlots(): void {
    const nodes = this.#words.assignedElements();
    // The list says all that `explainer html` wrote, so one of them is hidden.
    this.#root.toggleAttribute(
      'data-told',
      nodes.some((node) => node.matches('.words')),
    );
    this.#root.toggleAttribute('data-still', this.#still.assignedNodes().length > 0);
  }
}

function newCanvas(): HTMLCanvasElement {
  return createElement('canvas', { part: 'canvas', tabindex: '0' });
}
