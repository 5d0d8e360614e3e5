// article.js: ties passages of the page's own prose to the picture, both ways.
//   data-explainer-event="ID" or data-explainer-date="2023-09" on a passage, a link or a button
//   data-explainer-for="ID" of the element that is meant, where it is not the first on the page
//   data-explainer-scroll on a container: the passage being read there sets the picture
//   data-explainer-label on a paragraph: what its button says, instead of "Show in the picture"
// explainer.js fetches it on pages that have such passages.
import type { StoryExplainerElement } from '../explainer.js';
import css from './article.css';
import { createElement } from './dom/elements.js';
import { stylesOf } from './dom/styles.js';
import { coverOf, isInView, isSeen, readingLine, scrollerOf } from './reading.js';
import { explainerEntry } from './sharing/deep_link.js';
import { goTo, isDate } from './sharing/position.js';

const tied = '[data-explainer-event], [data-explainer-date]';

const addStyles = stylesOf(css);

const passages = () => document.querySelectorAll<HTMLElement>(tied);

function explainerOf(passage: HTMLElement): StoryExplainerElement | null {
  const id = passage.dataset.explainerFor;
  const found = id === undefined ? document.querySelector('story-explainer') : document.getElementById(id);
  return found?.localName === 'story-explainer' ? (found as StoryExplainerElement) : null;
}

const targetOf = ({ dataset }: HTMLElement) => ({ event: dataset.explainerEvent ?? null, date: dataset.explainerDate ?? null });

// --- from the prose to the picture, and the mark on what is shown ---

const interactive = 'a[href], button, input, select, textarea, summary';
const control = 'a[href], button, [role="button"], [role="link"]';
const own = '.explainer-show'; // the button that a paragraph gets

/**
 * A phrase becomes a button for the keyboard and for screen readers, unless it is a link or a button, or lies in one. A paragraph stays
 * one, and so does a phrase that holds links: it gets a button at its end.
 */
function prepare(): void {
  for (const passage of passages()) {
    if (passage.closest(control) || [...passage.querySelectorAll(own)].some((button) => button.closest(tied) === passage)) continue;
    if (getComputedStyle(passage).display === 'inline' && !passage.querySelector(interactive)) {
      passage.setAttribute('role', 'button');
      if (!passage.hasAttribute('tabindex')) passage.tabIndex = 0;
      continue;
    }
    const button = createElement('button', { type: 'button', class: 'explainer-show' }, passage.dataset.explainerLabel ?? 'Show in the picture');
    // Lists and tables hold no button themselves.
    const end = passage.matches('ul, ol, dl, table, tbody, tr') ? [...passage.querySelectorAll('li, dd, th, td')].at(-1) : undefined;
    (end ?? passage).append(' ', button);
  }
}

/** Resolves when it can be moved, also where there is only text: `ready` is about the picture. */
function whenThere(explainer: StoryExplainerElement): Promise<void> {
  return explainer.ready.catch((failure) => {
    if (explainer.startDate === null) throw failure;
  });
}

async function show(passage: HTMLElement, explainer: StoryExplainerElement): Promise<void> {
  explainer.pause(); // also begins a lazy one
  await whenThere(explainer);
  const { event, date } = targetOf(passage);
  if (!goTo(explainer, date, event)) console.warn(`article.js: the story has no ${event === null ? `date ${date}` : `event ${event}`}`, passage);
}

/** What a link of this page leads to; null for any other link. A <base> does not change what "#picture" means here. */
function placeOf(link: HTMLAnchorElement): HTMLElement | null {
  const here = location.href.split('#')[0]!;
  const written = link.getAttribute('href') ?? '';
  const [page, fragment] = (written.startsWith('#') ? here + written : link.href).split('#');
  return fragment && page === here ? document.getElementById(fragment) : null;
}

/** What was clicked as far as it acts: the button of a paragraph, a link, a button or a phrase. A link within a passage leads elsewhere. */
function actingIn(passage: HTMLElement, clicked: Element): HTMLElement | null {
  const inner = clicked.closest<HTMLElement>(interactive);
  if (inner && inner !== passage && passage.contains(inner)) return inner.matches(own) ? inner : null;
  return passage.closest<HTMLElement>(control);
}

