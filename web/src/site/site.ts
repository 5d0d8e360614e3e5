// Makes a whole published folder from a story: its pages, its stills, and all that they ask for. Pure: it knows neither a page nor a disk.
import type { Cli } from '../cli/program.js';
import { packFor } from '../loading/language_pack.js';
import { articleTemplate, passages } from './article.js';
import { packed } from './packed.js';
import { pageFonts } from './page_fonts.js';
import { bytesOf, isPublished, languageTagsOf, part, textOf, type Parts, type Templates } from './parts.js';
import { drawingAddress, inside } from './single_file.js';
import { drawSocialCard, stillOfCard } from './social_card.js';
import type { StoryFile } from './story.js';
import { integrityOf } from './sums.js';
import { cardTags, metaTags, pictureTag, type Still } from './tags.js';
import { escapeHtml, fill, unescapeHtml, type Slots } from './template.js';
import type { Tools } from './tools.js';

/** The files of a site, by path. */
export type Site = Map<string, Uint8Array>;

export interface SiteOptions {
  /** The address the folder will have, with a slash at its end; "" where that is not known: then links to its pages show no picture. */
  base?: string;
  /** What messages call the story. */
  name?: string;
}

/** A story that no site can be made of; the message says all there is to say, a line for each problem. */
export class SiteError extends Error {}

// The sizes the picture has its three layouts at; the first that fits is the one a page fetches.
const layouts = [
  { name: '-phone', width: 360, height: 640, media: ' and (max-width: 559px)' },
  { name: '-medium', width: 720, height: 760, media: ' and (max-width: 879px)' },
  { name: '', width: 960, height: 620, media: '' },
];

const linkedStyle = '<link rel="stylesheet" href="page.css">';

/** The program, asked about one story: `ask(verb, …)` gives its words. */
function asker(story: Uint8Array, cli: Cli, name: string): (verb: string, ...args: string[]) => string {
  return (verb, ...args) => {
    const { status, out, err } = cli.run([verb, name, ...args], { [name]: story });
    if (status !== 0) throw new SiteError(`${textOf(out)}${err}`.trim() || `explainer ${verb} failed`);
    return textOf(out);
  };
}

/** The files of a whole site. Throws a SiteError where the story has errors. */
export async function makeSite(bytes: Uint8Array, parts: Parts, cli: Cli, tools: Tools, { base = '', name = 'story.json' }: SiteOptions = {}): Promise<Site> {
  const ask = asker(bytes, cli, name);
  const words = ask('html'); // first of all, for it finds what is wrong with a story
  const source = textOf(bytes);
  const story = JSON.parse(source) as StoryFile;
  const templates = JSON.parse(textOf(part(parts, 'parts/templates.json'))) as Templates;
  const last = story.range.to; // the day the element opens at

  const site: Site = new Map();
  for (const [path, file] of parts) if (isPublished(path)) site.set(path, file);
  site.set('README.txt', bytesOf(fill(templates.readMe, { title: story.title })));
  site.set('story.json', bytesOf(packed(source)));
  for (const [path, file] of await pageFonts(parts, JSON.stringify(story) + words, tools)) site.set(path, file);

  const drawn = (date: string, { width, height }: { width: number; height: number }, theme = 'light') =>
    ask('svg', '--at', date, '--size', `${width}x${height}`, '--theme', theme);

  /** Draws one day of the story for each size and theme. */
  const drawStills = (date: string, of: string): Still[] =>
    layouts.flatMap((layout) =>
      (['dark', 'light'] as const).map((theme) => {
        const file = `${of}${layout.name}-${theme}.svg`;
        site.set(file, bytesOf(drawn(date, layout, theme)));
        return { ...layout, theme, file };
      }),
    );

  const newsOf = (date: string) => (JSON.parse(ask('json', '--at', date)) as { headline?: { text: string } | null }).headline?.text ?? '';
  const altOf = (date: string) => {
    const news = newsOf(date);
    return escapeHtml(news ? `${story.title}. ${news}` : story.title);
  };

  const pack = packFor(story.language ?? '', languageTagsOf(parts));
  const language = pack ? `<link rel="preload" href="languages/${pack}.json" as="fetch" crossorigin>` : '';
  const stills = drawStills(last, 'still');
  const alt = altOf(last);
  const slots: Slots = {
    title: escapeHtml(story.title),
    head: fill(templates.head, { policy: '', style: linkedStyle }),
    scripts: [templates.scripts, language].filter(Boolean).join('\n'),
    language,
    lang: escapeHtml(story.language ?? 'en'),
    dir: / dir="rtl"/.exec(words.split('>', 1)[0] ?? '')?.[0] ?? '', // as the program has it
    description: escapeHtml(story.subtitle ?? ''),
    still: (date) => (date ? pictureTag(drawStills(date, `still-${date}`), altOf(date)) : pictureTag(stills, alt)),
    words: (date) => (date ? ask('html', '--at', date) : words).trim(),
    passages: passages(story),
  };

  const pages: [string, string][] = [
    ['index.html', templates.index],
    ['article.html', articleTemplate(story, templates)],
    ['embed.html', templates.embed],
  ];
  for (const [page, template] of pages) {
    const own = (pattern: RegExp) => fill(template.match(pattern)?.[1] ?? '', slots); // an article has its own title
    const title = own(/<title>([^<]*)<\/title>/);
    const description = own(/<meta name="description" content="([^"]*)">/);
    const image = `social-${page.replace('.html', '.png')}`;
    const social = (date = last) => {
      site.set(image, drawSocialCard(unescapeHtml(title), newsOf(date), drawn(date, stillOfCard), tools));
      return cardTags({ title, description, page, image, base });
    };
    // The story as it stands in a page, which spares a request; no policy asks for data.
    const data = page === 'index.html' ? `<script type="application/json" data-file="story.json">${packed(source)}</script>` : '';
    site.set(page, bytesOf(fill(template, { ...slots, social, data })));
  }

  const { policy, style, data } = inside(site, parts, ['explainer.wasm', 'story.json', ...(pack ? [`languages/${pack}.json`] : [])]);
  const alone = templates.index.replace('<story-explainer ', '<story-explainer deep-link '); // it has the address to itself
  const largest = stills.filter(({ media }) => media === '');
  const single = fill(alone, {
    ...slots,
    head: fill(templates.head, { policy, style }),
    social: metaTags({ 'og:type': 'article', 'og:title': escapeHtml(story.title), 'og:description': escapeHtml(story.subtitle ?? '') }),
    scripts: '',
    still: pictureTag(largest, alt, (file) => drawingAddress(part(site, file))),
    data,
  });
  site.set('explainer.single.html', bytesOf(single));
  site.set('integrity.json', bytesOf(integrityOf(site)));
  return site;
}
