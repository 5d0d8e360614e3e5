// The language packs: what the build makes of them and finds wrong, which one a story gets, and the plural rules on record, which
// tests/languages_test.cpp holds the program's against.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asked, complete, faults, forms, packFor, tags } from '../../web/tools/languages.mjs';
import { load, web } from './load.mjs';

const page = { ...(await load('loading/language.ts')), ...(await load('loading/language_pack.ts')) };
const { StoryPreview } = await load('loading/story_preview.ts');

const wanted = asked();
const hand = (tag) => JSON.parse(readFileSync(join(web, 'languages', `${tag}.json`), 'utf8'));
const packs = Object.fromEntries(tags().map((tag) => [tag, complete(tag, hand(tag), wanted)]));
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));

test('every language is whole: each label, its slots, its lists, and no forms but those of the language', () => {
  assert.equal(tags().length, 19);
  for (const [tag, pack] of Object.entries(packs)) assert.deepEqual(faults(tag, pack, wanted), []);
});

test('the build names language and key of what is missing, misspelt, too short, unknown or of no such form', () => {
  const found = (change) => faults('de', { ...packs.de, ...change }, wanted).map((fault) => fault.split(':').slice(0, 2).join(':'));
  const { 'button.play': _, ...without } = packs.de;
  assert.deepEqual(
    faults('de', without, wanted).map((fault) => fault.slice(0, 26)),
    ['de: button.play is missing'],
  );
  assert.deepEqual(found({ 'lead.more': 'und weitere' }), ['de: lead.more']);
  assert.deepEqual(found({ 'lead.more': 'und {Count} weitere' }), ['de: lead.more']);
  assert.deepEqual(found({ 'halves.long': 'erste Hälfte' }), ['de: halves.long has 1 items, and needs 2']);
  assert.deepEqual(found({ 'months.short': packs.de['months.short'].replace('Mai', '') }), ['de: months.short has an empty item']);
  assert.deepEqual(found({ 'button.plya': 'Los' }), ['de: button.plya is no label']);
  assert.deepEqual(found({ 'rows.more.few': 'und {count} weitere' }), ['de: rows.more.few']);
  assert.deepEqual(found({ 'button.play.one': 'Los' }), ['de: button.play.one']);
  assert.deepEqual(found({ 'rows.more.one': 'und einer' }), ['de: rows.more.one']);
  assert.deepEqual(found({ 'button.play': ' ' }), ['de: button.play is empty']);
});

test('what is written by hand wins over the CLDR', () => {
  assert.equal(packs.de['months.long'].split('|')[2], 'März');
  assert.equal(complete('de', { ...hand('de'), 'months.long': 'own' }, wanted)['months.long'], 'own');
});

test('the page, the build and the program give a tag the pack of its language in its script', () => {
  const known = tags();
  const expected = {
    de: 'de',
    'de-AT': 'de',
    'pt-BR': 'pt',
    zh: 'zh-Hans',
    'zh-CN': 'zh-Hans',
    'zh-SG': 'zh-Hans',
    'zh-Hans-HK': 'zh-Hans',
    'zh-TW': undefined,
    'zh-Hant': undefined,
    'ar-Latn': undefined,
    'hi-Latn': undefined,
    hu: undefined,
    en: undefined,
    'en-GB': undefined,
    '': undefined,
    'no language': undefined,
  };
  for (const [language, tag] of Object.entries(expected)) {
    assert.equal(packFor(language, known), tag, language);
    assert.equal(page.packFor(language, known), tag, language);
  }
});

test('a story file names its language wherever the key stands', () => {
  assert.equal(page.languageOf(bytes({ title: 'Geld', language: 'de' })), 'de');
  assert.equal(page.languageOf(bytes({ title: '"language": "fr"', language: 'pt-BR' })), 'pt-BR');
  assert.equal(page.languageOf(bytes({})), '');
});

test('before the program is there, the slider has the words of the language, and the story its own', () => {
  const story = {
    title: 'Деньги',
    range: { from: '2020', to: '2022-12-31' },
    events: [{ date: '2021-05', title: 'A' }],
  };
  const text = (labels) => {
    const preview = StoryPreview.read(bytes({ ...story, labels }), bytes(packs.ru));
    return preview.text(preview.last);
  };
  assert.match(text(), /^31 декабря 2022\. .*май 2021:/);
  assert.match(text({ 'months.long': 'abcdefghijkl'.split('') }), /^31 l 2022\. .*e 2021:/);
});

/** For each language the forms of 0 to 1000 by their first letters, and of numbers that are not whole or stand for more zeros. */
function plurals(tag) {
  const rules = new Intl.PluralRules(tag);
  const letter = (form) => (forms.includes(form) ? form[0] : 'x');
  const whole = Array.from({ length: 1001 }, (_, number) => letter(rules.select(number))).join('');
  const fractions = ['0.5', '1.5', '1.25', '2.1', '11.75', '100.01'].map((digits) => `${digits}=${letter(rules.select(Number(digits)))}`);
  const large = ['1000000', '2000000', '1000001'].map((digits) => `${digits}=${letter(rules.select(Number(digits)))}`);
  return `${tag} ${whole} ${[...fractions, ...large].join(' ')}\n`;
}

test('the plural rules on record are those of this Node', () => {
  const record = join(web, '../tests/golden/plurals.txt');
  const now = tags().map(plurals).join('');
  if (process.env.UPDATE_GOLDEN) writeFileSync(record, now);
  assert.equal(readFileSync(record, 'utf8'), now);
});
