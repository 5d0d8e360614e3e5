// What may be written at the cursor: keys and words by the schema, ids by the story.
import { valueAt, pointerOf, type JsonObject } from '../pointer.js';
import { namesFor } from '../grid/cell_values.js';
import { columnOf, sheets, type SheetName } from '../grid/columns.js';
import type { Completion, CompletionContext, CompletionResult } from './editor.js';
import { cursorAt, keysFrom } from './json_text.js';
import type { Schema } from './schema.js';

/** The ids of the story that may stand at a place, with what they are called. */
function idsAt(story: JsonObject, path: readonly string[]): Completion[] {
  const [sheet, row, field] = path;
  if (row === undefined || field === undefined || !sheets.some(({ name }) => name === sheet)) return [];
  const column = columnOf(sheet as SheetName, field);
  const names = column && namesFor(story, column, valueAt(story, pointerOf(sheet!, row)));
  return names ? [...names.shown].map(([id, name]) => ({ label: JSON.stringify(id), detail: name === id ? '' : name, type: 'constant' })) : [];
}

export function complete(context: CompletionContext, schema: Schema, story: JsonObject): CompletionResult | null {
  const text = context.state.doc.toString();
  const { path, role, from, isString, holder } = cursorAt(text, context.pos);
  const typed = text.slice(from, context.pos);
  if (!context.explicit && typed === '') return null;
  // The quote that closeBrackets has put behind the cursor goes with the word.
  const to = isString && text[context.pos] === '"' ? context.pos + 1 : context.pos;
  if (role === 'key') {
    const there = new Set(keysFrom(text, holder));
    const options = schema
      .keys(path)
      .filter(({ word }) => !there.has(word) || text.slice(from, to) === `"${word}"`)
      .map(({ word, description }): Completion => {
        const begin = schema.begin([...path, word]);
        const hasColon = /^\s*:/.test(text.slice(to));
        const insert = `"${word}"${hasColon ? '' : `: ${begin}`}`;
        const inside = hasColon || begin === '' ? 0 : 1; // the cursor comes between the quotes or brackets
        return {
          label: `"${word}"`,
          info: description,
          type: 'property',
          apply: (view, _, start, end) =>
            view.dispatch({ changes: { from: start, to: Math.max(end, to), insert }, selection: { anchor: start + insert.length - inside } }),
        };
      });
    return { from, to, options, filter: true };
  }
  const description = schema.description(path);
  const words = schema.values(path).map((label): Completion => ({ label, type: 'enum', ...(description ? { info: description } : {}) }));
  const options = [...words, ...idsAt(story, path)].map((option): Completion => ({
    ...option,
    apply: (view, _, start, end) =>
      view.dispatch({ changes: { from: start, to: Math.max(end, to), insert: option.label }, selection: { anchor: start + option.label.length } }),
  }));
  return options.length > 0 ? { from, to, options } : null;
}
