// host.js, for the page around an <iframe> with embed.html: gives the frame the height of what is in it, and lets the
// page's address carry where the reader is. Runs by itself, as a module or a plain script; needs nothing.
// Frames are known by their address (…/embed.html, ….single.html) or by data-explainer; data-explainer-link="off" keeps one out of the
// page's address, which belongs to the first frame on the page.
import { parseUrl } from './dom/urls.js';
import { fields, isHash, type FromHost, type FrameLine, type FramePing } from './sharing/frame_messages.js';

const highest = 200_000; // pixels; a long story in words has tens of thousands

/** All of a page, in the order of the page: also those in open shadow trees. */
function iframesIn(root: ParentNode): HTMLIFrameElement[] {
  return [...root.querySelectorAll('*')].flatMap((element) =>
    element.localName === 'iframe' ? (element as HTMLIFrameElement) : element.shadowRoot ? iframesIn(element.shadowRoot) : [],
  );
}

const frames = () =>
  iframesIn(document).filter((frame) => frame.hasAttribute('data-explainer') || /\/embed\.html$|\.single\.html$/.test(addressOf(frame)?.pathname ?? ''));

function addressOf(frame: HTMLIFrameElement): URL | null {
  return parseUrl(frame.src, document.baseURI);
}

/** Where messages of a frame come from; a sandbox without allow-same-origin has no origin but "null". */
function originOf(frame: HTMLIFrameElement): string {
  const opaque = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  return opaque ? 'null' : (addressOf(frame)?.origin ?? '');
}

const lines = new WeakMap<HTMLIFrameElement, MessagePort>();
let ours = ''; // the fragment this script last put in the page's address

/** Fragments of the explainer have fields; any other is the page's own. */
const isPosition = (hash: string) => /=|%3d/i.test(hash) && isHash(hash);

const linked = () => frames().find((frame) => frame.dataset.explainerLink !== 'off');

/** Applies a height at once, and answers whether it was applied. */
function fit(frame: HTMLIFrameElement, port: MessagePort, height: unknown): void {
  if (typeof height !== 'number' || !(height > 0 && height <= highest)) return;
  const pixels = Math.ceil(height);
  frame.style.boxSizing = 'content-box';
  frame.style.height = `${pixels}px`;
  port.postMessage({ fits: frame.clientHeight >= pixels } satisfies FromHost);
}

/** The reader has moved in the frame: the page's address says so, and its history stays as it is. */
function follow(frame: HTMLIFrameElement, hash: unknown): void {
  if (!isHash(hash) || frame !== linked()) return;
  if (hash === '' ? location.hash !== ours : !isPosition(hash)) return; // the fragment is the page's own
  ours = hash;
  history.replaceState(history.state, '', location.href.split('#')[0] + hash); // whole, for a <base> may lead elsewhere
}

function openLine(frame: HTMLIFrameElement, nonce: string): void {
  const { port1, port2 } = new MessageChannel();
  lines.get(frame)?.close();
  lines.set(frame, port1);
  port1.onmessage = ({ data }) => {
    const { height, hash } = fields(data);
    if (height !== undefined) fit(frame, port1, height);
    if (hash !== undefined) follow(frame, hash);
  };
  // "null" can't be addressed; but the port is of use only to the page that knows the nonce, and nothing it carries is secret.
  const origin = originOf(frame);
  frame.contentWindow?.postMessage({ explainer: 'line', nonce } satisfies FrameLine, origin === 'null' ? '*' : origin, [port2]);
  if (frame === linked() && isPosition(location.hash)) port1.postMessage({ hash: location.hash } satisfies FromHost);
}

function start(): void {
  addEventListener('message', (event) => {
    const { explainer, nonce } = fields(event.data);
    if (explainer !== 'hello' || typeof nonce !== 'string' || nonce.length > 64) return;
    const frame = frames().find((candidate) => candidate.contentWindow === event.source);
    if (frame && event.origin === originOf(frame)) openLine(frame, nonce);
  });

  addEventListener('hashchange', () => {
    const frame = linked();
    if (frame && (location.hash === '' || isPosition(location.hash))) lines.get(frame)?.postMessage({ hash: location.hash } satisfies FromHost);
  });

  // Frames that were ready before this script was. The message carries nothing secret, so its target origin is open.
  for (const frame of frames()) frame.contentWindow?.postMessage({ explainer: 'ping' } satisfies FramePing, '*');
}

if (globalThis.document) start(); // a server that imports it has no frames
