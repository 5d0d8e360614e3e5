// The shadow tree: canvas, notice, and the places where the page's own words are shown. Knows no story and no GL.
import type { ThemeChoice } from '../explainer.js';
import css from './element.css';

export type Face = 'waiting' | 'ready' | 'failed';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css); // no <style>: the pages allow none

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export class Shadow {
  canvas: HTMLCanvasElement;
  readonly #still = make('slot', { name: 'still' });
  readonly #words = make('slot', {});
  readonly #fallback = make('div', { class: 'fallback', part: 'fallback' }, this.#still);
  readonly #notice = make('p', { class: 'notice', part: 'notice', role: 'status' });
  readonly #body = make('div', { class: 'body' });
  readonly #details = make('details', { class: 'words', part: 'words' });
  readonly #root = make('div', { class: 'explainer' });

  constructor(host: HTMLElement) {
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    this.canvas = newCanvas();
    const summary = make('summary', {});
    summary.textContent = 'The story in words';
    this.#details.append(summary, this.#body);
    this.#root.append(make('div', { class: 'frame' }, this.#notice, this.canvas, this.#fallback), this.#details);
    shadow.append(this.#root);
    shadow.addEventListener('slotchange', () => this.#lookAtSlots());
    this.show('waiting');
  }

  /** Which of picture and words is seen. The words are in one place at a time: in the picture's, or below it. */
  show(face: Face, sentence = ''): void {
    this.#root.dataset.state = face;
    (face === 'ready' ? this.#body : this.#fallback).append(this.#words);
    this.#notice.textContent = sentence;
  }

  set theme(theme: ThemeChoice) {
    this.#root.dataset.theme = theme;
  }

  set cursor(cursor: string) {
    this.canvas.dataset.cursor = cursor;
  }

  /** The canvas is one slider through time: arrow keys move it, and its value is said as the date and what happened. */
  describe(title: string, headline: string, day: number, first: number, last: number): void {
    const values = { role: 'slider', 'aria-label': title, 'aria-valuetext': headline };
    const numbers = { 'aria-valuenow': day, 'aria-valuemin': first, 'aria-valuemax': last };
    for (const [name, value] of Object.entries({ ...values, ...numbers })) this.canvas.setAttribute(name, String(value));
  }

  /** A canvas whose context was given back can't get another: the next picture needs a new one. */
  renewCanvas(): void {
    const canvas = newCanvas();
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
  }

  /** Paper has no button to open the words with. */
  printWithWords(signal: AbortSignal): void {
    let wasOpen = false;
    addEventListener(
      'beforeprint',
      () => {
        wasOpen = this.#details.open;
        this.#details.open = true;
      },
      { signal },
    );
    addEventListener('afterprint', () => (this.#details.open = wasOpen), { signal });
  }

  #lookAtSlots(): void {
    const said = (node: Node) => node.nodeType === Node.ELEMENT_NODE || Boolean(node.textContent?.trim());
    this.#root.toggleAttribute('data-words', this.#words.assignedNodes().some(said));
    this.#root.toggleAttribute('data-still', this.#still.assignedNodes().length > 0);
  }
}

function newCanvas(): HTMLCanvasElement {
  return make('canvas', { part: 'canvas', tabindex: '0' });
}
