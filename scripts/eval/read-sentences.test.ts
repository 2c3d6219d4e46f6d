import { describe, expect, it } from '@jest/globals';
import { readFile, readSentences } from './read-sentences.ts';

const onlyOf = (text: string, path = 'en/x.txt') => {
  const { sentences, problems } = readFile(path, text);
  expect(problems).toEqual([]);
  expect(sentences).toHaveLength(1);
  return sentences[0];
};

describe('the sentences of the yardstick', () => {
  it('C12 have their language from their folder, and the clock, zone and settings above them', () => {
    const text = [
      '# about',
      '@clock 2027-03-01T23:30',
      '@zone America/New_York',
      '@date-order month-day',
      '@first-day 7',
      '@marks todoist',
      '',
      'füge Milch hinzu => task.add title="Milch"',
    ].join('\n');
    expect(onlyOf(text, 'de/tasks.txt')).toEqual({
      text: 'füge Milch hinzu',
      setting: {
        now: new Date('2027-03-02T04:30:00Z'),
        timeZone: 'America/New_York',
        language: 'de',
        dateOrder: 'month-day',
        firstDayOfWeek: 7,
        marks: 'todoist',
      },
      expected: [
        {
          to: 'calls',
          calls: [{ action: 'task.add', fields: [{ name: 'title', values: ['Milch'], isOptional: false }] }],
        },
      ],
      written: 'task.add title="Milch"',
      place: 'de/tasks.txt:8',
    });
  });

  it('C12 may have line breaks and characters that nobody sees', () => {
    expect(onlyOf('add:\\n- a\\u200db \\\\n => model')?.text).toBe('add:\n- a\u200db \\n');
    expect(onlyOf('  add   => none')?.text).toBe('add');
  });

  it('C12 may have several right answers and several calls', () => {
    expect(onlyOf('x => done.a which=2 ; b | model | none')?.expected).toEqual([
      {
        to: 'calls',
        calls: [
          { action: 'done.a', fields: [{ name: 'which', values: [2], isOptional: false }] },
          { action: 'b', fields: [] },
        ],
      },
      { to: 'model' },
      { to: 'none' },
    ]);
  });

  it.each([
    ['add milk', 'there is no =>'],
    ['@clock tomorrow', '“@clock tomorrow” is no header'],
    ['x =>', '“” is no action'],
    ['x => Task.add', '“Task.add” is no action'],
    ['x => task.add milk', '“milk” is no field=value'],
    ['x => task.add title=mi*lk', 'mi*lk is no value; words in quotes'],
    ['x => task.add repeat=(often)', '(often) is no repeat'],
    ['x => task.add repeat=(every day at 5)', '“at” is no part of a repeat'],
    ['x => task.list when=2026-11-20..soon', 'soon is no moment'],
  ])('C12 %j is not of the form, and its place is named', (line, problem) => {
    expect(readFile('en/x.txt', `# about\n${line}`)).toEqual({
      sentences: [],
      problems: [`en/x.txt:2: ${problem}`],
    });
  });

  it('C12 are enough, of the form, and each stands once', () => {
    const sentences = readSentences();
    const of = (language: string) => sentences.filter(({ setting }) => setting.language === language).length;
    expect(of('en')).toBeGreaterThanOrEqual(1500);
    expect(of('de')).toBeGreaterThanOrEqual(600);
  });
});
