// The panel of things to save and to share. The actions are passed in; this file has their order and their messages.
import { createElement } from '../dom/elements.js';
import type { Popover } from './popover.js';

/** What the menu offers; the player hands it in. */
export interface SaveActions {
  /** Hands the reader a file of that type; it comes back where the page around may have kept it from the reader, else null. */
  save(type: string): Promise<Blob | null>;
  /** Hands on a link to what is shown: through the system's own sheet (then there is nothing to say), or else the clipboard. */
  shareLink(): Promise<CopyResult | null>;
  /** Copies the code of a frame, or of an element, `frozen` at what is shown; null where no such code can be written. */
  copyFrame: ((frozen: boolean) => Promise<CopyResult>) | null;
  copyElement: ((frozen: boolean) => Promise<CopyResult>) | null;
}

/** `copied` is false where the browser refuses the clipboard; then the reader copies `text`. */
export interface CopyResult {
  copied: boolean;
  text: string;
}

/** Fills the panel. What there is to say is said by `announce`, or shown in the panel with the text to copy. */
export function fillSaveMenu(panel: Popover, actions: SaveActions, labels: Record<string, string>, announce: (sentence: string) => void): void {
  const label = (key: string) => labels[key] ?? key;
  const sentence = createElement('p', { id: 'refused' });
  const text = createElement('textarea', { readonly: '', rows: '4', 'aria-labelledby': 'refused' });
  const picture = createElement('img', { tabindex: '0', alt: label('save.png'), 'aria-describedby': 'refused' });
  const refused = createElement('div', { class: 'copied', hidden: '' }, sentence, text, picture);

  const close = (outcome: string) => {
    refused.hidden = true;
    if (panel.content.matches(':focus-within')) panel.button.focus(); // unless the focus has moved on
    panel.show(false);
    if (outcome) announce(outcome);
  };
  const done = async (result: CopyResult | Blob | null) => {
    const file = result instanceof Blob ? result : null;
    const copy = file ? null : (result as CopyResult | null);
    if (!file && copy?.copied !== false) return close(copy ? label('save.copied') : '');
    const isPicture = file?.type === 'image/png';
    const words = isPicture ? '' : (copy?.text ?? (await file!.text())); // before the panel shows the place for it
    refused.hidden = false;
    sentence.textContent = label(file ? 'save.no_file' : 'save.refused');
    const seen = isPicture ? picture : text;
    for (const way of [picture, text]) way.hidden = way !== seen;
    URL.revokeObjectURL(picture.src);
    if (isPicture) picture.src = URL.createObjectURL(file);
    text.value = words;
    seen.focus();
    text.select();
  };
  const entry = (key: string, run: () => Promise<CopyResult | Blob | null>) => {
    const button = createElement('button', { type: 'button', class: 'entry' }, label(key));
    button.addEventListener('click', () => run().then(done, () => close(label('save.failed'))));
    return button;
  };
  const file = (type: string, key: string) => entry(key, () => actions.save(type));
  const code = (copy: ((frozen: boolean) => Promise<CopyResult>) | null, key: string) =>
    copy ? [entry(key, () => copy(false)), entry(`${key}_now`, () => copy(true))] : [];

  panel.content.replaceChildren(
    file('image/png', 'save.png'),
    file('image/svg+xml', 'save.svg'),
    file('text/csv', 'save.csv'),
    file('application/json', 'save.json'),
    entry('save.share', () => actions.shareLink()),
    ...code(actions.copyFrame, 'save.frame'),
    ...code(actions.copyElement, 'save.element'),
    refused,
  );
}
