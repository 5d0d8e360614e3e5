// The shadow tree: canvas, controls, words, and the place where the page's own words are shown. Knows no story and no GL.
import type { ThemeChoice } from '../../explainer.js';
import controls from '../text/controls.css';
import { link, make, say } from './elements.js';
import element from '../element/element.css';
import media from '../element/media.css';
import { Slider, type Scale } from '../text/date_slider.js';
import type { Place, Words } from '../engine/protocol.js';
import words from '../text/words.css';

/**
 * What is seen: the still and what the page put between the tags until the picture is there (`waiting`), or for good (`failed`);
 * the picture, its controls and the words (`ready`); all of this but the picture (`words`). `alone`: the reader does not want to wait.
 */
export type Face = 'waiting' | 'alone' | 'ready' | 'words' | 'failed';

const sheet = new CSSStyleSheet();
sheet.replaceSync(element + controls + words + media); // no <style>: the pages allow none

export class Shadow {
  canvas: HTMLCanvasElement;
  /** One for all that happens until the canvas is the slider, so that whoever has the focus on it keeps it. */
  readonly slider = new Slider();
  /** The events and totals. */
  readonly list = make('div', { class: 'list' });
  readonly #shadow: ShadowRoot;
  readonly #still = make('slot', { name: 'still' });
  readonly #words = make('slot');
  readonly #fallback = make('div', { class: 'fallback', part: 'fallback' }, this.#still, this.#words);
  readonly #notice = make('p', { class: 'notice', part: 'notice', role: 'status' });
  readonly #ring = make('div', { class: 'ring' });
  #controls = make('div');
  readonly #bar = make('div', { class: 'bar', part: 'toolbar' }, this.slider.input, this.#controls);
  /** What is said, and offered, while the picture is slow to come: on the screen also where the row of controls is not. */
  readonly wait = make('div', { class: 'wait' });
  readonly #own = make('div', { class: 'own' });
  readonly #summary = make('summary', {}, 'The story in words');
  readonly #details = make('details', { class: 'words', part: 'words' }, this.#summary, this.#own, this.list);
  readonly #asOf = make('p', { class: 'as-of' });
  readonly #live = make('p', { class: 'live', 'aria-live': 'polite' });
  readonly #root: HTMLElement;
  #openedForThem = false;
  #lostFocus = false; // a button that had it is gone

