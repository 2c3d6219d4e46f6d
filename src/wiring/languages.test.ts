import { describe, expect, it } from '@jest/globals';
import { fold } from '../core/fold.ts';
import { allWords } from '../domains/tasks/words/in-each.ts';
import type { LanguageWords } from '../grammar/languages/words.ts';
import { indexPhrases } from '../grammar/phrase-index.ts';
import { lexiconOf } from '../grammar/time/lexicon.ts';
import { declaredActions } from './declared.ts';
import { parse } from './explain.ts';
import { languages } from './languages.ts';
import { phrases } from './phrases.ts';

/** What has to be said in every language. */
const CORE = [
  'task.add',
  'task.list',
  'task.done',
  'task.reopen',
  'task.remove',
  'never-mind',
  'help',
  'undo',
  'more',
  'status',
  'reminder.set',
  'reminder.list',
  'reminder.cancel',
];
/** Everything that can be said at all is said in these. */
const WHOLE = ['en', 'de'];

/** Fields of the words that a language has no words for. What is missing elsewhere fails the test. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  // They say "to" and "in" by the form of the word, and "could you" by that of the verb.
  fi: ['sameWords', 'through', 'into', 'places', 'about'],
  tr: ['sameWords', 'requests', 'inside', 'through', 'into', 'places', 'about'],
};
const WITHOUT_IN_OTHERS = ['sameWords', 'negationsBehind'];

const actions = declaredActions();
const NOW = { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin' };

function callsOf(text: string, language: string): readonly (readonly [string, unknown])[] {
  const reading = parse(text, { ...NOW, language });
  return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : [];
}

const emptyIn = (words: LanguageWords): readonly string[] =>
  Object.entries(words)
    .filter(([, value]) => typeof value === 'object' && Object.keys(value).length === 0)
    .map(([field]) => field);

/** Lists of words in a value, however deep; patterns of classes, dates and functions are none. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

const NOT_FOLDED = new Set([
  'classes',
  'times',
  'alwaysUseful',
  'otherWithAccents',
  'elided',
  'tag',
  'parts',
]);

it('C13 there are languages', () => {
  expect(Object.keys(languages).length).toBeGreaterThanOrEqual(14);
  expect(Object.keys(phrases)).toEqual(expect.arrayContaining(Object.keys(languages)));
});

describe.each(Object.entries(languages))('C13 what is said in %s', (tag, words) => {
  it('has the tag of its file', () => {
    expect(words.tag).toBe(tag);
  });

  it('has words for everything but what is named here', () => {
    const known = new Set([...(WITHOUT[tag] ?? []), ...WITHOUT_IN_OTHERS]);
    expect(emptyIn(words).filter((field) => !known.has(field))).toEqual([]);
  });

  it('has phrases for what everybody says', () => {
    const said = phrases[tag] ?? {};
    const missing = CORE.filter((name) => (said[name] ?? []).length === 0);
    expect(missing).toEqual([]);
  });

  it('has no phrases for what does not exist', () => {
    const names = new Set(actions.map(({ name }) => name));
    expect(Object.keys(phrases[tag] ?? {}).filter((name) => !names.has(name))).toEqual([]);
  });

  it('has the words that stand for values of tasks', () => {
    expect(Object.keys(allWords)).toContain(tag);
  });

  it('is well formed: every phrase, and everything about time', () => {
    const { phrases: all } = indexPhrases(actions, words);
    expect(all.length).toBeGreaterThan(50);
    for (const phrase of all) expect(() => phrase.graph()).not.toThrow();
    expect(() => lexiconOf(words.times)).not.toThrow();
  });

  it('has words for every day, month, unit, part of the day, and today and tomorrow', () => {
    const { weekdays, months, units, dayParts, days, numbers } = words.times;
    expect([...weekdays, ...months].filter((names) => names === '')).toEqual([]);
    const { fortnight: _notEverywhere, ...counted } = units;
    expect(Object.entries(counted).filter(([, names]) => names === '')).toEqual([]);
    expect(Object.entries(dayParts).filter(([, patterns]) => patterns.length === 0)).toEqual([]);
    expect(Object.values(days)).toEqual(expect.arrayContaining([-1, 0, 1, 2]));
    const numbered = new Set(Object.values(numbers));
    expect(Array.from({ length: 12 }, (_, index) => index + 1).filter((one) => !numbered.has(one))).toEqual(
      [],
    );
  });

  it('is written as it is compared', () => {
    const lists = Object.entries(words).filter(([field]) => !NOT_FOLDED.has(field));
    const all = lists.flatMap(([, value]) => wordsIn(value));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((word) => fold(word).replace(/\s+/g, ' ').trim() !== word)).toEqual([]);
  });

  it('understands what it offers itself', () => {
    expect(callsOf(words.addExactly('x 1 tomorrow'), tag)).toEqual([['task.add', { title: 'x 1 tomorrow' }]]);
    const today = Object.entries(words.times.days).find(([, days]) => days === 0)?.[0] ?? '';
    expect(callsOf(words.askDue(today), tag)).toEqual([['task.list', { when: '2026-11-20' }]]);
    expect(words.alwaysUseful.length).toBeGreaterThan(1);
    expect(words.alwaysUseful.filter((say) => callsOf(say, tag).length !== 1)).toEqual([]);
  });
});

describe.each(WHOLE)('C13 what is said in %s, a whole language', (tag) => {
  it('are phrases for every action', () => {
    const missing = actions.filter(({ name }) => (phrases[tag]?.[name] ?? []).length === 0);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
