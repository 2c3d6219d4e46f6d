import { describe, expect, it } from '@jest/globals';
import { explain, explainOptions, type ExplainDeps, type ExplainOptions, type Reading } from './explain.ts';

describe('eis explain', () => {
  const readings: Readonly<Record<string, Reading>> = {
    'add milk tomorrow': {
      to: 'phrase',
      calls: [{ action: 'task.add', input: { title: 'milk', due: '2026-11-21' }, origin: 'phrase' }],
    },
    '!list': { to: 'command', calls: [{ action: 'task.list', input: {}, origin: 'command' }] },
    'füge Milch hinzu': {
      to: 'phrase',
      calls: [{ action: 'task.add', input: { title: 'Milch' }, origin: 'phrase' }],
      language: 'de',
    },
    'did you add milk?': { to: 'model', nearest: ['list tasks'], because: 'a question about a write' },
    '!add': { to: 'mistake', markdown: '!add\n    ^ a title' },
  };

  const run = async (options: Partial<ExplainOptions>, lines: readonly string[] = []) => {
    const printed: string[] = [];
    const complained: string[] = [];
    const contexts: unknown[] = [];
    const deps: ExplainDeps = {
      print: (text) => printed.push(text),
      complain: (text) => complained.push(text),
      parse: (text, context) => {
        contexts.push(context);
        return readings[text] ?? { to: 'model', nearest: ['add milk'] };
      },
      lines: (async function* () {
        for (const line of lines) yield await Promise.resolve(line);
      })(),
      now: () => new Date('2026-11-20T08:12:00Z'),
      timeZone: 'UTC',
    };
    const code = await explain({ json: false, words: [], ...options }, deps);
    return { code, said: printed.join('\n'), complaint: complained.join('\n'), contexts };
  };

  it('answers one line of JSON for each line of input, in order', async () => {
    const { code, said } = await run({ json: true }, [
      'add milk tomorrow',
      '',
      '!list',
      '!add',
      'sing a song',
    ]);
    expect(code).toBe(0);
    expect(said.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        text: 'add milk tomorrow',
        to: 'phrase',
        calls: [{ action: 'task.add', input: { title: 'milk', due: '2026-11-21' } }],
      },
      { text: '', to: 'nobody', calls: [] },
      { text: '!list', to: 'command', calls: [{ action: 'task.list', input: {} }] },
      { text: '!add', to: 'command', calls: [], mistake: '!add\n    ^ a title' },
      { text: 'sing a song', to: 'model', calls: [], nearest: ['add milk'] },
    ]);
  });

  it('takes the sentence from the command line, for people to read', async () => {
    const { said } = await run({ words: ['add', 'milk', 'tomorrow'] }, ['not read']);
    expect(said).toBe('add milk tomorrow\n  task.add (phrase)\n    title: "milk"\n    due: Sat 21 Nov 2026');
  });

  it.each([
    [{ now: '2026-11-20T09:12', timeZone: 'Europe/Berlin' }, '2026-11-20T08:12:00.000Z'],
    [{ now: '2026-11-20 09:12' }, '2026-11-20T09:12:00.000Z'],
    [{ now: '2026-11-20', timeZone: 'America/New_York' }, '2026-11-20T05:00:00.000Z'],
    [{ now: '2026-11-20T09:12:00+05:30', timeZone: 'Europe/Berlin' }, '2026-11-20T03:42:00.000Z'],
    [{}, '2026-11-20T08:12:00.000Z'],
  ])('reads words of time against %j', async (options, now) => {
    const { contexts } = await run({ words: ['x'], ...options });
    expect(contexts).toEqual([
      { now: new Date(now), timeZone: 'timeZone' in options ? options.timeZone : 'UTC' },
    ]);
  });

  it.each([
    [{ timeZone: 'Europe/Berlinn' }, 'There is no time zone Europe/Berlinn'],
    [{ now: 'tomorrow' }, '--now takes a moment'],
    [{ now: '2026-02-30T10:00' }, '--now takes a moment'],
    [{ now: '2026-11-20T24:00' }, '--now takes a moment'],
    [{ language: 'German' }, '--language takes the tag'],
    [{ dateOrder: 'year-month' }, '--date-order takes day-month or month-day'],
    [{ firstDay: 'constructor' }, '--first-day takes monday, saturday, sunday'],
    [{ marks: 'others' }, '--marks takes vikunja or todoist'],
  ])('refuses %j', async (options, words) => {
    expect(await run({ words: ['x'], ...options })).toMatchObject({
      code: 2,
      said: '',
      complaint: expect.stringContaining(words),
    });
  });

  it('reads as for a person with these settings', async () => {
    const { contexts } = await run({
      words: ['x'],
      language: 'de-AT',
      dateOrder: 'month-day',
      firstDay: 'sunday',
      marks: 'todoist',
    });
    expect(contexts).toEqual([
      {
        now: new Date('2026-11-20T08:12:00Z'),
        timeZone: 'UTC',
        language: 'de-AT',
        dateOrder: 'month-day',
        firstDayOfWeek: 7,
        marks: 'todoist',
      },
    ]);
  });

  it('says in which language a sentence was read, and why one was not', async () => {
    const lines = ['füge Milch hinzu', 'did you add milk?'];
    expect((await run({}, lines)).said).toBe(
      [
        'füge Milch hinzu',
        '  task.add (phrase, German)',
        '    title: "Milch"',
        'did you add milk?',
        '  not understood without a model',
        '  because: it asks about a change, it does not ask for one',
        '  near: list tasks',
      ].join('\n'),
    );
    expect(
      (await run({ json: true }, lines)).said.split('\n').map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      expect.objectContaining({ language: 'de' }),
      expect.objectContaining({ because: 'a question about a write' }),
    ]);
  });

  it('takes its options from the command line', () => {
    expect(
      explainOptions(
        { language: 'de', 'date-order': 'day-month', 'first-day': 'monday', marks: 'vikunja' },
        [],
      ),
    ).toEqual({
      json: false,
      words: [],
      language: 'de',
      dateOrder: 'day-month',
      firstDay: 'monday',
      marks: 'vikunja',
    });
    expect(explainOptions({ json: true, 'time-zone': 'UTC' }, ['a'])).toEqual({
      json: true,
      timeZone: 'UTC',
      words: ['a'],
    });
    expect(explainOptions({ now: '2026-11-20' }, [])).toEqual({ json: false, now: '2026-11-20', words: [] });
  });
});
