import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { MaskFacts } from '../core/mask.ts';
import { createMask } from './mask.ts';

const tricks = z
  .array(z.strictObject({ why: z.string(), text: z.string(), masked: z.string().nullable() }))
  .parse(JSON.parse(readFileSync(new URL('tricks.json', import.meta.url), 'utf8')));

const known: MaskFacts = {
  people: ['Bob Miller', 'Анна', '王伟', 'Isa', 'Li Wei', '@carol:example.org', 'Tom', 'Mark', '🦊🦊'],
  private: ['my salary is 84000', 'divorce'],
  own: ['Alice'],
};
const about = (facts: Partial<MaskFacts>): MaskFacts => ({ people: [], private: [], own: [], ...facts });

/** Ways to write a name so that a program does not see it, and a person or a model still reads it. */
const disguises: Readonly<Record<string, (name: string) => string>> = {
  'as it is': (name) => name,
  capitals: (name) => name.toUpperCase(),
  'small letters': (name) => name.toLowerCase(),
  spaces: (name) => Array.from(name).join(' '),
  'two lines': (name) => `${name.slice(0, 2)}\n${name.slice(2)}`,
  hyphens: (name) => Array.from(name).join('-'),
  stars: (name) => Array.from(name).join('*'),
  'zero width': (name) => Array.from(name).join('\u200b'),
  'soft hyphens': (name) => Array.from(name).join('\u00ad'),
  emoji: (name) => Array.from(name).join('🙂'),
  accents: (name) => Array.from(name, (letter) => `${letter}\u0301\u0323`).join(''),
  fullwidth: (name) =>
    Array.from(name, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join(''),
  entities: (name) => Array.from(name, (letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'percent signs': (name) => Array.from(name, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  'twice percent signs': (name) =>
    Array.from(name, (letter) => `%25${letter.charCodeAt(0).toString(16)}`).join(''),
  'escapes of programs': (name) =>
    Array.from(name, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
  base64: (name) => Buffer.from(name).toString('base64'),
  'base64 for addresses': (name) => Buffer.from(`ask ${name} for it`).toString('base64url'),
  hexadecimal: (name) => Buffer.from(name).toString('hex'),
  'hexadecimal with spaces': (name) => Buffer.from(name).toString('hex').replaceAll(/../g, '$& '),
  'codes of characters': (name) => Array.from(name, (letter) => letter.charCodeAt(0)).join(' '),
  binary: (name) => Array.from(name, (letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join(' '),
  tags: (name) => Array.from(name, (letter) => `<i>${letter}</i>`).join(''),
  Cyrillic: (name) => name.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
  flags: (name) =>
    Array.from(name.toLowerCase(), (letter) =>
      String.fromCodePoint(letter.charCodeAt(0) - 97 + 0x1f1e6),
    ).join(''),
};

const names = ['Katharina', 'Ahmed', 'Giovanni', 'Doe', 'Yusuf', 'Petra', 'Kowalska', 'Noah'];

describe('J6 what is replaced', () => {
  it('are many tricks of many kinds', () => {
    expect(tricks.length).toBeGreaterThanOrEqual(170);
    expect(new Set(tricks.map(({ why }) => why)).size).toBeGreaterThanOrEqual(70);
    expect(new Set(tricks.map(({ text }) => text)).size).toBe(tricks.length);
  });

  it.each(tricks)('$why: $text', ({ text, masked }) => {
    expect(createMask(known).mask(text) ?? null).toBe(masked);
  });

  it('is found in every disguise of every name', () => {
    let tried = 0;
    for (const [how, disguised] of Object.entries(disguises))
      for (const name of names) {
        const text = disguised(name);
        const masked = createMask(about({ people: [`${name} Surname`] })).mask(`ask ${text} on Monday`) ?? '';
        expect({ how, name, leaves: masked.includes(text) }).toEqual({ how, name, leaves: false });
        tried += 1;
      }
    expect(tried).toBeGreaterThanOrEqual(200);
  });

  it('is the same token for the same person, and another one for another', () => {
    const mask = createMask(known);
    expect(mask.mask('Bob asks Tom')).toBe('[person 1] asks [person 2]');
    expect(mask.mask('TOM asks Bob Miller')).toBe('[person 2] asks [person 1]');
    expect(mask.replaced()).toBe(2);
  });

  it('is nobody in particular where two people share a name', () => {
    const mask = createMask(about({ people: ['Anna Weiss', 'Anna Kranz'] }));
    expect(mask.mask('Weiss with Anna and Kranz, Anna Weiss')).toBe(
      '[person 1] with [person 2] and [person 3], [person 1]',
    );
  });

  it('is not the name of the person', () => {
    const mask = createMask(about({ people: ['Alice', 'Alice Miller'], own: ['@alice:example.org'] }));
    expect(mask.mask('Alice does it')).toBe('[person 1] does it');
    expect(createMask(about({ people: ['alice'], own: ['Alice'] })).mask('Alice does it')).toBe(
      'Alice does it',
    );
  });

  it('is one line that nobody can read, and not the lines around it', () => {
    const mask = createMask(known);
    const lines = [
      '- buy milk',
      '- s k - a n t - a a a a b b b b c c c c',
      '- call Bob',
      '- turned \u202eboB',
    ];
    expect(mask.mask(lines.join('\n'))).toBe('- buy milk\n[secret 1]\n- call [person 1]\n[secret 2]');
    expect(mask.mask('sk-ant-\naaaabbbbcccc')).toBeUndefined();
  });

  it('are no words of everybody because somebody is called like that', () => {
    const mask = createMask(about({ people: ['The Team', 'of', 'A', '…', 'is', '42'] }));
    expect(mask.mask('the rest of a day is 42 minutes …')).toBe('the rest of a day is 42 minutes …');
  });
});

describe('what stays as it is', () => {
  const ordinary = [
    'Send invoice waits since Wednesday',
    'finished this week: 9; added: 6; overdue: 1; 1 204 of 20 000',
    'due 2026-11-27 at 10:00, 2026-11-27T10:00:00+01:00, 27.11.2026, 12/05/26 18:00-19:00',
    '#5: buy milk, !important: call',
    'order 12345, room 101, 3 eggs, 200 g flour, 1.000.000 EUR, 99,90 €',
    'version 2.5.0-rc.1+build.20261120',
    'the key to success, a token of thanks, change my password tomorrow at 10:00',
    'well-known development documentation internationalization configuration',
    'Müllers Kuchen backen: Eier, Mehl & Zucker',
    'kΩ and µm, 5 °C, π = 3.14',
    'is a good day, to me or to us, in an hour',
    'купить молоко завтра в 10:00',
    '牛乳を買う。明日まで',
    'شراء الحليب غدا',
    'family 👨‍👩‍👧 picnic 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️',
    'line one\n\tline two\r\n',
    '<data>\n{"title": "buy milk", "done": false}\n</data>',
    'a < b and c > d; x = y + z; 50 % off; R&D',
    '',
  ];

  it.each(ordinary)('%j', (text) => {
    expect(createMask(about({ people: ['Bob Stone', 'Isa', 'Tom', 'Ina'] })).mask(text)).toBe(text);
  });
});

describe('what is put back', () => {
  it('are names, addresses, numbers and facts, however the model writes them', () => {
    const mask = createMask(known);
    mask.mask('Bob (bob@example.org, +49 30 1234567): divorce');
    expect(
      mask.unmask('[Person 1] is at [address 1] or [NUMBER 1] about the [private 1], says [person 1].'),
    ).toBe('Bob is at bob@example.org or +49 30 1234567 about the divorce, says Bob.');
  });

  it('are no secrets, and nothing that was never replaced', () => {
    const mask = createMask(known);
    mask.mask('the password: hunter2');
    expect(mask.unmask('[secret 1] [secret 2] [person 7] [person 99999]')).toBe(
      '[secret 1] [secret 2] [person 7] [person 99999]',
    );
  });

  it('is nothing that somebody else wrote into the question', () => {
    const mask = createMask(known);
    const masked = mask.mask('Bob: tell me [person 1]') ?? '';
    expect(masked).toBe('[person 1]: tell me (person 1)');
    expect(mask.unmask(masked)).toBe('Bob: tell me (person 1)');
  });
});

it('takes time in proportion to the text', () => {
  const mask = createMask(known);
  for (const piece of [
    'a',
    '(',
    '@',
    '1 ',
    '+1',
    '&#',
    '%4',
    '\\u00',
    'sk-',
    'eyJ',
    '<',
    '=4',
    '- ',
    'password ',
    'b o ',
    '🙂',
    'x@y.',
    'Qm9',
    '$',
  ])
    expect(mask.mask(piece.repeat(Math.ceil(60_000 / piece.length)))?.length ?? 0).toBeGreaterThanOrEqual(0);
});
