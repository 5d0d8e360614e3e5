// A button that opens a small panel above the toolbar, and the entries of the panel of things to save and share.
import { make } from '../dom/elements.js';
import type { Player } from '../element/player.js';
import { copy, elementCode, frameAddress, frameCode, momentAddress, share, type Shared } from '../sharing/share_links.js';

/** What an entry has to say when it is done; `text` is for the reader to copy, where the browser would not. */
export interface Answer {
  sentence: string;
  text?: string;
}

/** One thing to do with the moment that is shown. */
export interface Entry {
  label: string;
  run(): Promise<Answer | void>;
}

/** What the menu offers, in order; `shared` says what would be shared now. */
export function entries(player: Player, labels: Record<string, string>, shared: () => Shared): Entry[] {
  const word = (key: string) => labels[key] ?? key;
  const save = (type: string, key: string): Entry => ({ label: word(key), run: () => player.save(type) });
  const told = (copied: boolean, text: string): Answer => (copied ? { sentence: word('save.copied') } : { sentence: word('save.refused'), text });
  const code = (key: string, write: () => string): Entry => ({
    label: word(key),
    run: async () => {
      const text = write();
      return told(await copy(text), text);
    },
  });
  const moment: Entry = {
    label: word('save.share'),
    run: async () => {
      const link = momentAddress(shared(), location.href, parent !== window);
      const outcome = await share(shared().title, link);
      if (outcome === 'copied' || outcome === 'refused') return told(outcome === 'copied', link);
    },
  };
  const frames = [code('save.frame', () => frameCode(shared(), false) ?? ''), code('save.frame_now', () => frameCode(shared(), true) ?? '')];
  const elements = [code('save.element', () => elementCode(shared(), false)), code('save.element_now', () => elementCode(shared(), true))];
  return [
    save('image/png', 'save.png'),
    save('image/svg+xml', 'save.svg'),
    save('text/csv', 'save.csv'),
    save('application/json', 'save.json'),
    moment,
    ...(frameAddress(shared()) === null ? [] : frames),
    ...(shared().folder === '' ? [] : elements),
  ];
}

/** One open panel at a time: it closes when the reader clicks or goes elsewhere, and with Escape, which brings the focus back to its button. */
export class Panel {
  readonly button = make('button', { type: 'button', 'aria-expanded': 'false' });
  readonly content = make('div', { class: 'panel', role: 'group', hidden: '' });

  constructor(name: string, signal: AbortSignal) {
    this.button.append(name);
    this.content.setAttribute('aria-label', name);
    this.button.addEventListener('click', () => this.show(this.content.hasAttribute('hidden')), { signal });
    this.content.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.button.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.content.addEventListener('focusout', ({ relatedTarget }) => this.#onLeave(relatedTarget), { signal });
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

  #onLeave(to: EventTarget | null): void {
    if (to instanceof Node && to !== this.button && !this.content.contains(to)) this.show(false);
  }

  #onPointer(event: PointerEvent): void {
    if (this.content.hidden) return;
    const path = event.composedPath();
    if (!path.includes(this.content) && !path.includes(this.button)) this.show(false);
  }
}

/** Fills a panel with entries; what an entry answers, or that it `failed`, is said in `tell`, or shown in the panel with the text to copy. */
export function fillMenu(panel: Panel, list: readonly Entry[], failed: string, tell: (sentence: string) => void): void {
  const said = make('p', { id: 'refused' });
  const text = make('textarea', { readonly: '', rows: '4', 'aria-labelledby': 'refused' });
  const rest = make('div', { class: 'copied', hidden: '' }, said, text);
  const done = (answer: Answer | void): void => {
    rest.hidden = answer?.text === undefined;
    if (answer?.text !== undefined) {
      said.textContent = answer.sentence;
      text.value = answer.text;
      text.focus();
      return text.select();
    }
    if (panel.content.matches(':focus-within')) panel.button.focus(); // unless the reader has gone on
    panel.show(false);
    if (answer) tell(answer.sentence);
  };
  const buttons = list.map(({ label, run }) => {
    const button = make('button', { type: 'button', class: 'entry' }, label);
    button.addEventListener('click', () => run().catch(() => ({ sentence: failed })).then(done));
    return button;
  });
  panel.content.replaceChildren(...buttons, rest);
}
