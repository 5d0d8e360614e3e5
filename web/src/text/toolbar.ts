// The row of controls below the picture. Its buttons are one Tab stop: arrow keys go from one to the next.
// Controls and links drawn by the canvas have an invisible button or link over them, for the keyboard and for screen readers.
import { createElement, placeAt, setText } from '../dom/elements.js';
import type { Control, DrawnControl, Overview, State } from '../engine/protocol.js';
import type { Store } from '../engine/store.js';
import { Filters } from './filters.js';
import { counted } from './plural.js';
import { Popover } from './popover.js';
import { fillSaveMenu, type SaveActions } from './save_menu.js';

export class Toolbar {
  readonly #store: Store;
  readonly #overview: Overview;
  readonly #labels: Record<string, string>;
  readonly #drawn: Record<Control, HTMLButtonElement>; // in their order
  readonly #zoomAll: HTMLButtonElement;
  readonly #filters: Filters;
  readonly #filterButton: HTMLButtonElement;
  readonly #field: HTMLInputElement;
  readonly #wrong = createElement('p', { class: 'wrong', role: 'alert', id: 'wrong' });
  readonly #tools = createElement('div', { role: 'toolbar', class: 'tools' });
  readonly #links = createElement('div', {});
  readonly #only = new Map<string, HTMLElement>(); // what is drawn and stands nowhere else on the page, by name
  readonly #places = new Map<HTMLElement, string>();

