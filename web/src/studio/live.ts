// The one live region of the page: says to screen readers what has happened.
import { createElement } from '../dom/elements.js';

const region = createElement('div', { class: 'unseen', role: 'status', 'aria-live': 'polite', id: 'announcement' });

/** Also in a dialog, outside of which a screen reader hears nothing. */
export function announce(text: string): void {
  const dialogs = document.querySelectorAll('dialog[open]');
  const home = dialogs.item(dialogs.length - 1) ?? document.body;
  if (region.parentElement !== home) home.append(region);
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = text)); // the same words twice are said twice
}
