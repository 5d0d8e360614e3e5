// The language packs: what is written by hand in web/languages, completed from the Unicode CLDR and checked against the labels.
//   node web/tools/languages.mjs [FOLDER]     makes build/languages: TAG.json of each language, and language_packs.cpp for the native program
import { mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const top = dirname(web);
const written = join(web, 'languages');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const cldr = (path) => createRequire(import.meta.url)(path);

export const forms = ['zero', 'one', 'two', 'few', 'many'];
const scales = ['thousand', 'million', 'billion', 'trillion'];

/** What a program asks for in English: the labels by key, those with plural forms, and the signs of currencies. */
export function asked() {
  const source = readFileSync(join(top, 'src/core/labels.cpp'), 'utf8');
  const entry = /^ {4}\{"([\w.]+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}/gm;
  const text = (literals) => [...literals.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => JSON.parse(`"${part}"`)).join('');
  const english = Object.fromEntries([...source.matchAll(entry)].map(([, key, literals]) => [key, text(literals)]));
  const counting = [...source.match(/counting\[\] = \{([^}]*)\}/)[1].matchAll(/"([\w.]+)"/g)].map(([, key]) => key);
  const currencies = readFileSync(join(top, 'src/core/include/core/currency.hpp'), 'utf8').matchAll(/\{"([A-Z]{3})", "([^"]*)"/g);
  return { english, counting, signs: Object.fromEntries([...currencies].map(([, code, sign]) => [code, sign])) };
}

/** The tags of the languages that are written by hand; English needs no pack. */
export const tags = () =>
  readdirSync(written)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();

const full = (tag) => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
};

/** The pack for a language tag: of the same language in the same script; undefined where there is none. src/loading/language.ts does the same. */
export function packFor(language, known = tags()) {
  try {
    return known.find((tag) => full(tag) === full(language));
  } catch {
    return undefined;
  }
}

/** Digits are 0 to 9 in all languages, marks of direction are the page's business, and blanks within a date may break. */
function plain(text) {
  const zeros = [0x660, 0x6f0, 0x966];
  return text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\p{Nd}/gu, (digit) => {
    const zero = zeros.find((first) => digit.codePointAt(0) >= first && digit.codePointAt(0) < first + 10);
    return zero === undefined ? digit : String(digit.codePointAt(0) - zero);
  });
}

/** "{day} de {month}" of "d 'de' MMMM"; without "г." and "р.", which newspapers leave out, and whose stop would meet that of a sentence. */
const datePattern = (pattern) =>
  plain(pattern)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/ '[гр]'\.$/, '')
    .replace(/'([^']*)'|(d+)|([ML]+)|(y+)/g, (_, literal, day, month) => literal ?? (day ? '{day}' : month ? '{month}' : '{year}'));

