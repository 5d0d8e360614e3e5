// The dialog about the story as a whole: what no row of a table says.
import { createElement } from '../dom/elements.js';
import { button, labelled, openDialog } from './dialog.js';
import type { StoryDocument } from './document.js';
import { announce } from './live.js';
import { remove, set, type Patch } from './patch.js';
import { isObject, valueAt, type JsonObject, type Pointer } from './pointer.js';
import { words } from './words.js';

const fields: readonly { readonly pointer: Pointer; readonly text: { readonly label: string; readonly hint?: string }; readonly long?: boolean }[] = [
  { pointer: '/title', text: words.aboutTitle },
  { pointer: '/subtitle', text: words.aboutSubtitle, long: true },
  { pointer: '/language', text: words.aboutLanguage },
  { pointer: '/asOf', text: words.aboutAsOf },
  { pointer: '/range/from', text: words.aboutFrom },
  { pointer: '/range/to', text: words.aboutTo },
  { pointer: '/unit', text: words.aboutUnit },
  { pointer: '/credits', text: words.aboutCredits, long: true },
];

/** What changes the story's fields to these texts; an empty one is left out of the story, but for those that every story has. */
export function aboutPatches(story: JsonObject, texts: ReadonlyMap<Pointer, string>): Patch[] {
  const needed = ['/title', '/range/from', '/range/to'];
  const patches = [...texts].flatMap(([pointer, text]): Patch[] => {
    const before = valueAt(story, pointer);
    if (text === (before ?? '')) return [];
    return text !== '' || needed.includes(pointer) ? [set(pointer, text)] : before === undefined ? [] : [remove(pointer)];
  });
  const lacksRange = !isObject(story.range) && patches.some(({ at }) => at.startsWith('/range/'));
  return lacksRange ? [set('/range', {}), ...patches] : patches;
}

export function editAbout(document: StoryDocument): void {
  const dialog = openDialog(words.aboutHeading);
  const { story } = document.state;
  const inputs = fields.map(({ pointer, text, long }) => {
    const input = long ? createElement('textarea', { rows: '2' }) : createElement('input', { type: 'text', autocomplete: 'off' });
    const value = valueAt(story, pointer);
    input.value = typeof value === 'string' ? value : '';
    return { pointer, input, line: labelled(text.label, input, text.hint) };
  });
  const form = createElement('form', { class: 'about', id: 'about-story' }, ...inputs.map(({ line }) => line));
  const save = () => {
    document.edit(words.aboutLabel, aboutPatches(document.state.story, new Map(inputs.map(({ pointer, input }) => [pointer, input.value.trim()]))));
    dialog.close();
    announce(words.aboutDone);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });
  dialog.body.append(form);
  // A button of the form, so that Enter in a field presses it.
  dialog.foot.append(button(words.cancel, dialog.close), createElement('button', { type: 'submit', form: form.id, class: 'primary' }, words.aboutSave));
  inputs[0]?.input.focus();
}
