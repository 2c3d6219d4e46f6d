import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../core/caller.ts';
import { fold } from '../../core/fold.ts';
import { isTimeZone } from '../../core/time.ts';
import { isWhole, receiptFor, reverse } from '../../core/edit.ts';
import { aCaller, alice } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import type { HouseCap, Settings } from '../../core/settings.ts';
import { ZONE_OF } from './cities.ts';
import { createSettings } from './index.ts';
import { readQuietHours } from './read-quiet-hours.ts';
import { readTimeZone } from './read-time-zone.ts';
import { say } from './sentences.ts';

const { signal } = new AbortController();
let houseCap: HouseCap = { tokensPerMonth: 2_000_000, hasPrices: false };
let kept: Settings = {};
let projects: readonly string[] = [];
beforeEach(() => {
  houseCap = { tokensPerMonth: 2_000_000, hasPrices: false };
  kept = {};
  projects = ['Inbox', 'Work', 'Home', 'Home garden'];
});

const session = async () =>
  await createSettings({
    settings: {
      read: async () => await Promise.resolve(kept),
      write: async (_owner, settings) => {
        kept = settings;
        await Promise.resolve();
      },
    },
    house: { timeZone: 'UTC', language: 'en' },
    projectNames: async () => await Promise.resolve(projects),
    houseCap,
  }).connect({ owner: alice }, houseIo);

const plain = (markdown: string): string => markdown.replaceAll('\\', '');

const planned = async (name: string, value: string, caller: Partial<Caller> = {}) =>
  await (await session()).plan('settings.set', { name, value }, aContext({ caller: aCaller(caller) }));

async function set(name: string, value: string, caller: Partial<Caller> = {}) {
  const {
    collections: [collection],
  } = await session();
  const plan = await planned(name, value, caller);
  const [edit] = plan.kind === 'edits' ? plan.edits : [];
  if (edit?.op !== 'update' || !collection) throw new Error(`not planned: ${JSON.stringify(plan)}`);
  const carryOut = async (one: typeof edit) => {
    await collection.update(one.id, { before: one.before, after: one.after }, signal);
    const receipt = receiptFor(one, one.id, await collection.read(one.id, signal));
    expect(isWhole(receipt)).toBe(true);
    return receipt;
  };
  const receipt = await carryOut(edit);
  return {
    text: plain(collection.words.told(receipt, aCaller(caller))),
    takeBack: async () => {
      const back = reverse(receipt);
      if (back.op !== 'update') throw new Error('not an update');
      return plain(collection.words.takenBack([await carryOut(back)], [], aCaller(caller)));
    },
  };
}

const questionOf = async (name: string, value: string, caller: Partial<Caller> = {}) => {
  const plan = await planned(name, value, caller);
  expect(kept).toEqual({});
  return plan.kind === 'unclear' ? { ...plan, question: plain(plan.question) } : plan;
};

