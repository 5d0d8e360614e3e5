// The little that the page templates need: {{name}} is replaced by a value that is HTML already.

export function escapeHtml(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

/** A value is text, or a function of what stands after a colon: {{still:2025-12-16}}. */
export function fill(template, values) {
  return template.replace(/\{\{(\w+)(?::([\w-]+))?\}\}/g, (whole, name, argument) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the template asks for ${whole}, which the build does not know`);
    const value = values[name];
    return typeof value === 'function' ? value(argument) : value;
  });
}
