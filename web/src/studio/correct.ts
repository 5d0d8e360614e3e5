// Later changes: the published story beside the edited one, and corrections drafted from the difference.
import { createElement } from '../dom/elements.js';
import { correctionPatches } from './corrections.js';
import { button, openDialog } from './dialog.js';
import type { Studio } from './face.js';
import { acceptStory, chooseFiles, readGiven } from './files.js';
import { announce } from './live.js';
import { isObject, type Json } from './pointer.js';
import { words } from './words.js';

export function correct({ document: edited, core, show }: Studio): void {
  const dialog = openDialog(words.correctHeading, { className: 'correct' });
  const status = createElement('p', { role: 'status' });
  const content = createElement('section');
  const cancel = button(words.cancel, dialog.close);
  dialog.body.append(
    createElement('p', {}, words.correctLead),
    button(words.correctOpen, () => void compare(), 'primary'),
    status,
    content,
  );
  dialog.foot.append(cancel);

  async function compare(): Promise<void> {
    const files = await chooseFiles(acceptStory);
    if (!files.length) return;
    try {
      const given = await readGiven(files);
      if (given.kind !== 'story') throw new Error(words.wrongKind(files[0]!.name));
      const { story: published } = await core.openStory(given.text);
      await edited.settled();
      const [changes, drafts] = await Promise.all([core.diff(published, edited.state.story), core.corrections(published, edited.state.story)]);
      if (!dialog.signal.aborted) offer(changes, drafts);
    } catch (error) {
      status.textContent = (error as Error).message;
    }
  }

  function offer(changes: readonly string[], drafts: readonly Json[]): void {
    dialog.foot.replaceChildren(cancel);
    const say = (text: string) => (status.textContent = edited.state.unparsed === null ? text : `${text} ${words.correctUnparsed}`);
    if (!changes.length) {
      say(words.correctSame);
      content.replaceChildren();
      return;
    }
    say(words.correctChanges(changes.length));
    const rows = drafts.filter(isObject).map((draft, index) => {
      const use = createElement('input', { type: 'checkbox', 'aria-label': words.correctUse(index + 1) });
      use.checked = true;
      const text = createElement('textarea', { rows: '2', 'aria-label': words.correctText(index + 1) });
      text.value = String(draft.text ?? '');
      return { draft, use, text, line: createElement('li', {}, use, text) };
    });
    content.replaceChildren(
      createElement('ul', { class: 'changes' }, ...changes.map((change) => createElement('li', {}, change))),
      ...(rows.length
        ? [
            createElement('h3', {}, words.correctDrafts),
            createElement('p', { class: 'hint' }, words.correctDraftsHint),
            createElement('ul', { class: 'corrections' }, ...rows.map(({ line }) => line)),
          ]
        : []),
    );
    if (!rows.length) return;
    dialog.foot.append(
      button(
        words.correctWrite,
        () => {
          const chosen = rows.filter(({ use }) => use.checked).map(({ draft, text }) => ({ ...draft, text: text.value }));
          edited.edit(words.correctLabel, correctionPatches(edited.state.story, chosen));
          dialog.close();
          announce(words.correctDone(chosen.length));
          if (chosen.length) show('json', '/corrections');
        },
        'primary',
      ),
    );
  }
}
