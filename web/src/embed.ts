// The page inside an <iframe>: shows what its address asks for, and tells host.js in the page around it how tall it is
// and where the reader is. Without host.js it stays as tall as the frame and scrolls.
import type { StoryExplainerElement } from '../explainer.js';
import { go, isDate, isId } from './sharing/position.js';
import { fields, isHash, type FromFrame, type FromHost, type Hello } from './sharing/frame_messages.js';

const root = document.documentElement;
const explainer = document.querySelector('story-explainer') as StoryExplainerElement;
const address = new URLSearchParams(location.search);

/** Only files beside this page or in folders below it; no way up, no other host. */
function isStory(name: string | null): name is string {
  return name !== null && name.length <= 200 && /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json$/.test(name);
}

/** Before explainer.js makes the element what it is. What makes no sense is left out. */
function readAddress(): void {
  const [story, date, event, theme] = ['story', 'date', 'event', 'theme'].map((name) => address.get(name));
  if (isStory(story ?? null) && story !== explainer.getAttribute('src')) {
    explainer.setAttribute('src', story!);
    explainer.replaceChildren(); // still and words are another story's
    for (const type of ['ready', 'error']) explainer.addEventListener(type, takeName, { once: true });
  }
  if (isDate(date)) explainer.setAttribute('date', date);
  if (isId(event)) explainer.setAttribute('selected', event);
  if (isId(event) && !isDate(date)) explainer.addEventListener('ready', () => go(explainer, { event }), { once: true });
  if (theme === 'light' || theme === 'dark') pinTheme(theme);
}

/** What the page is called, and in which language, when it shows another story than it was built for. */
function takeName(): void {
  const story = explainer.shadowRoot!;
  const title = story.querySelector('canvas')?.getAttribute('aria-label');
  const language = story.querySelector('[lang]')?.getAttribute('lang');
  if (title) for (const heading of document.querySelectorAll('title, h1')) heading.textContent = title;
  if (language) root.lang = language;
}

function pinTheme(theme: 'light' | 'dark'): void {
  explainer.setAttribute('theme', theme);
  root.dataset.theme = theme;
  for (const source of document.querySelectorAll('source')) {
    const media = source.media.replace(/\(prefers-color-scheme: *(\w+)\)/, (_whole, scheme) =>
      scheme === theme ? '(min-width: 0)' : '(max-width: 0)',
    );
    source.media = media;
  }
}

/** Calls `changed` whenever the address of this page may be another, also by history.pushState and replaceState. */
function watchAddress(changed: () => void): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const plain = history[name].bind(history);
    history[name] = (...given) => {
      plain(...given);
      changed();
    };
  }
  addEventListener('popstate', changed);
  addEventListener('hashchange', changed);
}

/** All that is said once the page outside has opened the line. */
function talk(port: MessagePort, signal: AbortSignal): void {
  const say = (message: FromFrame) => port.postMessage(message);
  const body = document.body;
  const measure = () => say({ height: Math.ceil(body.getBoundingClientRect().height) });
  const observer = new ResizeObserver(measure); // before the frame is painted
  observer.observe(body);
  let known = location.hash;
  port.onmessage = ({ data }: MessageEvent<FromHost>) => {
    const { fits, hash } = fields(data);
    if (typeof fits === 'boolean') root.toggleAttribute('data-fitted', fits);
    if (isHash(hash) && hash !== location.hash) {
      known = hash;
      location.replace(hash === '' ? '#' : hash);
    }
  };
  root.toggleAttribute('data-fitted', true);
  toldHash = () => {
    if (location.hash === known) return;
    known = location.hash;
    say({ hash: known });
  };
  signal.addEventListener('abort', () => {
    observer.disconnect();
    port.close();
  });
}

let toldHash = (): void => undefined;

function listenToParent(): void {
  const nonce = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  let line: AbortController | undefined;
  // It says nothing but "here I am", so that it may be heard by any page that frames this one.
  const greet = () => parent.postMessage({ explainer: 'hello', nonce } satisfies Hello, '*');
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    const said = fields(event.data);
    if (said.explainer === 'ping') greet();
    const [port] = event.ports;
    if (said.explainer !== 'line' || said.nonce !== nonce || !port) return;
    line?.abort();
    line = new AbortController();
    talk(port, line.signal);
  });
  greet();
}

readAddress();
if (parent !== window) {
  watchAddress(() => toldHash());
  listenToParent();
}