describe('L6 settings', () => {
  it('sets the zone, and says so from the receipt', async () => {
    expect((await set('time zone', 'Europe/Berlin')).text).toBe('Time zone: Europe/Berlin.');
    expect(kept).toEqual({ timeZone: 'Europe/Berlin' });
  });

  it('M3 takes it back, to what was chosen before or to what holds for everybody', async () => {
    const first = await set('time zone', 'Europe/Berlin');
    const second = await set('time zone', 'Asia/Tokyo');
    expect(await second.takeBack()).toBe('↩️ Taken back: the time zone is Europe/Berlin again.');
    expect(await first.takeBack()).toBe('↩️ Taken back: the time zone is UTC again.');
    expect(kept).toEqual({});
  });

  it.each<[string, string, Settings, string, string]>([
    ['language', 'english', { language: 'en' }, 'Language: English.', 'the language is English again'],
    [
      'marks',
      'Todoist',
      { marks: 'todoist' },
      'Marks: Todoist, like @label #project p1.',
      'the marks are Vikunja',
    ],
    [
      'first day of week',
      'sunday',
      { firstDayOfWeek: 7 },
      'First day of the week: Sunday.',
      'is Monday again',
    ],
    [
      'first day of week',
      'Samstag',
      { firstDayOfWeek: 6 },
      'First day of the week: Saturday.',
      'is Monday again',
    ],
    [
      'date order',
      'mm/dd',
      { dateOrder: 'month-day' },
      'Date order: month before day, 11/27.',
      'the date order is day before month',
    ],
    [
      'default project',
      'work',
      { defaultProject: 'Work' },
      'Default project: Work.',
      'the default project is the inbox',
    ],
    ['default project', 'Home', { defaultProject: 'Home' }, 'Default project: Home.', 'is the inbox again'],
    [
      'quiet hours',
      '10pm to 7:30am',
      { quietHours: { from: '22:00', to: '07:30' } },
      'Quiet hours: 22:00–07:30.',
      'the quiet hours are 22:00–07:00 again',
    ],
    [
      'cloud',
      'everything',
      { cloud: 'everything' },
      'Cloud model: also for sentences that nobody else understood.',
      'the cloud model is for analysis only again',
    ],
    [
      'cloud',
      'analysis',
      { cloud: 'analysis' },
      'Cloud model: for analysis only.',
      'for analysis only again',
    ],
    [
      'monthly cap',
      '200000 tokens',
      { monthlyCap: { tokens: 200_000 } },
      'Monthly cap: 200 000 tokens.',
      'the monthly cap is that of this eis again',
    ],
    [
      'monthly cap',
      '1.5m',
      { monthlyCap: { tokens: 1_500_000 } },
      'Monthly cap: 1 500 000 tokens.',
      'that of this eis again',
    ],
    [
      'quiet hours',
      'off',
      { quietHours: 'off' },
      'Quiet hours: off.',
      'the quiet hours are 22:00–07:00 again',
    ],
  ])('sets and takes back %s: %s', async (name, value, ...[stored, told, back]) => {
    const done = await set(name, value);
    expect(done.text).toBe(told);
    expect(kept).toEqual(stored);
    expect(await done.takeBack()).toContain(back);
    expect(kept).toEqual({});
  });

  it('S1 answers in the language that was just chosen, also when that is taken back', async () => {
    const done = await set('language', 'German');
    expect(done.text).toBe('Sprache: Deutsch.');
    expect(kept).toEqual({ language: 'de' });
    expect(await done.takeBack()).toBe('↩️ Taken back: the language is English again.');
  });

  it('says what it answers in when it only reads a language', async () => {
    expect((await set('language', 'français')).text).toBe(
      'Language: French. I read French, and answer in English.',
    );
    expect(kept).toEqual({ language: 'fr' });
  });

  it('keeps the other settings when one goes back to what holds for everybody', async () => {
    await set('marks', 'todoist');
    await set('time zone', 'Lisbon');
    await set('marks', 'default');
    expect(kept).toEqual({ timeZone: 'Europe/Lisbon' });
  });

  it.each([
    [
      'time zone',
      'berln',
      'I know no time zone “berln”. Say it with its continent, like Europe/Berlin.',
      'Europe/Berlin',
    ],
    ['language', 'germn', 'I know no language “germn”. Did you mean German?', 'German'],
    ['marks', 'trello', '“trello” cannot be the marks. It can be', 'Vikunja, like *label +project !4'],
    [
      'first day of week',
      'tuesday',
      '“tuesday” cannot be the first day of the week. It can be Monday',
      'Monday',
    ],
    ['date order', 'year', '“year” cannot be the date order.', 'day before month, 27/11'],
    ['default project', 'Hme', 'I found no project like “Hme”.', 'Home'],
    ['default project', 'Zoo', 'I found no project like “Zoo”.', undefined],
    ['quiet hours', 'at night', 'I do not understand “at night” as quiet hours.', undefined],
    ['quiet hours', '10 to 7', 'I do not understand “10 to 7” as quiet hours.', undefined],
  ])(
    'asks about %s %j, with the nearest guess first, and changes nothing',
    async (name, value, question, first) => {
      const asked = await questionOf(name, value);
      expect(asked).toMatchObject({ kind: 'unclear', question: expect.stringContaining(question) });
      expect(asked.kind === 'unclear' ? asked.choices[0]?.label : 'no question').toBe(first);
    },
  );

  it('says in German what cannot be', async () => {
    expect(await questionOf('language', 'deutsh', { language: 'de' })).toMatchObject({
      question: 'Eine Sprache „deutsh“ kenne ich nicht. Meinst du Deutsch?',
      choices: [{ label: 'Deutsch', say: 'settings set language de' }],
    });
  });

  it('has no default project where there are no projects', async () => {
    projects = [];
    expect(await questionOf('default project', 'Work')).toMatchObject({
      question: 'There are no projects in your list: everything is in one place already.',
    });
  });

  it('B7 shows every setting, and whether it was chosen', async () => {
    kept = { timeZone: 'Asia/Tokyo', quietHours: { from: '23:00', to: '06:00' } };
    const opened = await session();
    const { reply } = await opened.perform('settings.show', {}, aContext());
    expect(plain(reply.markdown).split('\n')).toEqual([
      'Settings',
      '• time zone Asia/Tokyo 👤',
      '• language English 📝',
      '• marks Vikunja, like *label +project !4 📝',
      '• first day of the week Monday 📝',
      '• date order day before month, 27/11 📝',
      '• default project the inbox 📝',
      '• quiet hours 23:00–06:00 👤',
      '• cloud model for analysis only 📝',
      '• monthly cap that of this eis 📝',
      '👤 you chose it · 📝 nobody did. Say for example: set time zone to Europe/Berlin',
    ]);
  });

  it('S1 shows them in German, with the customs of German', async () => {
    kept = { language: 'de' };
    const opened = await session();
    const caller = aCaller({ language: 'de', readsIn: 'de' });
    const { reply } = await opened.perform('settings.show', {}, aContext({ caller }));
    expect(plain(reply.markdown)).toContain('• Sprache: Deutsch 👤\n');
    expect(plain(reply.markdown)).toContain('• Reihenfolge im Datum: Tag vor Monat, 27/11 📝');
    expect(say('de').title).toBe('Einstellungen');
  });
});

