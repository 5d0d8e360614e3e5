// A button that opens a list of actions: closed with Escape, by choosing one, or by going elsewhere. Arrows lead through it.
import { createElement } from '../dom/elements.js';

export interface Item {
  readonly text: string;
  readonly action: () => void;
}

export function makeMenu(name: string, items: readonly Item[], signal: AbortSignal): HTMLElement {
  const opener = createElement('button', { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, name);
  const list = createElement('div', { class: 'menu-list', role: 'menu', 'aria-label': name, hidden: '' });
  const element = createElement('div', { class: 'menu' }, opener, list);
  const buttons = items.map(({ text, action }) => {
    const item = createElement('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, text);
    item.addEventListener('click', () => {
      show(false);
      opener.focus();
      action();
    });
    return item;
  });
  list.append(...buttons);

  function show(open: boolean, focused = 0): void {
    list.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) buttons.at(focused)?.focus();
  }

  opener.addEventListener('click', () => show(list.hidden !== false));
  element.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, () => void> = {
      Escape: () => {
        show(false);
        opener.focus();
      },
      ArrowDown: () => (list.hidden ? show(true) : buttons[(at + 1) % buttons.length]?.focus()),
      ArrowUp: () => (list.hidden ? show(true, -1) : buttons.at(at - 1)?.focus()),
      Home: () => buttons[0]?.focus(),
      End: () => buttons.at(-1)?.focus(),
    };
    if (!Object.hasOwn(steps, event.key) || (list.hidden && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    steps[event.key]!();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!list.hidden && !element.contains(relatedTarget as Node | null)) show(false);
  });
  document.addEventListener('pointerdown', ({ target }) => !list.hidden && !element.contains(target as Node) && show(false), { signal });
  return element;
}
