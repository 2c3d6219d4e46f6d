import { describe, expect, it } from '@jest/globals';
import { createParse } from '../grammar/parse.ts';
import { parsePattern, type Pattern } from '../grammar/pattern.ts';
import { friday } from '../testing/tasks.ts';
import { declaredActions } from '../wiring/declared.ts';
import { languages } from '../wiring/languages.ts';

const actions = declaredActions();
const parse = createParse(actions, languages);

/** What a person says in each slot, by its field and by what alone it takes. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: slots(`
    title=call Bob, what=feed Rex, text=passport, description=as discussed, which=milk, :shown=2, :hour=9 am, when=tomorrow, at=tomorrow,
    due=tomorrow, start=tomorrow, end=tomorrow, reminders=tomorrow, repeat=every day, overdue=overdue, done=completed,
    rest=the rest, all=everything, priority=urgent, clear=due date, project=Garden, name=Garden, parent=Home, to=Allotment,
    assignee=carol, assignees=carol, add.assignees=carol, drop.assignees=carol, labels=errand, add.labels=errand,
    drop.labels=errand, service=vikunja, topic=tasks, place=dm, without=travel, file=receipt, task=milk, value=something, :known=Lisbon`),
  de: slots(`
    title=Bob anrufen, what=Rex, text=Pass, description=wie besprochen, which=Milch, :shown=2, :hour=9 Uhr, :list=Gartenliste, when=morgen,
    at=morgen, due=morgen, start=morgen, end=morgen, reminders=morgen, repeat=jeden Tag, overdue=überfällig, done=erledigt,
    rest=den Rest, all=alles, priority=dringend, clear=Frist, project=Garten, name=Garten, parent=Haus, to=Beet,
    assignee=carol, assignees=carol, add.assignees=carol, drop.assignees=carol, labels=Amt, add.labels=Amt, drop.labels=Amt,
    service=vikunja, topic=Aufgaben, place=dm, without=Reise, file=Beleg, task=Milch, value=etwas, :known=Hamburg`),
};

function slots(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((one): [string, string] => {
    const [slot = '', words = ''] = one.trim().split('=', 2);
    return [slot, words];
  });
  return Object.fromEntries(pairs);
}

/** One wording of a phrase: what may be left out is left out, and of several the one that is picked. */
function wordingOf(pattern: Pattern, said: Readonly<Record<string, string>>, pick: Pick): string {
  switch (pattern.kind) {
    case 'word':
      return pattern.word;
    case 'slot':
      return slotOf(pattern, said);
    case 'sequence':
      return pattern.parts
        .map((part) => wordingOf(part, said, pick))
        .filter((words) => words !== '')
        .join(' ');
    case 'choice':
      return wordingOf(pick(pattern.options), said, pick);
  }
}

type Pick = (options: readonly Pattern[]) => Pattern;

function slotOf(
  { field, only }: Extract<Pattern, { kind: 'slot' }>,
  said: Readonly<Record<string, string>>,
): string {
  if (typeof only === 'object') return [...only.words][0] ?? '';
  return (only === undefined ? undefined : said[`:${only}`]) ?? said[field] ?? '';
}

const isNothing = (pattern: Pattern): boolean => pattern.kind === 'sequence' && pattern.parts.length === 0;
const picks: readonly Pick[] = [
  (options) => options.find(isNothing) ?? options[0] ?? { kind: 'sequence', parts: [] },
  (options) => options.findLast((one) => !isNothing(one)) ?? { kind: 'sequence', parts: [] },
];

describe.each(Object.keys(SAID))('every phrase in %s', (tag) => {
  const words = languages[tag];
  const said = SAID[tag] ?? {};
  const wordings = actions.flatMap(({ name, phrases }) =>
    (phrases[tag] ?? []).flatMap((phrase) =>
      picks.map((pick) => ({
        name,
        hasSlot: phrase.includes('{'),
        sentence: wordingOf(parsePattern(phrase, words?.classes ?? {}), said, pick),
      })),
    ),
  );
  const readingOf = (sentence: string) =>
    parse(sentence, { now: friday, timeZone: 'Europe/Berlin', language: tag });

  it('is there for each action', () => {
    expect(wordings.length).toBeGreaterThan(500);
    expect(
      actions.filter(({ phrases }) => (phrases[tag] ?? []).length === 0).map(({ name }) => name),
    ).toEqual([]);
  });

  it('means its action and no other one', () => {
    const others = wordings.filter(({ name, sentence }) => {
      const reading = readingOf(sentence);
      return 'calls' in reading && reading.calls.some(({ action }) => action !== name);
    });
    expect(others).toEqual([]);
  });

  it('is understood, when nothing has to be filled in', () => {
    const fixed = wordings.filter(({ hasSlot }) => !hasSlot);
    expect(fixed.length).toBeGreaterThan(100);
    expect(fixed.filter(({ sentence }) => readingOf(sentence).to === 'model')).toEqual([]);
  });
});