  constructor(bar: HTMLElement, store: Store, overview: Overview, actions: SaveActions, announce: (sentence: string) => void, signal: AbortSignal) {
    this.#store = store;
    const { labels, dateExample } = overview;
    this.#overview = overview;
    this.#labels = labels;
    this.#drawn = {
      previous: this.#button('button.previous', () => store.dispatch('step', 'previous')),
      play: this.#button('button.play', () => store.dispatch('toggle_play')),
      next: this.#button('button.next', () => store.dispatch('step', 'next')),
      speed: this.#button('button.speed', () => store.dispatch('cycle_rate')),
      spacing: this.#button('button.even', () => store.dispatch('toggle_spacing')),
      zoom_out: this.#symbol('−', 'strip.zoom_out', () => store.dispatch('zoom', 'out')),
      zoom_in: this.#symbol('+', 'strip.zoom_in', () => store.dispatch('zoom', 'in')),
    };
    this.#zoomAll = this.#button('button.zoom_all', () => store.dispatch('zoom', 'all'));
    const filters = new Popover(this.#label('button.filter'), signal);
    this.#filterButton = filters.button;
    this.#filters = new Filters(filters.content, store, labels, signal);
    const save = new Popover(this.#label('button.save'), signal);
    fillSaveMenu(save, actions, labels, announce);

    const more = this.#button('button.more', () => more.setAttribute('aria-expanded', String(bar.toggleAttribute('data-more'))));
    more.setAttribute('aria-expanded', 'false');
    more.classList.add('more');
    const { previous, play, next, ...others } = this.#drawn;
    const rest = [...Object.values(others), this.#zoomAll, filters.button, save.button];
    this.#tools.append(previous, play, next, more, ...rest);
    rove(this.#tools, signal);

    this.#field = createElement('input', {
      type: 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: '80',
      placeholder: dateExample,
      'aria-describedby': 'wrong',
    });
    const form = createElement(
      'form',
      { class: 'go' },
      createElement('label', {}, createElement('span', {}, this.#label('button.date')), this.#field),
      this.#wrong,
    );
    for (const part of [...rest, form]) part.classList.add('rest');
    form.addEventListener('submit', (event) => this.#goToDate(event), { signal });
    this.#field.addEventListener('change', (event) => this.#goToDate(event), { signal });

    bar.replaceChildren(this.#tools, this.#links, createElement('div', { class: 'panels' }, filters.content, save.content), form);
  }

  update(state: State): void {
    const { play, speed, spacing } = this.#drawn;
    setText(play, this.#label(state.paused ? 'button.play' : 'button.pause'));
    setText(speed, `${this.#label('button.speed')}: ${this.#speed(state.rate)}`);
    spacing.setAttribute('aria-pressed', String(state.spacing === 'even'));
    this.#zoomAll.setAttribute('aria-disabled', String(!state.zoomed));
    this.#filters.update(state.filter);
    this.#filterButton.hidden = this.#filters.empty;
  }

  /** Puts an invisible button or link over each that is drawn. A button of the row that is not drawn stays there. */
  place(drawn: readonly DrawnControl[]): void {
    for (const control of drawn) {
      const node = this.#drawn[control.control as Control] ?? this.#own(control);
      const place = String(control.place);
      if (this.#places.get(node) === place) continue;
      this.#places.set(node, place);
      placeAt(node, '--', control.place);
    }
    const names = drawn.map(({ control }) => control);
    let fewer = false;
    for (const [name, node] of this.#only) {
      if (names.includes(name)) continue;
      if (node.matches(':focus')) this.#drawn.play.focus();
      node.remove();
      this.#only.delete(name);
      this.#places.delete(node);
      fewer ||= node.tabIndex === 0;
    }
    for (const [name, button] of Object.entries(this.#drawn)) {
      const is = names.includes(name);
      fewer ||= !is && button.tabIndex === 0;
      if (button.classList.contains('drawn') !== is) button.classList.toggle('drawn');
    }
    if (fewer) this.#keepTabStop(); // asked seldom, for the browser must lay out the page to answer
  }

  /** The button that Tab led to may be gone, or have no place any more. */
  #keepTabStop(): void {
    const buttons = [...this.#tools.querySelectorAll('button')];
    if (buttons.some((button) => button.tabIndex === 0 && button.getClientRects().length > 0)) return;
    for (const button of buttons) button.tabIndex = button === this.#drawn.play ? 0 : -1;
  }

  #own({ control, name = '', url, pressed, expanded }: DrawnControl): HTMLElement {
    let node = this.#only.get(control);
    if (!node) {
      node = url === undefined ? createElement('button', { type: 'button', tabindex: '-1' }) : createElement('a', { href: url, rel: 'noopener' });
      node.classList.add('only', 'drawn');
      if (url === undefined) node.addEventListener('click', () => void this.#store.dispatch('activate', control));
      (url === undefined ? this.#tools : this.#links).append(node);
      this.#only.set(control, node);
    }
    setText(node, name);
    if (pressed !== undefined) node.setAttribute('aria-pressed', String(pressed));
    if (expanded !== undefined) node.setAttribute('aria-expanded', String(expanded));
    return node;
  }

  #speed(rate: number): string {
    const names: Record<number, string> = { 0.5: 'speed.half', 1: 'speed.normal', 2: 'speed.double' };
    return counted(this.#overview, names[rate] ?? 'speed.times', rate).replace('{count}', String(rate));
  }

  #label(key: string): string {
    return this.#labels[key] ?? '';
  }

  #button(key: string, act: () => void): HTMLButtonElement {
    const button = createElement('button', { type: 'button' }, this.#label(key));
    button.addEventListener('click', act);
    return button;
  }

  #symbol(symbol: string, key: string, act: () => void): HTMLButtonElement {
    const button = this.#button(key, act);
    button.setAttribute('aria-label', this.#label(key));
    button.replaceChildren(symbol);
    return button;
  }

  #goToDate(event: Event): void {
    event.preventDefault();
    const text = this.#field.value.trim();
    const { date, say } = text === '' ? { date: '', say: '' } : this.#store.query('typed_date', text);
    if (date !== '') this.#store.dispatch('seek', date);
    setText(this.#wrong, say);
    this.#field.setAttribute('aria-invalid', String(text !== '' && date === ''));
  }
}

/** Arrow keys, Home and End move the focus within; only the button that had it last is a Tab stop. */
function rove(tools: HTMLElement, signal: AbortSignal): void {
  const all = () => [...tools.querySelectorAll('button')];
  const stop = (at: HTMLElement) => all().forEach((button) => (button.tabIndex = button === at ? 0 : -1));
  stop(all()[0]!);
  tools.addEventListener('focusin', (event) => stop(event.target as HTMLElement), { signal });
  tools.addEventListener(
    'keydown',
    (event) => {
      const buttons = all().filter((button) => button.getClientRects().length > 0);
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      const last = buttons.length - 1;
      const [on, back] = tools.closest('[dir=rtl]') ? (['ArrowLeft', 'ArrowRight'] as const) : (['ArrowRight', 'ArrowLeft'] as const);
      const moves: Record<string, number> = { [on]: at === last ? 0 : at + 1, [back]: at === 0 ? last : at - 1, Home: 0, End: last };
      const to = moves[event.key];
      if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      buttons[to]!.focus();
    },
    { signal },
  );
}
