import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isWhen } from '../core/time.ts';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { withPhrases } from '../core/phrase-book.ts';
import { german as germanPhrases } from '../domains/tasks/phrases/german.ts';
import { turkish as turkishPhrases } from '../domains/tasks/phrases/turkish.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { turkish } from './languages/turkish.ts';
import { createParse } from './parse.ts';

const actions = withPhrases(declaredActions, { de: germanPhrases, tr: turkishPhrases });
const parse = createParse(actions, { en: english, de: german, tr: turkish });
const context = {
  now: friday,
  timeZone: 'Europe/Berlin',
  language: 'en',
  connections: ['my', 'home', 'the other one'],
};
const callsOf = (text: string) => {
  const reading = parse(text, context);
  return 'calls' in reading ? reading.calls : [];
};

/** Words of people: letters of several scripts, numbers, marks, and words that the grammar itself knows. */
const KNOWN =
  'add task done list to my tasks today tomorrow friday at 10 10am 14:00 every next please could you never mind ' +
  '" “ ” \' ` --due -- ! /help @eis eis: #2 2 . ? \n > ``` *food +Work !4 @carol *" every daily until times ' +
  'not no in move label with delete all my work tasks on home rename project --connection --add-labels and , ' +
  'füge hinzu und dann erinnere mich um halb vier setz auf die Liste meine Aufgaben erledigt lösche wenn nicht if then ' +
  'görev ekle sil yarın can should I 😊 🙏 👩‍👧 a\u200Ddd ａｄｄ ٥ ５ 31st february 25:00 20266-01-01 0 days • - 1. [x]';
