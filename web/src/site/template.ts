// The little that the page templates need: {{name}} is replaced by a value that is HTML already.

/** A value is text, or a function of what stands after a colon: {{still:2025-12-16}}. */
export type Slots = Record<string, string | ((argument: string | undefined) => string)>;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const characters = Object.fromEntries(Object.entries(entities).map(([character, entity]) => [entity, character]));

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The other way: of what escapeHtml made. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? entity);
}

/** A template with its slots filled. An empty value takes the end of its line with it; throws where a slot has no value. */
export function fill(template: string, slots: Slots): string {
  return template.replace(/\{\{(\w+)(?::([\w-]+))?\}\}(\n?)/g, (whole: string, name: string, argument: string | undefined, end: string) => {
    const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (value === undefined) throw new Error(`the template asks for ${whole.trim()}, which the build does not know`);
    const text = typeof value === 'function' ? value(argument) : value;
    return text === '' ? '' : text + end;
  });
}
