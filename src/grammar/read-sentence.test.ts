import { describe, expect, it } from '@jest/globals';
import { withPhrases } from '../core/phrase-book.ts';
import { french as frenchPhrases } from '../domains/tasks/phrases/french.ts';
import { german as germanPhrases } from '../domains/tasks/phrases/german.ts';
import { turkish as turkishPhrases } from '../domains/tasks/phrases/turkish.ts';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { turkish } from './languages/turkish.ts';
import { createParse } from './parse.ts';

const books = { de: germanPhrases, fr: frenchPhrases, tr: turkishPhrases };
const languages = { en: english, de: german, fr: french, tr: turkish };
const parse = createParse(withPhrases(declaredActions, books), languages);
const read = (text: string, language?: string) =>
  parse(text, { now: friday, timeZone: 'Europe/Berlin', ...(language === undefined ? {} : { language }) });
const callsOf = (text: string, language?: string) => {
  const reading = read(text, language);
  return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : reading.to;
};

describe('the language of a message', () => {
  it.each([
    ['en', 'add milk', 'task.add', { title: 'milk' }],
    ['de', 'füge Milch hinzu', 'task.add', { title: 'Milch' }],
    ['en', 'füge Milch hinzu', 'task.add', { title: 'Milch' }],
    ['en', 'was ist morgen fällig', 'task.list', { when: '2026-11-21' }],
    ['de', "what's due tomorrow", 'task.list', { when: '2026-11-21' }],
    ['de', 'add milk to my list', 'task.add', { title: 'milk' }],
    ['de', 'delete milk', 'task.remove', { which: 'milk' }],
    [undefined, 'lösche die Milch', 'task.remove', { which: 'Milch' }],
    [undefined, 'delete the milk', 'task.remove', { which: 'milk' }],
    ['xx', 'add milk', 'task.add', { title: 'milk' }],
    ['en', 'ajoute du lait à ma liste', 'task.add', { title: 'du lait' }],
  ])('B is that of the person (%s) or of the words: %j', (language, text, action, input) => {
    expect(callsOf(text, language)).toEqual([[action, input]]);
  });

  it.each([
    [undefined, 'task move 2 --due in 3 days'],
    ['de', 'task move 2 --due in 3 days'],
    ['en', 'task move 2 --due in 3 Tagen'],
  ])('B of a command is that of what stands behind it as well (%s): %j', (language, text) => {
    expect(callsOf(text, language)).toEqual([['task.move', { which: 2, due: '2026-11-23' }]]);
  });

  it('B may change from one line to the next', () => {
    expect(callsOf('add milk\nfüge Eier hinzu', 'en')).toEqual([
      ['task.add', { title: 'milk' }],
      ['task.add', { title: 'Eier' }],
    ]);
  });

  it.each([
    ['en', 'soll ich Milch hinzufügen?'],
    ['en', 'füge Milch nicht hinzu'],
    ['de', "don't delete the milk"],
    ['tr', 'if it rains, add an umbrella to my list'],
  ])('B never makes a write of what is none (%s): %j', (language, text) => {
    expect(read(text, language).to).toBe('model');
  });

  it('14.2 is that of the sentences that are offered', () => {
    const nearest = (text: string, language: string): readonly string[] => {
      const reading = read(text, language);
      return reading.to === 'model' ? reading.nearest : [];
    };
    expect(nearest('kannst du meinen Freitag ein bisschen aufräumen', 'de').slice(0, 2)).toEqual([
      'was ist Freitag fällig',
      'was ist heute fällig',
    ]);
    expect(nearest('could you sort out my friday a bit', 'en').slice(0, 2)).toEqual([
      "what's due friday",
      "what's due today",
    ]);
  });

  it('14.2 is not guessed from one word that several languages have', () => {
    const reading = read('mark everything est');
    expect(reading.to === 'model' ? reading.nearest : []).toContain("what's due today");
  });
});

describe('a text that is no request', () => {
  it.each([
    ['x'.repeat(2001), 'no talk'],
    ['a '.repeat(300), 'no talk'],
    ['```\nadd milk\n```', 'nothing fits'],
    ['✅ Added: milk', 'not sure it is a request'],
    ['should I add milk?', 'a question about a write'],
    ['add milk if it rains', 'not sure it is a request'],
    ['add milk on the 31st of february', 'a time that cannot be'],
    ['sing a song', 'nothing fits'],
  ])('says why: %j', (text, because) => {
    expect(read(text, 'en')).toMatchObject({ to: 'model', because });
  });
});