function onActivation(event: MouseEvent | KeyboardEvent): void {
  const clicked = event.target as Element | null;
  const passage = clicked?.closest?.<HTMLElement>(tied);
  const explainer = passage && explainerOf(passage);
  const acting = explainer && actingIn(passage, clicked!);
  if (!acting || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event instanceof KeyboardEvent) {
    // Links and buttons turn their keys into clicks themselves.
    if (clicked !== acting || acting.matches('a[href], button') || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
  }
  const place = acting instanceof HTMLAnchorElement ? placeOf(acting) : explainer;
  if (place?.contains(explainer)) {
    event.preventDefault(); // of its own the link would make a second entry of the history, and stop under a header that sticks
    if (!isInView(explainer)) leave(acting, place, explainer);
  }
  show(passage, explainer).catch(() => undefined); // the `error` event reports the reason
}

// --- to the picture, and back ---

/** Where the reader left the prose: Back leads there. */
interface Departure {
  address: string;
  from: HTMLElement;
  scroller: Element;
  top: number;
}

const left: Departure[] = [];

/** Leads to a picture out of sight, as one entry of the history; the position that an element with `deep-link` writes goes into that one. */
function leave(from: HTMLElement, place: HTMLElement, explainer: StoryExplainerElement): void {
  const scroller = scrollerOf(from);
  left.push({ address: location.href, from, scroller, top: scroller.scrollTop });
  const address = !explainer.deepLink && place.id !== '' ? `${location.href.split('#')[0]}#${place.id}` : location.href;
  try {
    history.pushState(history.state, '', address);
    if (explainer.deepLink) dispatchEvent(new CustomEvent(explainerEntry, { detail: explainer.id }));
  } catch {
    // documents without an address of their own have no history to write to
  }
  bringIntoView(place);
  if (!isInView(explainer)) bringIntoView(explainer);
  focusOn(explainer);
}

function bringIntoView(place: HTMLElement): void {
  place.scrollIntoView({ block: 'start', behavior: 'instant' });
  scrollerOf(place).scrollBy({ top: -coverOf(place), behavior: 'instant' });
}

/** Tab goes on from there. */
function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

function onReturn(): void {
  const at = left.map(({ address }) => address).lastIndexOf(location.href);
  if (at < 0) return;
  const [{ from, scroller, top }] = left.splice(at) as [Departure];
  scroller.scrollTo({ top, behavior: 'instant' }); // browsers do so for the page, and not for a column
  from.focus({ preventScroll: true });
}

/** Whether the picture shows what the passage refers to; `shown`: the event that the picture is about. */
function isShown(passage: HTMLElement, explainer: StoryExplainerElement, shown: string | null): boolean {
  const { event, date } = targetOf(passage);
  if (event !== null) return event === shown;
  return isDate(date) && explainer.date.startsWith(date);
}

function mark(): void {
  const shown = new Map<Element, string | null>();
  for (const passage of passages()) {
    const explainer = explainerOf(passage);
    if (explainer && !shown.has(explainer)) {
      shown.set(explainer, explainer.selected ?? explainer.snapshot?.headline?.event ?? null);
    }
    const here = explainer?.startDate != null && isShown(passage, explainer, shown.get(explainer) ?? null);
    if (here) passage.setAttribute('aria-current', 'true');
    else passage.removeAttribute('aria-current');
  }
}

// --- scrolling along ---

/** The passages at the reading line, one for each scrolling box that has some; null above the first. */
function passagesBeingRead(): Map<Element, HTMLElement | null> {
  const found = new Map<Element, HTMLElement | null>();
  const lines = new Map<Element, number>();
  for (const passage of document.querySelectorAll<HTMLElement>('[data-explainer-scroll] :is([data-explainer-event], [data-explainer-date])')) {
    if (!isSeen(passage)) continue;
    const scroller = scrollerOf(passage);
    if (!lines.has(scroller)) lines.set(scroller, readingLine(scroller));
    if (passage.getBoundingClientRect().top <= lines.get(scroller)!) found.set(scroller, passage);
    else if (!found.has(scroller)) found.set(scroller, null);
  }
  return found;
}

let read = new Map<Element, HTMLElement | null>(); // as last seen

/** Moves a picture when another passage is read than before; until then, the reader's own position stays. */
function followReading(): void {
  const before = read;
  read = passagesBeingRead();
  for (const [scroller, passage] of read) {
    if (passage === (before.get(scroller) ?? null) || !passage) continue;
    const explainer = explainerOf(passage);
    if (!explainer?.paused) continue; // scrolling must not interrupt playback
    const follow = () => {
      const { date, event } = targetOf(passage);
      if (read.get(scroller) === passage && explainer.paused) goTo(explainer, date, event);
    };
    if (explainer.startDate !== null) follow();
    else whenThere(explainer).then(follow, () => undefined); // it may be lazy, or never load
  }
}

// --- start ---

/** Calls `work` in the next frame, once. */
function inNextFrame(work: () => void): () => void {
  let asked = 0;
  return () =>
    (asked ||= requestAnimationFrame(() => {
      asked = 0;
      work();
    }));
}

function concernsUs({ type, addedNodes }: MutationRecord): boolean {
  const holdsOurs = (node: Node) => node instanceof Element && (node.matches(tied) || node.querySelector(tied) !== null);
  return type === 'attributes' || [...addedNodes].some(holdsOurs);
}

function start(): void {
  addStyles(document);
  document.addEventListener('click', onActivation);
  document.addEventListener('keydown', onActivation);
  addEventListener('popstate', onReturn);
  const markSoon = inNextFrame(mark);
  // In the capture phase one hears also what does not bubble: events of the element, and the scrolling of a box.
  for (const type of ['ready', 'datechange', 'selectionchange']) document.addEventListener(type, markSoon, { capture: true });
  read = passagesBeingRead(); // the passage at the opening position does not replace the author's view
  document.addEventListener('scroll', inNextFrame(followReading), { capture: true, passive: true });
  // Passages that are added later are tied, too.
  const observer = new MutationObserver((records) => {
    if (!records.some(concernsUs)) return;
    prepare();
    markSoon();
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-explainer-event', 'data-explainer-date', 'data-explainer-for'],
  });
  prepare();
  markSoon();
}

if (globalThis.document) start();
