// A page in an <iframe>: tells host.js in the page around it how tall it is and where the reader is. Without host.js it stays
// as tall as the frame and scrolls.
import { explainerHashChange } from './sharing/deep_link.js';
import { fields, isHash, type FrameHello, type FromFrame, type FromHost } from './sharing/frame_messages.js';

const root = document.documentElement;

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
      location.replace(location.href.split('#')[0] + (hash || '#')); // whole, for a <base> may lead elsewhere
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

/** Does nothing in a page that stands by itself. */
export function talkToHost(): void {
  if (parent === window) return;
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
