// Words beside a number.
import type { Overview } from '../engine/protocol.js';

/** The label in the form that the story's language has for this number. */
export function counted({ labels, language }: Overview, key: string, number: number): string {
  const usual = labels[key] ?? '';
  const has = Object.keys(labels).some((label) => label.startsWith(`${key}.`));
  return has ? (labels[`${key}.${new Intl.PluralRules(language).select(number)}`] ?? usual) : usual;
}
