// The one live region of the page: says to screen readers what has happened.
import { createElement } from '../dom/elements.js';

let region: HTMLElement | undefined;

/** Also in a dialog, outside of which a screen reader hears nothing. */
export function announce(text: string): void {
  const said = (region ??= createElement('div', { class: 'unseen', role: 'status', 'aria-live': 'polite', id: 'announcement' }));
  const dialogs = document.querySelectorAll('dialog[open]');
  const home = dialogs.item(dialogs.length - 1) ?? document.body;
  if (said.parentElement !== home) home.append(said);
  said.textContent = '';
  requestAnimationFrame(() => (said.textContent = text)); // the same words twice are said twice
}
