// article.js: ties passages of the page's own prose to the picture, both ways.
//   data-explainer-event="ID" or data-explainer-date="2023-09" on a passage, a link or a button
//   data-explainer-for="ID" of the element that is meant, where it is not the first on the page
//   data-explainer-scroll on a container: the passage being read there sets the picture
//   data-explainer-label on a passage that holds links: what its button says, instead of "Show in the picture"
// explainer.js fetches it on pages that have such passages.
import type { StoryExplainerElement } from '../explainer.js';
import css from './article.css';
import { createElement } from './dom/elements.js';
import { goTo, isDate } from './sharing/position.js';

const tied = '[data-explainer-event], [data-explainer-date]';
const readingLine = 0.4; // of the screen's height, from the top

const passages = () => document.querySelectorAll<HTMLElement>(tied);

function explainerOf(passage: HTMLElement): StoryExplainerElement | null {
  const id = passage.dataset.explainerFor;
  const found = id === undefined ? document.querySelector('story-explainer') : document.getElementById(id);
  return found?.localName === 'story-explainer' ? (found as StoryExplainerElement) : null;
}

const targetOf = ({ dataset }: HTMLElement) => ({ event: dataset.explainerEvent ?? null, date: dataset.explainerDate ?? null });

// --- from the prose to the picture, and the mark on what is shown ---

const interactive = 'a[href], button, input, select, textarea';
const own = '.explainer-show'; // the button of a passage that holds links

/**
 * What is no link or button already becomes one for the keyboard and for screen readers, unless it lies in one. One that holds
 * links can be none itself: it gets a button at its end, which is seen while it has the focus.
 */
function prepare(): void {
  for (const passage of passages()) {
    if (passage.closest('a[href], button') || passage.hasAttribute('role') || passage.querySelector(own)) continue;
    if (passage.querySelector(interactive)) {
      const button = createElement('button', { type: 'button', class: 'explainer-show' }, passage.dataset.explainerLabel ?? 'Show in the picture');
      passage.append(' ', button);
      continue;
    }
    passage.setAttribute('role', 'button');
    if (!passage.hasAttribute('tabindex')) passage.tabIndex = 0;
  }
}

/** Resolves when it can be moved, also where there is only text: `ready` is about the picture. */
function whenThere(explainer: StoryExplainerElement): Promise<void> {
  return explainer.ready.catch((failure) => {
    if (explainer.startDate === null) throw failure;
  });
}

async function activate(passage: HTMLElement, explainer: StoryExplainerElement): Promise<void> {
  explainer.pause(); // also begins a lazy one
  await whenThere(explainer);
  const { event, date } = targetOf(passage);
  if (!goTo(explainer, date, event)) console.warn(`article.js: the story has no ${event === null ? `date ${date}` : `event ${event}`}`, passage);
}

/** Whether enough of it is on the screen for a change to be noticed. */
function isInView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) > Math.min(height, innerHeight) / 3;
}

/** A link to the picture need not move a page that shows the picture already. */
function leadsTo(passage: HTMLElement, explainer: Element): boolean {
  const fragment = passage.getAttribute('href')?.match(/^#(.+)$/)?.[1];
  return fragment !== undefined && (document.getElementById(fragment)?.contains(explainer) ?? false);
}

function onActivation(event: MouseEvent | KeyboardEvent): void {
  const passage = (event.target as Element | null)?.closest?.<HTMLElement>(tied);
  const explainer = passage && explainerOf(passage);
  if (!explainer || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event instanceof KeyboardEvent) {
    // Links and buttons turn their keys into clicks themselves.
    if (event.target !== passage || passage.getAttribute('role') !== 'button' || passage.localName === 'button') return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
  } else {
    const inner = (event.target as Element).closest(interactive);
    if (inner && inner !== passage && !inner.matches(own) && passage.contains(inner)) return; // a link within the passage leads elsewhere
    if (leadsTo(passage, explainer) && isInView(explainer)) event.preventDefault();
  }
  activate(passage, explainer).catch(() => undefined); // the `error` event reports the reason
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

let read: HTMLElement | null = null; // the passage last seen at the reading line

/** The assumed reading position: at 40 % of the screen, and further down towards the end of the page. */
function lineY(): number {
  const left = document.documentElement.scrollHeight - innerHeight - scrollY;
  const rest = (1 - readingLine) * innerHeight;
  return readingLine * innerHeight + Math.max(0, rest - left);
}

function passageBeingRead(): HTMLElement | null {
  const line = lineY();
  let last: HTMLElement | null = null;
  for (const passage of document.querySelectorAll<HTMLElement>('[data-explainer-scroll] :is([data-explainer-event], [data-explainer-date])')) {
    if (passage.getBoundingClientRect().top > line) break;
    last = passage;
  }
  return last;
}

/** Moves the picture when another passage is read than before; until then, the reader's own position stays. */
function followReading(): void {
  const passage = passageBeingRead();
  if (passage === read) return;
  read = passage;
  if (!passage) return;
  const explainer = explainerOf(passage);
  if (!explainer?.paused) return; // scrolling must not interrupt playback
  const follow = () => {
    const { date, event } = targetOf(passage);
    if (read === passage && explainer.paused) goTo(explainer, date, event);
  };
  if (explainer.startDate !== null) follow();
  else whenThere(explainer).then(follow, () => undefined); // it may be lazy, or never load
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
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  document.addEventListener('click', onActivation);
  document.addEventListener('keydown', onActivation);
  const markSoon = inNextFrame(mark);
  for (const type of ['ready', 'datechange', 'selectionchange']) document.addEventListener(type, markSoon);
  read = passageBeingRead(); // the passage at the opening position does not replace the author's view
  document.addEventListener('scroll', inNextFrame(followReading), { passive: true });
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

start();
