// The faces of the story in their places: on a wide screen one way to edit beside picture and problems, else one at a time behind tabs.
import { createElement } from '../dom/elements.js';
import type { Face, FaceName } from './face.js';
import type { Pointer } from './pointer.js';
import { words } from './words.js';

const order: readonly FaceName[] = ['grid', 'form', 'json', 'preview', 'problems'];
const beside: readonly FaceName[] = ['preview', 'problems']; // always in sight where there is room

const wide = '(min-width: 1000px)';

export class Panes {
  readonly element = createElement('div', { class: 'panes' });
  readonly #tabs = new Map<FaceName, HTMLButtonElement>();
  readonly #panels = new Map<FaceName, HTMLElement>();
  readonly #makers: Readonly<Partial<Record<FaceName, () => Face>>>;
  readonly #faces = new Map<FaceName, Face>();
  readonly #wide = matchMedia(wide);
  #chosen: FaceName = 'grid';
  #edited: FaceName = 'grid'; // the last way to edit, which a wide screen shows
  readonly #visible = new Map<FaceName, boolean>();

  /** A face is made when it first comes into sight. */
  constructor(makers: Readonly<Partial<Record<FaceName, () => Face>>>, signal: AbortSignal) {
    this.#makers = makers;
    const list = createElement('div', { class: 'tabs', role: 'tablist', 'aria-label': words.faces });
    for (const name of order) {
      if (!makers[name]) continue;
      const tab = createElement(
        'button',
        { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `face-${name}`, class: `tab-${name}` },
        words[name],
      );
      tab.addEventListener('click', () => this.choose(name));
      const panel = createElement('section', { id: `face-${name}`, class: `pane pane-${name}` });
      this.#tabs.set(name, tab);
      this.#panels.set(name, panel);
      list.append(tab);
    }
    list.addEventListener('keydown', (event) => this.#onKey(event));
    const editing = createElement(
      'div',
      { class: 'editing' },
      list,
      ...order.filter((name) => !beside.includes(name)).flatMap((name) => this.#panels.get(name) ?? []),
    );
    const looking = createElement('div', { class: 'looking' }, ...beside.flatMap((name) => this.#panels.get(name) ?? []));
    this.element.append(editing, looking);
    this.#wide.addEventListener('change', () => this.#arrange(), { signal });
    const first = order.find((name) => makers[name]);
    if (first) this.#chosen = this.#edited = first;
    this.#arrange();
  }

  /** Brings a face into sight, without the focus. */
  choose(name: FaceName): void {
    if (!this.#makers[name]) return;
    this.#chosen = name;
    if (!beside.includes(name)) this.#edited = name;
    this.#arrange();
  }

  /** Brings a face into sight and the focus into it. */
  focus(name: FaceName, pointer?: Pointer): void {
    this.choose(name);
    this.#faces.get(name)?.focus(pointer);
  }

  /** What a tab says. */
  rename(name: FaceName, text: string): void {
    const tab = this.#tabs.get(name);
    if (tab && tab.textContent !== text) tab.textContent = text;
    if (!this.#isTab(name)) this.#panels.get(name)?.setAttribute('aria-label', text);
  }

  #isTab(name: FaceName): boolean {
    return !this.#wide.matches || !beside.includes(name);
  }

  #arrange(): void {
    const shown = (name: FaceName) => (this.#wide.matches ? beside.includes(name) || name === this.#edited : name === this.#chosen);
    this.element.classList.toggle('wide', this.#wide.matches);
    for (const [name, panel] of this.#panels) {
      const tab = this.#tabs.get(name)!;
      const isTab = this.#isTab(name);
      tab.hidden = !isTab;
      tab.setAttribute('aria-selected', String(isTab && shown(name)));
      tab.tabIndex = shown(name) ? 0 : -1;
      panel.hidden = !shown(name);
      panel.setAttribute('role', isTab ? 'tabpanel' : 'region');
      if (isTab) {
        panel.setAttribute('aria-labelledby', tab.id);
        panel.removeAttribute('aria-label');
      } else {
        panel.removeAttribute('aria-labelledby');
        panel.setAttribute('aria-label', tab.textContent ?? '');
      }
      if (shown(name) && !this.#faces.has(name)) this.#make(name, panel);
      if (this.#visible.get(name) !== shown(name)) this.#faces.get(name)?.shown?.(shown(name));
      this.#visible.set(name, shown(name));
    }
  }

  #make(name: FaceName, panel: HTMLElement): void {
    const face = this.#makers[name]!();
    this.#faces.set(name, face);
    panel.append(face.element);
  }

  #onKey(event: KeyboardEvent): void {
    const tabs = [...this.#tabs].filter(([name]) => this.#isTab(name));
    const at = tabs.findIndex(([, tab]) => tab === document.activeElement);
    const forward = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forward]: (at + 1) % tabs.length, [backward]: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (at < 0 || !next) return;
    event.preventDefault();
    this.choose(next[0]);
    next[1].focus();
  }
}
