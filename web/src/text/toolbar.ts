// The row of controls below the picture. Its buttons are one Tab stop: arrow keys go from one to the next.
// What the canvas draws itself lies unseen over the drawn one, for the keyboard and for screen readers.
import { make, say } from '../dom/elements.js';
import type { State } from '../engine/engine.js';
import { Filters } from './filters.js';
import { Panel, entries, fillMenu } from './popover.js';
import { sharedOf } from '../sharing/share_links.js';
import type { Player } from '../element/player.js';
import type { Places, Words } from '../engine/protocol.js';

const rates = [0.5, 1, 2];
const drawn = ['previous', 'play', 'next', 'speed', 'spacing', 'zoom_out', 'zoom_in'] as const;

export class Toolbar {
  readonly #player: Player;
  readonly #labels: Record<string, string>;
  readonly #transport: Record<(typeof drawn)[number], HTMLButtonElement>;
  readonly #all: HTMLButtonElement;
  readonly #filters: Filters;
  readonly #filterButton: HTMLButtonElement;
  readonly #field: HTMLInputElement;
  readonly #wrong = make('p', { class: 'wrong', role: 'alert', id: 'wrong' });

  constructor(bar: HTMLElement, player: Player, words: Words, tell: (sentence: string) => void, signal: AbortSignal) {
    this.#player = player;
    this.#labels = words.labels;
    const step = (verb: 'previous' | 'next') => {
      player.perform('pause'); // as a click on the drawn ones and the arrow keys do
      player.perform(verb);
    };
    this.#transport = {
      previous: this.#button('button.previous', () => step('previous')),
      play: this.#button('button.play', () => player.perform(player.state.paused ? 'play' : 'pause')),
      next: this.#button('button.next', () => step('next')),
      speed: this.#button('button.speed', () => player.perform('rate', String(this.#nextRate()))),
      spacing: this.#button('button.even', () => player.perform('spacing', player.state.spacing === 'even' ? 'time' : 'even')),
      zoom_out: this.#symbol('−', 'strip.zoom_out', () => player.perform('zoom', 'out')),
      zoom_in: this.#symbol('+', 'strip.zoom_in', () => player.perform('zoom', 'in')),
    };
    this.#all = this.#button('button.zoom_all', () => player.perform('zoom', 'all'));
    const filters = new Panel(this.#word('button.filter'), signal);
    this.#filterButton = filters.button;
    this.#filters = new Filters(filters.content, player, words.labels, signal);
    const save = new Panel(this.#word('button.save'), signal);
    fillMenu(save, entries(player, words.labels, () => sharedOf(bar, words.title)), this.#word('save.failed'), tell);

    const tools = make('div', { role: 'toolbar', class: 'tools' });
    tools.append(...drawn.map((name) => this.#transport[name]), this.#all, filters.button, save.button);
    rove(tools, signal);

    this.#field = make('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: '60', 'aria-describedby': 'wrong' });
    const form = make('form', { class: 'go' }, make('label', {}, make('span', {}, this.#word('button.date')), this.#field), this.#wrong);
    form.addEventListener('submit', (event) => this.#go(event), { signal });
    this.#field.addEventListener('change', (event) => this.#go(event), { signal });

    bar.replaceChildren(make('div', { class: 'panels' }, filters.content, save.content), tools, form);
  }

  update(state: State): void {
    const { play, speed, spacing } = this.#transport;
    say(play, this.#word(state.paused ? 'button.play' : 'button.pause'));
    say(speed, `${this.#word('button.speed')} ${state.rate}×`);
    spacing.setAttribute('aria-pressed', String(state.spacing === 'even'));
    this.#all.setAttribute('aria-disabled', String(!state.zoomed));
    this.#filters.update(state.filter);
    this.#filterButton.hidden = this.#filters.empty;
  }

  /** Puts the unseen buttons over the drawn ones. One that is not drawn stays in the row. */
  place(places: Places): void {
    for (const name of drawn) {
      const button = this.#transport[name];
      const place = places[name];
      button.classList.toggle('drawn', place !== undefined);
      if (!place) continue;
      ['left', 'top', 'width', 'height'].forEach((side, i) => button.style.setProperty(`--${side}`, `${place[i]}px`));
    }
  }

  #word(key: string): string {
    return this.#labels[key] ?? '';
  }

  #button(key: string, act: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button' }, this.#word(key));
    button.addEventListener('click', act);
    return button;
  }

  #symbol(symbol: string, key: string, act: () => void): HTMLButtonElement {
    const button = this.#button(key, act);
    button.setAttribute('aria-label', this.#word(key));
    button.replaceChildren(symbol);
    return button;
  }

  #nextRate(): number {
    return rates.find((rate) => rate > this.#player.state.rate) ?? rates[0]!;
  }

  #go(event: Event): void {
    event.preventDefault();
    const text = this.#field.value.trim();
    const fine = text === '' || this.#player.perform('date', text);
    say(this.#wrong, fine ? '' : this.#word('page.date_wrong'));
    this.#field.setAttribute('aria-invalid', String(!fine));
  }
}

/** Arrow keys, Home and End move the focus within; only the button that had it last is a Tab stop. */
function rove(tools: HTMLElement, signal: AbortSignal): void {
  const all = [...tools.querySelectorAll('button')];
  const stop = (at: HTMLElement) => all.forEach((button) => (button.tabIndex = button === at ? 0 : -1));
  stop(all[0]!);
  tools.addEventListener('focusin', (event) => stop(event.target as HTMLElement), { signal });
  tools.addEventListener(
    'keydown',
    (event) => {
      const buttons = all.filter((button) => !button.hidden);
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      const last = buttons.length - 1;
      const moves: Record<string, number> = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
      const to = moves[event.key];
      if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      buttons[to]!.focus();
    },
    { signal },
  );
}