function dates(name) {
  const { months, quarters, dateFormats, dateTimeFormats } = cldr(`cldr-dates-full/main/${name}/ca-gregorian.json`).main[name].dates.calendars.gregorian;
  const list = (names) => Object.values(names).map(plain).join('|');
  const { y, yMMMM } = dateTimeFormats.availableFormats;
  const own = {
    'months.long': list(months.format.wide),
    'months.alone': list(months['stand-alone'].wide),
    'months.short': list(months.format.abbreviated),
    'quarters.long': list(quarters['stand-alone'].wide),
    'quarters.short': list(quarters.format.abbreviated),
    'date.day': datePattern(dateFormats.long),
    'date.month': datePattern(yMMMM),
    'date.year': datePattern(y),
  };
  // Where months have numbers, the sign behind it belongs to the name: "9月".
  const sign = dateFormats.long.match(/(?<!M)M([^\s\w']+)/)?.[1];
  if (!sign) return own;
  const numbers = list(Array.from({ length: 12 }, (_, month) => `${month + 1}${sign}`));
  for (const key of ['months.long', 'months.alone', 'months.short']) own[key] = numbers;
  for (const key of ['date.day', 'date.month']) own[key] = own[key].replace(`{month}${sign}`, '{month}');
  return own;
}

/** "{amount} mld" of "000 mld": what the CLDR writes for this power of ten, in the form for a number; "" where it has digits alone. */
function compact(patterns, exponent, form) {
  for (const digits of [1, 2, 3]) {
    const pattern = patterns[`1${'0'.repeat(exponent + digits - 1)}-count-${form}`] ?? patterns[`1${'0'.repeat(exponent + digits - 1)}-count-other`];
    if (pattern?.match(/0+/)?.[0].length !== digits || /^0+$/.test(pattern)) continue;
    return plain(pattern).replace(/'/g, '').replace(/0+/, '{amount}').trim();
  }
  return '';
}

function numbers(name, hand) {
  const all = cldr(`cldr-numbers-full/main/${name}/numbers.json`).main[name].numbers;
  const decimal = all['decimalFormats-numberSystem-latn'];
  const { decimal: point, group } = all['symbols-numberSystem-latn'];
  const [last, other = last] = decimal.standard.split('.')[0].split(',').slice(1).reverse();
  const sum = plain(all['currencyFormats-numberSystem-latn'].standard.split(';')[0]);
  const own = {
    'list.comma': ', ',
    'number.decimal': point,
    'number.group': group,
    'number.grouping': [last.length, other.length, all.minimumGroupingDigits].join('|'),
    'units.currency': sum.replace(/[#,0.]+/, '{amount}').replace('¤', '{symbol}'),
  };
  const exponents = (hand['number.scales'] ?? '3|6|9|12').split('|').map(Number);
  const used = scales.map((scale, index) => {
    const key = `units.${scale}`;
    if (hand[key] !== undefined) return exponents[index];
    const usual = compact(decimal.short.decimalFormat, exponents[index], 'other');
    own[key] = usual || '{amount}';
    for (const form of forms) {
      const inForm = compact(decimal.short.decimalFormat, exponents[index], form);
      if (inForm !== usual) own[`${key}.${form}`] = inForm;
    }
    return usual ? exponents[index] : 0;
  });
  own['number.scales'] = used.join('|');
  const withSign = (amount) =>
    own['units.currency']
      .replace('{symbol}', '$')
      .replace('{amount}', amount)
      .replace(/\u00a0/g, ' ');
  own['dollars.plain'] = withSign('{amount}');
  for (const scale of scales) own[`dollars.${scale}`] = withSign(hand[`units.${scale}`] ?? own[`units.${scale}`]);
  return own;
}

function plurals(tag) {
  const rules = cldr('cldr-core/supplemental/plurals.json').supplemental['plurals-type-cardinal'];
  const own = {};
  for (const [count, rule] of Object.entries(rules[new Intl.Locale(tag).language])) {
    const text = rule.split('@')[0].trim();
    if (text) own[`plural.${count.replace('pluralRule-count-', '')}`] = text;
  }
  return own;
}

function currencies(name, hand, signs) {
  const all = cldr(`cldr-numbers-full/main/${name}/currencies.json`).main[name].numbers.currencies;
  // "de dólares" behind millions: what a language puts between, it puts before every name.
  const word = (key) => (hand[key] ?? '').replace('{amount} ', '');
  const between = word('spoken.dollars.many').endsWith(` ${word('spoken.dollars')}`)
    ? word('spoken.dollars.many').slice(0, -word('spoken.dollars').length)
    : '';
  const own = {};
  for (const [code, sign] of Object.entries(signs)) {
    const { symbol = code, ...names } = all[code] ?? {};
    const narrow = names['symbol-alt-narrow'];
    const its = plain(symbol === code && narrow && !signs[code] && all[code].symbol ? narrow : symbol);
    if (its !== code && its !== sign && code !== 'USD') own[`symbol.${code}`] = its;
    if (name === 'pt') for (const key of Object.keys(names)) names[key] = names[key].replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()); // "Francos suíços" by itself
    const usual = names['displayName-count-other'];
    if (!usual) continue;
    own[`currency.${code}`] = usual;
    for (const form of forms) {
      const inForm = names[`displayName-count-${form}`] ?? (form === 'many' && between ? between + usual : usual);
      if (inForm !== usual) own[`currency.${code}.${form}`] = inForm;
    }
  }
  return own;
}

const slots = (text) =>
  [...text.matchAll(/\{[^}]*\}/g)]
    .map(([slot]) => slot)
    .sort()
    .join(' ');

/** What is wrong with a pack, each with its key; nothing when it is whole. */
export function faults(tag, pack, { english, counting } = asked()) {
  const found = [];
  const items = (text) => text.split('|').length;
  for (const [key, text] of Object.entries(english)) {
    if (pack[key] === undefined) found.push(`${tag}: ${key} is missing: "${text}"`);
  }
  for (const [key, text] of Object.entries(pack)) {
    const form = forms.find((candidate) => key.endsWith(`.${candidate}`) && english[key] === undefined);
    const base = form ? key.slice(0, -form.length - 1) : key;
    if (/^(plural|symbol|currency)\./.test(key)) continue;
    if (english[base] === undefined) found.push(`${tag}: ${key} is no label`);
    else if (form && !counting.includes(base)) found.push(`${tag}: ${key}: ${base} stands beside no number, and has no forms`);
    else if (form && pack[`plural.${form}`] === undefined) found.push(`${tag}: ${key}: the language has no form "${form}"`);
    else if (typeof text !== 'string' || text.trim() === '') {
      if (key !== 'number.group') found.push(`${tag}: ${key} is empty`);
    } else if (slots(text) !== slots(english[base])) found.push(`${tag}: ${key}: "${text}" needs ${slots(english[base]) || 'nothing in braces'}`);
    else if (items(text) !== items(english[base])) found.push(`${tag}: ${key} has ${items(text)} items, and needs ${items(english[base])}`);
    else if (items(text) > 1 && text.split('|').some((item) => item.trim() === '')) found.push(`${tag}: ${key} has an empty item`);
  }
  return found;
}

/** The whole pack of a language: what `hand` says wins over the CLDR. */
export function complete(tag, hand, { signs } = asked()) {
  const name = tag.replace(/-Hans$/, ''); // the CLDR's folder
  const pack = { ...dates(name), ...numbers(name, hand), ...plurals(tag), ...currencies(name, hand, signs), ...hand };
  return Object.fromEntries(Object.entries(pack).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Regions in which the language is written in another script than its pack: "TW" of zh-Hans. */
function otherRegions(tag) {
  const likely = cldr('cldr-core/supplemental/likelySubtags.json').supplemental.likelySubtags;
  const { language, script } = new Intl.Locale(tag).maximize();
  return Object.entries(likely)
    .filter(([from, to]) => new RegExp(`^${language}-[A-Z]{2}$`).test(from) && to.split('-')[1] !== script)
    .map(([from]) => from.split('-')[1])
    .join(' ');
}

function cppOf(packs) {
  const entry = ([tag, pack]) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `    {"${tag}", "${language}", "${script}", "${otherRegions(tag)}",\n     R"json(${JSON.stringify(pack)})json"},\n`;
  };
  return `// Made by web/tools/languages.mjs.
#include "languages.hpp"

namespace explainer {

static constexpr LanguagePack packs[] = {
${packs.map(entry).join('')}};

std::span<const LanguagePack> language_packs() { return packs; }

}  // namespace explainer
`;
}

function main(out = join(top, 'build/languages')) {
  const wanted = asked();
  const packs = tags().map((tag) => [tag, complete(tag, json(join(written, `${tag}.json`)), wanted)]);
  const found = packs.flatMap(([tag, pack]) => faults(tag, pack, wanted));
  if (found.length > 0) throw new Error(`${found.join('\n')}\nmend them in web/languages, or write what is missing there`);
  mkdirSync(out, { recursive: true });
  for (const [tag, pack] of packs) writeFileSync(join(out, `${tag}.json`), JSON.stringify(pack));
  writeFileSync(join(out, 'language_packs.cpp'), cppOf(packs));
}

const isMain = process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url));

if (isMain) {
  try {
    main(process.argv[2]);
  } catch (error) {
    console.error(`languages: ${error.message}`);
    process.exitCode = 1;
  }
}