  constructor(host: HTMLElement) {
    this.#shadow = host.attachShadow({ mode: 'open' });
    this.#shadow.adoptedStyleSheets = [sheet];
    this.canvas = newCanvas();
    const frame = make('div', { class: 'frame' }, this.#notice, this.canvas, this.#ring, this.#fallback);
    const foot = make('div', { class: 'foot' }, this.#details, this.#asOf);
    this.#root = make('div', { class: 'explainer' }, frame, this.#bar, this.wait, foot, this.#live);
    this.#shadow.append(this.#root);
    this.#shadow.addEventListener('slotchange', () => this.#lookAtSlots());
    this.show('waiting');
  }

  show(face: Face, sentence = ''): void {
    const arrived = face === 'ready' && this.face !== 'ready' && (this.#lostFocus || this.#words.assignedElements().some((node) => node.matches(':focus-within')));
    const focus = this.sliderHasFocus || arrived;
    this.#lostFocus = false;
    this.#root.dataset.state = face;
    if (focus) (face === 'ready' ? this.canvas : this.slider.input).focus({ preventScroll: true }); // it goes on as the other
    say(this.#notice, sentence);
    (face === 'ready' ? this.#own : this.#fallback).append(this.#words); // in one place at a time
    // Without the picture the words are all there is.
    if (face === 'words' && !this.#details.open) this.#openedForThem = this.#details.open = true;
    if (face === 'ready' && this.#openedForThem) this.#openedForThem = this.#details.open = false;
  }

  get face(): Face {
    return this.#root.dataset.state as Face;
  }

  set theme(theme: ThemeChoice) {
    this.#root.dataset.theme = theme;
  }

  set cursor(cursor: string) {
    this.canvas.dataset.cursor = cursor;
  }

  /** An empty row for controls, behind the slider that there may be; the wait is over. */
  bar(): HTMLElement {
    const controls = make('div', { class: 'controls' });
    this.#lostFocus ||= [this.#controls, this.wait].some((place) => place.contains(this.#shadow.activeElement));
    this.wait.replaceChildren();
    this.#controls.replaceWith(controls);
    return (this.#controls = controls);
  }

  /** What is said once of a story: its language, its age, and whether there is a newer one. */
  introduce({ language, labels, asOf, newer }: Words): void {
    this.#root.lang = language;
    say(this.#summary, labels['words.heading'] ?? '');
    this.#asOf.toggleAttribute('data-drawn', !newer); // on the canvas; a link must be here
    this.#asOf.replaceChildren(asOf, newer ? ' · ' : '', newer ? link(newer.url, newer.text) : '');
  }

  /** The canvas is one slider through time: arrow keys move it, and its value is said as the date and what happened. */
  describe(title: string, { first, last, day, text }: Scale): void {
    const values = { role: 'slider', 'aria-label': title, 'aria-valuetext': text };
    const numbers = { 'aria-valuenow': day, 'aria-valuemin': first, 'aria-valuemax': last };
    for (const [name, value] of Object.entries({ ...values, ...numbers })) this.canvas.setAttribute(name, String(value));
  }

  get sliderHasFocus(): boolean {
    const { activeElement } = this.#shadow;
    return activeElement === this.canvas || activeElement === this.slider.input;
  }

  /** Read out, and seen nowhere. */
  speak(sentence: string): void {
    say(this.#live, sentence);
  }

  /** Where the handle of the canvas is: the ring shows it to whoever moves it with keys. */
  placeRing(place: Place | undefined): void {
    this.#ring.hidden = !place;
    ['left', 'top', 'width', 'height'].forEach((side, i) => this.#ring.style.setProperty(side, `${place?.[i] ?? 0}px`));
  }

  /** A canvas whose context was given back can't get another: the next picture needs a new one. */
  renewCanvas(): void {
    const canvas = newCanvas();
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    this.#ring.hidden = true;
    this.slider.input.hidden = true;
    this.bar();
    this.list.replaceChildren();
    this.#asOf.replaceChildren();
    say(this.#live, '');
  }

  /** Paper has no button to open the words with, and shows the picture as `printed` gives it, or the page's still. */
  watchPrinter(printed: () => HTMLCanvasElement | null, signal: AbortSignal): void {
    const opened: HTMLDetailsElement[] = [];
    let picture: HTMLCanvasElement | null = null;
    const close = () => {
      picture?.remove();
      this.#root.removeAttribute('data-printed');
      opened.splice(0).forEach((details) => (details.open = false));
    };
    const open = () => {
      close(); // some browsers say it twice
      picture = printed();
      this.#root.toggleAttribute('data-printed', picture !== null);
      if (picture) {
        for (const [name, value] of [['class', 'printed'], ['role', 'img'], ['aria-label', this.canvas.getAttribute('aria-valuetext') ?? '']] as const) picture.setAttribute(name, value);
        this.canvas.after(picture);
      }
      for (const details of this.#shadow.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
        details.open = true;
        opened.push(details);
      }
    };
    addEventListener('beforeprint', open, { signal });
    addEventListener('afterprint', close, { signal });
    signal.addEventListener('abort', close);
  }

  #lookAtSlots(): void {
    const nodes = this.#words.assignedElements();
    // What `explainer html` wrote is what the list says, too.
    this.#root.toggleAttribute('data-told', nodes.some((node) => node.matches('.words')));
    this.#root.toggleAttribute('data-still', this.#still.assignedNodes().length > 0);
  }
}

function newCanvas(): HTMLCanvasElement {
  return make('canvas', { part: 'canvas', tabindex: '0' });
}
