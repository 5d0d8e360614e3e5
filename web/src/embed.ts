// The page inside an <iframe>: shows what its address asks for, and tells host.js in the page around it how tall it is
// and where the reader is. Without host.js it stays as tall as the frame and scrolls.
import type { StoryExplainerElement } from '../explainer.js';
import { explainerHashChange } from './sharing/deep_link.js';
import { fields, isHash, type FrameHello, type FromFrame, type FromHost } from './sharing/frame_messages.js';
import { goTo, isDate, isId } from './sharing/position.js';

const root = document.documentElement;
const explainer = document.querySelector('story-explainer') as StoryExplainerElement;
const address = new URLSearchParams(location.search);

/** Only files beside this page or in folders below it; no way up, no other host. */
function isStory(name: string | null): name is string {
  return name !== null && name.length <= 200 && /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json$/.test(name);
}

/** Sets attributes, before explainer.js upgrades the element. What makes no sense is left out. */
function readAddress(): void {
  const [story, date, event, theme] = ['story', 'date', 'event', 'theme'].map((name) => address.get(name));
  if (isStory(story ?? null) && story !== explainer.getAttribute('src')) {
    explainer.setAttribute('src', story!);
    explainer.replaceChildren(); // the still and the text of the story it was built for
    for (const type of ['ready', 'error']) explainer.addEventListener(type, takeTitle, { once: true });
  }
  if (isDate(date)) explainer.setAttribute('date', date);
  if (isId(event)) explainer.setAttribute('selected', event);
  if (isId(event) && !isDate(date)) explainer.addEventListener('ready', () => goTo(explainer, null, event), { once: true });
  if (theme === 'light' || theme === 'dark') pinTheme(theme);
}

/** Title and language of the page, when it shows another story than it was built for. */
function takeTitle(): void {
  const { storyTitle, language } = explainer;
  if (storyTitle) for (const heading of document.querySelectorAll('title, h1')) heading.textContent = storyTitle;
  if (language) root.lang = language;
}

function pinTheme(theme: 'light' | 'dark'): void {
  explainer.setAttribute('theme', theme);
  root.dataset.theme = theme;
  for (const source of document.querySelectorAll('source')) {
    const media = source.media.replace(/\(prefers-color-scheme: *(\w+)\)/, (_whole, scheme) => (scheme === theme ? '(min-width: 0)' : '(max-width: 0)'));
    source.media = media;
  }
}

/** All messages once the page outside has opened the line, until `signal` is aborted. */
function talk(port: MessagePort, signal: AbortSignal): void {
  const send = (message: FromFrame) => port.postMessage(message);
  const body = document.body;
  const measure = () => send({ height: Math.ceil(body.getBoundingClientRect().height) });
  const observer = new ResizeObserver(measure); // before the frame is painted
  observer.observe(body);
  let known = location.hash; // to the page outside
  port.onmessage = ({ data }: MessageEvent<FromHost>) => {
    const { fits, hash } = fields(data);
    if (typeof fits === 'boolean') root.toggleAttribute('data-fitted', fits);
    if (isHash(hash) && hash !== location.hash) {
      known = hash;
      location.replace(hash === '' ? '#' : hash);
    }
  };
  root.toggleAttribute('data-fitted', true);
  const sendHash = () => {
    if (location.hash === known) return;
    known = location.hash;
    send({ hash: known });
  };
  for (const type of [explainerHashChange, 'popstate', 'hashchange']) addEventListener(type, sendHash, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    port.close();
  });
}

function listenToParent(): void {
  const nonce = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  let line: AbortController | undefined;
  // It carries nothing secret, so any page that frames this one may hear it.
  const greet = () => parent.postMessage({ explainer: 'hello', nonce } satisfies FrameHello, '*');
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    const message = fields(event.data);
    if (message.explainer === 'ping') greet();
    const [port] = event.ports;
    if (message.explainer !== 'line' || message.nonce !== nonce || !port) return;
    line?.abort();
    line = new AbortController();
    talk(port, line.signal);
  });
  greet();
}

readAddress();
if (parent !== window) listenToParent();
