// The arguments of the commands that need Node; those of all others the program reads itself.
import { Stop } from './messages.js';
import type { SiteCommand } from './site_command.js';

export type NodeCommand = { name: 'help'; text: string } | { name: 'new'; folder: string } | SiteCommand;

interface Rule {
  usage: string;
  /** The options that take a value, and those that take none. */
  values: string[];
  flags: string[];
  /** What the one word that is no option stands for; `needed`: it can't be left out. */
  word: string;
  needed: boolean;
}

const rules: Record<'new' | 'build' | 'serve', Rule> = {
  new: { usage: 'story-explainer new [FOLDER]', values: [], flags: [], word: 'folder', needed: false },
  build: { usage: 'story-explainer build STORY --out FOLDER [--base-url URL]', values: ['--out', '--base-url'], flags: [], word: 'story', needed: true },
  serve: {
    usage: 'story-explainer serve FOLDER-or-STORY [--watch] [--port 8080]',
    values: ['--port'],
    flags: ['--watch'],
    word: 'folder or story',
    needed: true,
  },
};

export const isNodeCommand = (word: string | undefined): word is keyof typeof rules => word !== undefined && Object.hasOwn(rules, word);

interface Read {
  values: Map<string, string>;
  word: string | undefined;
}

function read(name: string, rule: Rule, words: readonly string[]): Read {
  const values = new Map<string, string>();
  let word: string | undefined;
  const refuse = (problem: string): never => {
    throw new Stop(`${problem}; write ${rule.usage}`);
  };
  for (let at = 0; at < words.length; ++at) {
    const given = words[at]!;
    const [option = '', value] = given.startsWith('--') ? given.split(/=(.*)/s) : [given];
    const known = option === '-o' ? '--out' : option;
    if (!given.startsWith('-') || given === '-') {
      if (word !== undefined) refuse(`${name} takes one ${rule.word}, and "${given}" is one too many`);
      word = given;
    } else if (rule.flags.includes(known)) {
      if (value !== undefined) refuse(`${option} takes no value`);
      values.set(known, 'yes');
    } else if (rule.values.includes(known)) {
      const taken = value ?? words[++at];
      if (!taken) return refuse(`${option} wants a value`);
      if (values.has(known)) refuse(`${option} is given twice`);
      values.set(known, taken);
    } else {
      refuse(`${name} takes no ${option}`);
    }
  }
  if (word === undefined && rule.needed) refuse(`${name} wants a ${rule.word}`);
  return { values, word };
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new Stop(`"${text}" is not a port; write 0 to 65535`);
  return Number(text);
}

/** Throws a Stop where they make no sense. `words` are the arguments behind the command's name. */
export function parseArguments(name: keyof typeof rules, words: readonly string[]): NodeCommand {
  const rule = rules[name];
  if (words.some((word) => word === '--help' || word === '-h')) return { name: 'help', text: `Usage: ${rule.usage}\n` };
  const { values, word = '' } = read(name, rule, words);
  switch (name) {
    case 'new':
      return { name, folder: word || '.' };
    case 'build': {
      const out = values.get('--out');
      if (out === undefined) throw new Stop(`build wants a folder to write to; write ${rule.usage}`);
      return { name, story: word, out, baseUrl: values.get('--base-url') ?? '' };
    }
    case 'serve':
      return { name, path: word, port: portOf(values.get('--port') ?? '8080'), watch: values.has('--watch') };
  }
}
