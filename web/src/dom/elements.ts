// Elements made in one line. Text only ever becomes text nodes, so nothing a story says can become markup.

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A link that leaves the page; only text where the address is none of the web. */
export function link(url: string, text: string): Node {
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return document.createTextNode(text);
  return make('a', { href: url, rel: 'noopener' }, text);
}

/** Sets text only where it is another one: what has not changed is not read out again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