const known = fc.constantFrom(...KNOWN.split(' '));
const talk = fc
  .array(fc.oneof(known, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(' '));

describe('any text at all', () => {
  it('C10 never makes the grammar throw, and what comes out fits the action', () => {
    fc.assert(
      fc.property(talk, (text) => {
        for (const { action, input } of callsOf(text)) {
          const declared = actions.find(({ name }) => name === action);
          expect(declared?.input.safeParse(input)).toMatchObject({ success: true, data: input });
        }
      }),
      { numRuns: 600 },
    );
  });

  it('reads the same in the same way, whoever said it and in which language', () => {
    const language = fc.constantFrom('en', 'de', 'tr', 'no', 'xx', 'constructor', undefined);
    fc.assert(
      fc.property(talk, language, (text, tag) => {
        const { language: _en, ...others } = context;
        const at = tag === undefined ? others : { ...others, language: tag };
        expect(parse(text, at)).toEqual(parse(text, { ...at }));
      }),
      { numRuns: 300 },
    );
  });

  it('is understood by the sentences that are offered instead', () => {
    fc.assert(
      fc.property(talk, (text) => {
        const reading = parse(text, context);
        const offered = reading.to === 'model' ? reading.nearest : [];
        expect(offered.length).toBeLessThanOrEqual(3);
        expect(offered.filter((sentence) => callsOf(sentence).length !== 1)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'add ',
    'a ',
    '"',
    '" ',
    "'a ",
    '„ ',
    'to my list ',
    'every ',
    'a. ',
    'add a. ',
    '--due ',
    'tomorrow ',
    '\n',
    'a\n',
    '`',
    'please ',
    '@eis ',
    '\u200D',
    'e\u0301',
    '> ',
    '.',
    '?',
    '1',
    '10:30 ',
    'done ',
    'x',
    'and add ',
    'add milk, ',
    'um ',
    'wenn ',
    'füge ',
    'move a to b ',
    'tomorrow at 5 ',
    '😊',
    '- a\n',
    '*a ',
    '*"a ',
    'every ',
    'and ',
    'a, ',
    'on home ',
    '--add-labels a ',
  ])('of 64 kB is read in a moment: %j', (unit) => {
    const long = unit.repeat(65_536 / unit.length);
    const starts = ['', 'add ', 'task add ', 'done ', 'label x with ', 'move x to '];
    for (const start of starts) {
      expect(['command', 'phrase', 'model', 'mistake']).toContain(parse(start + long, context).to);
    }
  });
});

describe('titles', () => {
  /** Words that are no words of time and mean nothing to the grammar. */
  const word = fc.stringMatching(/^[b-df-hj-np-tvwxz]{1,3}[aeiou][b-df-hj-np-tv-z]{2,4}$/);
  const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  const moment = fc.constantFrom(
    ['', undefined],
    [' tomorrow', '2026-11-21'],
    [' on friday', '2026-11-27'],
    [' 2026-12-24 at 18:30', '2026-12-24T18:30:00+01:00'],
    [' at 10', '2026-11-20T10:00:00+01:00'],
  );
  const frame = fc.constantFrom(
    (words: string) => `add ${words}`,
    (words: string) => `Please add ${words} to my tasks!`,
    (words: string) => `could you put ${words} on my list?`,
    (words: string) => `todo   ${words.replaceAll(' ', '  ')}`,
    (words: string) => `task add ${words}`,
  );

  it('D1 never lose a word, and never keep one of the date', () => {
    fc.assert(
      fc.property(title, moment, frame, (words, [said, due], wrap) => {
        const input = due === undefined ? { title: words } : { title: words, due };
        expect(callsOf(wrap(words + said))).toMatchObject([{ action: 'task.add', input }]);
      }),
      { numRuns: 200 },
    );
  });

  it('C10 7.2 stay letter by letter when they are quoted', () => {
    const anything = fc
      .oneof(talk, fc.string())
      .map((text) =>
        text
          .replaceAll(/["\n\r`]/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((text) => /\p{L}/u.test(text) && text === cleaned(text));
    fc.assert(
      fc.property(anything, (words) => {
        expect(callsOf(`add "${words}" to my tasks`)).toMatchObject([{ input: { title: words } }]);
        expect(Object.keys(Object(callsOf(`add "${words}"`)[0]?.input))).toEqual(['title']);
      }),
      { numRuns: 400 },
    );
  });

  /** What the grammar may take away: what cannot be seen, and halves of characters. */
  const cleaned = (text: string): string =>
    text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
});

describe('moments', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/St_Johns',
    'Pacific/Apia',
  ];
  const words = fc.constantFrom(
    'today',
    'tomorrow',
    'friday',
    'next monday',
    'on sat',
    'at 10',
    '14:00',
    'tomorrow at 9',
    '02:30',
    'sunday 02:30',
  );

  it('C10 are days that exist or instants of the person’s zone, whenever and wherever it is said', () => {
    const now = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(now, fc.constantFrom(...zones), words, (at, timeZone, said) => {
        const reading = parse(`add milk ${said}`, { now: at, timeZone, language: 'en' });
        const [call] = 'calls' in reading ? reading.calls : [];
        const due = String(Object(call?.input).due);
        expect(isWhen(due)).toBe(true);
        // A clock time alone is never in the past, and never more than a day away (25 hours when the clock goes back).
        const away = /^(?:at|\d)/.test(said) ? Date.parse(due) - at.getTime() : 1;
        expect(away).toBeGreaterThan(0);
        expect(away).toBeLessThanOrEqual(26 * 3_600_000);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what is no request', () => {
  const thing = fc.constantFrom(
    'milk',
    'the invoice',
    'Milch',
    'die Rechnung',
    'oat milk',
    'call mum',
    'Zahnarzt',
  );
  const englishWrite = fc.constantFrom<(one: string) => string>(
    (one) => `add ${one}`,
    (one) => `add ${one} to my tasks tomorrow`,
    (one) => `put ${one} on my list`,
    (one) => `delete ${one}`,
    (one) => `mark ${one} as done`,
    (one) => `move ${one} to monday`,
    (one) => `rename ${one} to bread`,
  );
  const germanWrite = fc.constantFrom<(one: string) => string>(
    (one) => `füge ${one} hinzu`,
    (one) => `setz ${one} auf meine Liste`,
    (one) => `lösche ${one}`,
    (one) => `hake ${one} ab`,
    (one) => `verschiebe ${one} auf Montag`,
  );
  const noEnglish = fc.constantFrom<(say: string) => string>(
    (say) => `don't ${say}`,
    (say) => `please do not ${say}`,
    (say) => `never ${say}`,
    (say) => `should I ${say}?`,
    (say) => `can I ${say}`,
    (say) => `did you ${say}?`,
    (say) => `why ${say}`,
    (say) => `if it rains, ${say}`,
    (say) => `when I am home ${say}`,
    (say) => `${say} if it rains`,
    (say) => `${say}?`,
    (say) => `he said "${say}"`,
    (say) => `${say}, never mind`,
    (say) => `I would ${say}`,
    (say) => `you should ${say}`,
    (say) => `> ${say}`,
    (say) => `\`\`\`\n${say}\n\`\`\``,
    (say) => `✅ ${say}`,
  );
  const noGerman = fc.constantFrom<(say: string) => string>(
    (say) => `bitte nicht: ${say}`,
    (say) => `${say} nicht`,
    (say) => `wenn es regnet, ${say}`,
    (say) => `falls ich zu Hause bin ${say}`,
    (say) => `${say} wenn es regnet`,
    (say) => `er sagte "${say}"`,
    (say) => `${say}, vergiss es`,
    (say) => `> ${say}`,
    (say) => `🤖 ${say}`,
  );
  const writes = (text: string, language: string): readonly string[] => {
    const reading = parse(text, { ...context, language });
    const calls = 'calls' in reading ? reading.calls : [];
    return calls
      .map(({ action }) => action)
      .filter((name) => actions.find((one) => one.name === name)?.effect !== 'read');
  };

  it('B never writes, in English', () => {
    fc.assert(
      fc.property(thing, englishWrite, noEnglish, (one, say, wrap) => {
        expect([wrap(say(one)), writes(wrap(say(one)), 'en')]).toEqual([wrap(say(one)), []]);
      }),
      { numRuns: 600 },
    );
  });

  it('B never writes, in German', () => {
    fc.assert(
      fc.property(thing, germanWrite, noGerman, (one, say, wrap) => {
        expect([wrap(say(one)), writes(wrap(say(one)), 'de')]).toEqual([wrap(say(one)), []]);
      }),
      { numRuns: 400 },
    );
  });

  it('B is understood without what makes it none', () => {
    fc.assert(
      fc.property(thing, fc.oneof(englishWrite, germanWrite), (one, say) => {
        expect([say(one), ...writes(say(one), 'en')]).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });
});
