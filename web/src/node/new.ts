// The command `new`: a small story to start from, whose texts say what its fields do, the schema by which editors complete and explain it, and
// a spreadsheet for those who would rather fill in rows.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, writeFile, writeStream } from './disk.js';
import { Stop } from './messages.js';

/** Files of the package, by what they are called beside a new story. */
const starting = { 'story.json': 'starting_story.json', 'story.schema.json': 'story.schema.json', 'template.xlsx': 'template.xlsx' };

/** What can be done with it next. `folder` is as the commands need it. */
function nextSteps(folder: string): string {
  const story = join(folder, 'story.json');
  const sheet = join(folder, 'template.xlsx');
  const lines = [
    [`npx story-explainer serve ${story} --watch`, 'shows it, and follows as you save'],
    [`npx story-explainer check ${story}`, 'says what is wrong, and how to mend it'],
    [`npx story-explainer build ${story} --out site`, 'makes the folder to publish'],
    [`npx story-explainer import ${sheet} -o ${join(folder, 'my-story.json')}`, 'makes a story from the spreadsheet'],
  ];
  const width = Math.max(...lines.map(([command = '']) => command.length));
  return lines.map(([command = '', does = '']) => `  ${command.padEnd(width)}   ${does}\n`).join('');
}

/** `from`: the folder of the package's files. */
export function startStory(from: string, folder: string): number {
  const files = new Map(Object.entries(starting).map(([name, source]) => [name, readFileSync(join(from, source))] as const));
  const there = [...files.keys()].find((name) => existsSync(join(folder, name)));
  if (there) throw new Stop(`${join(folder, there)} is there already; choose another folder: npx story-explainer new my-story`);
  try {
    if (folder !== '.') mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of files) writeFile(join(folder, name), bytes);
  } catch (error) {
    throw new Stop(`cannot write ${folder}: ${reasonOf(error)}`);
  }
  writeStream('out', `${[...files.keys()].map((name) => join(folder, name)).join(', ')} written. What you can do next:\n\n${nextSteps(folder)}`);
  return 0;
}
