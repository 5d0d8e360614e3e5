// The frame of the studio around an open story: the bar with its buttons, banners, and the faces below.
import { createElement, setText } from '../dom/elements.js';
import { button } from './dialog.js';
import type { State } from './document.js';
import { makeMenu, type Item } from './menu.js';
import type { Saving } from './saving.js';
import { titleOf } from './title.js';
import { words } from './words.js';

export interface ShellActions {
  undo(): void;
  redo(): void;
  about(): void;
  publish(): void;
  menu: readonly Item[];
}

/** A sentence over the story that stays until it is dealt with. */
export interface Banner {
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly action: () => void }[];
}

export interface Shell {
  readonly element: HTMLElement;
  /** Brings title, buttons and counts up to date. */
  show(state: State): void;
  showSaving(saving: Saving): void;
  /** Puts a banner in its place, by what it is about; null takes it away. */
  banner(about: string, banner: Banner | null): void;
}

export function makeShell(actions: ShellActions, panes: HTMLElement, signal: AbortSignal): Shell {
  const title = button('', actions.about, 'bar-rename');
  const mark = createElement('span', { class: 'draft-mark' }, words.draft);
  const saving = createElement('span', { class: 'bar-saving' });
  const undo = button(words.undo, actions.undo);
  const redo = button(words.redo, actions.redo);
  const bar = createElement(
    'header',
    { class: 'bar' },
    createElement(
      'div',
      { class: 'bar-name' },
      createElement('h1', { class: 'bar-title' }, title),
      createElement('p', { class: 'bar-state' }, mark, ' ', saving),
    ),
    createElement('div', { class: 'bar-buttons' }, makeMenu(words.menu, actions.menu, signal), undo, redo, button(words.publish, actions.publish, 'primary')),
  );
  const banners = createElement('div', { class: 'banners' });
  const shown = new Map<string, HTMLElement>();

  const able = (what: HTMLButtonElement, label: string | null, name: string, full: (label: string) => string) => {
    what.setAttribute('aria-disabled', String(label === null)); // it keeps the focus
    what.title = label === null ? name : full(label);
    what.setAttribute('aria-label', what.title);
  };

  return {
    element: createElement('div', { class: 'shell' }, bar, banners, createElement('main', { class: 'desk', id: 'main' }, panes)),
    show(state) {
      setText(title, titleOf(state.story));
      title.title = words.aboutOf(titleOf(state.story));
      document.title = `${titleOf(state.story)} · ${words.studio}`;
      able(undo, state.undo, words.undo, words.undoOf);
      able(redo, state.redo, words.redo, words.redoOf);
    },
    showSaving(state) {
      setText(saving, { new: words.notSaved, waiting: words.saving, saved: words.saved, failed: '', overtaken: '' }[state.state]);
    },
    banner(about, banner) {
      shown.get(about)?.remove();
      shown.delete(about);
      if (!banner) return;
      const element = createElement(
        'div',
        { class: 'banner', role: 'alert' },
        createElement('p', {}, banner.text),
        ...banner.buttons.map(({ text, action }) => button(text, action)),
      );
      shown.set(about, element);
      banners.append(element);
    },
  };
}
