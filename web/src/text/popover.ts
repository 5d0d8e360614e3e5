// A button that opens a small panel below the toolbar.
import { createElement } from '../dom/elements.js';

/** One is open at a time: it closes when the reader clicks or goes elsewhere, and with Escape, which brings the focus back to its button. */
export class Popover {
  readonly button = createElement('button', { type: 'button', 'aria-expanded': 'false' });
  readonly content = createElement('div', { class: 'panel', role: 'group', hidden: '' });

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
    if (!open) return;
    // No further than it takes to see the panel: the picture stays in sight.
    this.content.scrollIntoView({ block: 'nearest' });
    this.content.querySelector<HTMLElement>('button, input, a')?.focus({ preventScroll: true });
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
