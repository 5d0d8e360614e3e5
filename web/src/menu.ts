// A button that opens a small panel above the toolbar, and the entries of the panel of things to save and share.
import { make } from './dom.js';
import type { Player } from './player.js';

/** One thing to do with the moment that is shown. `run` may resolve with a sentence for the reader: "Copied." */
export interface Entry {
  label: string;
  run(): Promise<string | void> | string | void;
}

/** What the menu offers, in order. More entries are added here. */
export function entries(player: Player, labels: Record<string, string>): Entry[] {
  const save = (type: string, key: string): Entry => ({ label: labels[key] ?? type, run: () => player.save(type) });
  return [
    save('image/png', 'save.png'),
    save('image/svg+xml', 'save.svg'),
    save('text/csv', 'save.csv'),
    save('application/json', 'save.json'),
  ];
}

/** One open panel at a time; Escape and a click elsewhere close it, and the focus goes back to its button. */
export class Panel {
  readonly button = make('button', { type: 'button', 'aria-expanded': 'false' });
  readonly content = make('div', { class: 'panel', role: 'group', hidden: '' });

  constructor(name: string, signal: AbortSignal) {
    this.button.append(name);
    this.content.setAttribute('aria-label', name);
    this.button.addEventListener('click', () => this.show(this.content.hasAttribute('hidden')), { signal });
    this.content.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.button.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener('pointerdown', (event) => this.#onPointer(event), { signal });
  }

  show(open: boolean): void {
    this.content.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    if (open) this.content.querySelector<HTMLElement>('button, input, a')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.content.hidden) return;
    event.stopPropagation();
    this.show(false);
    this.button.focus();
  }

  #onPointer(event: PointerEvent): void {
    if (this.content.hidden) return;
    const path = event.composedPath();
    if (!path.includes(this.content) && !path.includes(this.button)) this.show(false);
  }
}

/** Fills a panel with entries; what an entry answers is said in `tell`. */
export function fillMenu(panel: Panel, list: readonly Entry[], tell: (sentence: string) => void): void {
  panel.content.replaceChildren(
    ...list.map(({ label, run }) => {
      const button = make('button', { type: 'button', class: 'entry' }, label);
      button.addEventListener('click', async () => {
        const answer = await run();
        panel.show(false);
        panel.button.focus();
        if (answer) tell(answer);
      });
      return button;
    }),
  );
}
