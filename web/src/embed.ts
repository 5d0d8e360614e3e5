// embed.html: shows what its address asks for, and talks to the page around it.
import type { StoryExplainerElement } from '../explainer.js';
import { directionOf } from './dom/direction.js';
import { talkToHost } from './frame.js';
import { dateIn, goTo, idIn, mended } from './sharing/position.js';

const root = document.documentElement;
const explainer = document.querySelector('story-explainer') as StoryExplainerElement;
const address = new URLSearchParams(mended(location.search));
const missing = 'This story cannot be shown.'; // English: without a story there is no language

/** The beginning of a text that is the name of a file beside this page or in folders below it: no way up, no other host. */
function storyIn(text: string): string | null {
  return /^((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json)(?![\w/?-])/.exec(text)?.[1] ?? null;
}

/** Sets attributes, before explainer.js upgrades the element. What makes no sense is left out. */
function readAddress(): void {
  const story = address.get('story') ?? '';
  if (story !== '' && storyIn(story) !== explainer.getAttribute('src')) showOther(storyIn(story));
  const [date, event] = [dateIn(address.get('date')), idIn(address.get('event'))];
  if (date) explainer.setAttribute('date', date);
  if (event) explainer.setAttribute('selected', event);
  if (event && !date) explainer.addEventListener('ready', () => goTo(explainer, null, event), { once: true });
  const theme = /^(light|dark)/.exec(address.get('theme') ?? '')?.[1] as 'light' | 'dark' | undefined;
  if (theme) pinTheme(theme);
}

/** Another story than this page was built for, null for one that it may not show. Of its own story nothing stays. */
function showOther(story: string | null): void {
  explainer.replaceChildren();
  if (story !== null) {
    setTitle('');
    explainer.setAttribute('src', story);
    for (const type of ['ready', 'error']) explainer.addEventListener(type, takeTitle, { once: true });
    return;
  }
  takeTitle();
  explainer.append(missing);
  explainer.removeAttribute('src');
}

function setTitle(title: string): void {
  for (const heading of document.querySelectorAll('title, h1')) heading.textContent = title;
}

/** Title and language of the page, when it shows another story than it was built for. */
function takeTitle(): void {
  const { storyTitle, language } = explainer;
  setTitle(storyTitle ?? missing);
  root.lang = language ?? 'en';
  root.dir = directionOf(root.lang);
}

function pinTheme(theme: 'light' | 'dark'): void {
  explainer.setAttribute('theme', theme);
  root.dataset.theme = theme;
  for (const source of document.querySelectorAll('source')) {
    const media = source.media.replace(/\(prefers-color-scheme: *(\w+)\)/, (_whole, scheme) => (scheme === theme ? '(min-width: 0)' : '(max-width: 0)'));
    source.media = media;
  }
}

readAddress();
talkToHost();
