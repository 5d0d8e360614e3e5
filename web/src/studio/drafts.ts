// Dialogs that keep a draft under a name, and that share one: as a link, as a file, as a page.
import { createElement } from '../dom/elements.js';
import { button, labelled, openDialog } from './dialog.js';
import type { State } from './document.js';
import { markedAsDraft } from './draft_link.js';
import { download } from './files.js';
import type { Keeper } from './keeper.js';
import { announce } from './live.js';
import type { Core } from './core.js';
import type { Publishing } from './remote_core.js';
import { slug } from './slug.js';
import { titleOf } from './title.js';
import { words } from './words.js';

export function nameDraft(keeper: Keeper, state: State): void {
  const dialog = openDialog(words.draftHeading);
  const name = createElement('input', { type: 'text', maxlength: '100', autocomplete: 'off' });
  name.value = titleOf(state.story);
  const complaint = createElement('p', { class: 'complaint', role: 'alert' });
  const form = createElement('form', {}, labelled(words.draftName, name), complaint);
  const save = async () => {
    try {
      await keeper.keepDraft(name.value.trim() || titleOf(state.story), state);
      dialog.close();
      announce(words.draftSaved(name.value));
    } catch (error) {
      complaint.textContent = (error as Error).message;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  dialog.body.append(form);
  dialog.foot.append(
    button(words.cancel, dialog.close),
    button(words.draftSave, () => void save(), 'primary'),
  );
  name.select();
}

export function shareDraft(core: Core & Publishing, { story, unparsed }: Pick<State, 'story' | 'unparsed'>): void {
  const dialog = openDialog(words.shareHeading);
  const complaint = createElement('p', { class: 'complaint', role: 'alert' });
  const name = `${slug(titleOf(story))}.draft`;
  const part = (heading: string, hint: string, ...content: HTMLElement[]) =>
    createElement('section', {}, createElement('h3', {}, heading), createElement('p', { class: 'hint' }, hint), ...content);
  const tried = async (action: () => Promise<void>) => {
    complaint.textContent = '';
    try {
      await action();
    } catch (error) {
      complaint.textContent = (error as Error).message;
    }
  };

  const saveFile = async () => {
    download(`${name}.json`, await core.format(story), 'application/json');
    announce(words.savedFile(`${name}.json`));
  };
  const savePage = async () => {
    announce(words.publishMaking);
    download(`${name}.html`, await core.single(markedAsDraft(story, words.draft)), 'text/html');
    announce(words.savedFile(`${name}.html`));
  };
  const link = createElement('section', {}, createElement('h3', {}, words.shareLink));
  void tried(async () => {
    const address = await core.draftLink(story, document.baseURI);
    if (address === null) return link.append(createElement('p', { class: 'hint' }, words.shareLinkLong));
    const field = createElement('input', { type: 'text', readonly: '', value: address, 'aria-label': words.shareLink });
    link.append(
      createElement('p', { class: 'hint' }, words.shareLinkHint),
      createElement(
        'div',
        { class: 'row' },
        field,
        button(words.copy, () => void copy(address, field)),
      ),
    );
  });
  dialog.body.append(
    createElement('p', {}, words.shareLead),
    ...(unparsed === null ? [] : [createElement('p', { class: 'hint' }, words.unparsedLeftOut)]),
    complaint,
    link,
    part(
      words.shareFile,
      words.shareFileHint,
      button(words.shareFileSave, () => void tried(saveFile)),
    ),
    part(
      words.sharePage,
      words.sharePageHint,
      button(words.sharePageSave, () => void tried(savePage)),
    ),
  );
  dialog.foot.append(button(words.close, dialog.close));
}

/** Copies text; where the browser refuses, its field is selected so that the editor can. */
export async function copy(text: string, field: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(words.copied);
  } catch {
    field.focus();
    field.select();
  }
}