describe('readQuietHours', () => {
  it.each([
    ['22:00 to 07:00', '22:00', '07:00'],
    ['10pm to 7am', '22:00', '07:00'],
    ['10 pm - 7 am', '22:00', '07:00'],
    ['from 10 to 7am', '22:00', '07:00'],
    ['von 22 bis 7 Uhr', '22:00', '07:00'],
    ['22–6', '22:00', '06:00'],
    ['zwischen 21:30 und 6:15 Uhr', '21:30', '06:15'],
    ['midnight to 8am', '00:00', '08:00'],
    ['12am to 12pm', '00:00', '12:00'],
  ])('reads %j', (words, from, to) => {
    expect(readQuietHours(words)).toEqual({ from, to });
  });

  it.each(['', 'night', '25:00 to 7:00', '10 to 7', '22:00', '22 to 22', '13pm to 7am', '1 to 2 to 3'])(
    'does not guess %j',
    (words) => {
      expect(readQuietHours(words)).toBeUndefined();
    },
  );
});

describe('readTimeZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['america/argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
    ['Berlin', 'Europe/Berlin'],
    [' new york ', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['utc', 'UTC'],
    ['GMT', 'GMT'],
    ['Hamburg', 'Europe/Berlin'],
    ['Lissabon', 'Europe/Lisbon'],
    ['Wien', 'Europe/Vienna'],
    ['Zürich', 'Europe/Zurich'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['Munich, Germany', 'Europe/Berlin'],
    ['Berlin time', 'Europe/Berlin'],
  ])('reads %j as %s', (words, timeZone) => {
    expect(readTimeZone(words, 'en')).toEqual({ kind: 'value', value: timeZone });
  });

  it.each(['+02:00', 'my place', '*', 'Europe/', ''])('knows no %j', (words) => {
    expect(readTimeZone(words, 'en').kind).toBe('unclear');
  });
});

describe('the cities', () => {
  it('are in zones that exist', () => {
    expect(ZONE_OF.size).toBeGreaterThan(300);
    for (const [city, zone] of ZONE_OF) {
      expect(city).toBe(fold(city));
      expect(isTimeZone(zone)).toBe(true);
    }
  });
});

describe('J5 the monthly cap', () => {
  it.each([
    ['200.000 Tokens', { tokens: 200_000 }],
    ['200 000', { tokens: 200_000 }],
    ['1,000,000 tokens', { tokens: 1_000_000 }],
    ['50k', { tokens: 50_000 }],
    ['0', { tokens: 0 }],
    ['5 EUR', { money: 5, currency: 'EUR' }],
    ['€4.50', { money: 4.5, currency: '€' }],
    ['4,50 euro', { money: 4.5, currency: 'EURO' }],
  ])('is read from %s', async (words, cap) => {
    houseCap = { tokensPerMonth: 2_000_000, moneyPerMonth: 10, hasPrices: true };
    await set('monthly cap', words);
    expect(kept).toEqual({ monthlyCap: cap });
  });

  it.each([
    ['a lot', 'I do not understand “a lot” as a cap.'],
    ['-5 EUR', 'I do not understand “-5 EUR” as a cap.'],
    ['1e9 tokens', 'I do not understand “1e9 tokens” as a cap.'],
    ['99999999999999999999 tokens', 'I do not understand'],
    ['3 million tokens', 'This eis allows 2 000 000 tokens in a month at most.'],
    ['5 EUR', 'I know no prices here, so I cannot count money. Say the cap in tokens.'],
  ])('is not %s', async (words, said) => {
    const asked = await questionOf('monthly cap', words);
    expect(asked).toMatchObject({ kind: 'unclear', question: expect.stringContaining(said) });
  });

  it('is not above what the house allows in money', async () => {
    houseCap = { tokensPerMonth: 2_000_000, moneyPerMonth: 3, hasPrices: true };
    expect(await questionOf('monthly cap', '5 EUR')).toMatchObject({
      question: 'This eis allows 3 EUR in a month at most.',
    });
  });
});

it('J6 asks for consent when more is to leave the house than before', async () => {
  const {
    collections: [collection],
  } = await session();
  const follow = (value: string) =>
    collection?.words.follow?.(
      [
        receiptFor(
          {
            op: 'update',
            noun: 'setting',
            id: 'cloud',
            before: { name: 'cloud', value: null },
            after: { name: 'cloud', value },
          },
          'cloud',
          { name: 'cloud', value },
        ),
      ],
      aCaller(),
    );
  expect(follow('everything')?.call).toEqual({ action: 'consent.give', input: { use: 'everything' } });
  expect(follow('analysis')).toBeUndefined();
});
