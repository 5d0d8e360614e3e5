// Elements in one line each. Text only ever becomes text nodes, so no text of a story can become markup.
import { parseUrl } from './urls.js';

export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A link that leaves the page; plain text where `url` is no https address. */
export function link(url: string, text: string): Node {
  if (!/^https:\/\//i.test(url) || !parseUrl(url)) return document.createTextNode(text);
  return createElement('a', { href: url, rel: 'noopener' }, text);
}

/** Sets text only where it differs: screen readers would read unchanged text again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Opens a web address in a window of its own. */
export function openLink(url: string): void {
  if (/^https?:/i.test(url) && parseUrl(url)) open(url, '_blank', 'noopener');
}

/** Says in CSS where something of the picture is: its left, top, width and height, in properties of these names after `prefix`. */
export function placeAt({ style }: HTMLElement, prefix: string, place: readonly number[]): void {
  ['left', 'top', 'width', 'height'].forEach((side, i) => style.setProperty(prefix + side, `calc(${place[i]}px * var(--enlargement))`));
}
