// The little that the page templates need: {{name}} is replaced by a value that is HTML already.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The other way: of what escapeHtml made. */
export function unescapeHtml(html) {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => Object.keys(entities).find((key) => entities[key] === entity));
}

export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

/** A value is text, or a function of what stands after a colon: {{still:2025-12-16}}. An empty one takes the end of its line with it. */
export function fill(template, values) {
  return template.replace(/\{\{(\w+)(?::([\w-]+))?\}\}(\n?)/g, (whole, name, argument, end) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the template asks for ${whole.trim()}, which the build does not know`);
    const value = values[name];
    const text = typeof value === 'function' ? value(argument) : value;
    return text === '' ? '' : text + end;
  });
}
