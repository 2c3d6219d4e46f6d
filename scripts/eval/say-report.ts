import { byName, kindOf, slotTallies, sum, type Tallies, type Tally } from './tally.ts';
import type { Judged } from './judge.ts';

const percent = (part: number, whole: number): string =>
  `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;

const row = (name: string, figures: readonly (string | number)[]): string =>
  `  ${name.padEnd(20)}${figures.map((figure) => String(figure).padStart(9)).join('')}`;

const HEAD = row('', ['said', 'right', '', 'to model', 'wrong', 'no write', '!! writes', 'harm', 'unsaid']);

const tallyRow = (name: string, tally: Tally): string =>
  row(name, [
    tally.sentences,
    tally.right,
    percent(tally.right, tally.sentences),
    tally.toModel,
    tally.wrong,
    tally.mustNotWrite,
    tally.wrongWrites,
    tally.harm,
    percent(tally.recognised, tally.sentences),
  ]);

/** A table for each language: what was asked for, and how it was read. */
export const languageTables = (all: Tallies): string =>
  [...all]
    .map(([language, kinds]) =>
      [
        `${language.padEnd(2)}${HEAD.slice(2)}`,
        ...[...kinds].toSorted(byName).map(([kind, tally]) => tallyRow(kind, tally)),
        tallyRow('all', sum(kinds.values())),
      ].join('\n'),
    )
    .join('\n\n');

/** A line for each field, over all languages. */
export const slotTable = (judged: readonly Judged[]): string =>
  [
    row('slot', ['right', '', 'wrong', 'missing', 'extra']),
    ...[...slotTallies(judged)]
      .toSorted(byName)
      .map(([name, { right, wrong, missing, extra }]) =>
        row(name, [right, percent(right, right + wrong + missing + extra), wrong, missing, extra]),
      ),
  ].join('\n');

/** One line per language, for the gate and the end of the report. */
export const summary = (all: Tallies): readonly string[] =>
  [...all].map(([language, kinds]) => {
    const { sentences, right, wrongWrites, mustNotWrite, harm } = sum(kinds.values());
    return `${language} ${percent(right, sentences)} of ${sentences} right · ${wrongWrites} wrong writes in ${mustNotWrite} · ${harm} to something else`;
  });

/** What was said, what was expected, and what came out. */
export const missLines = (judged: readonly Judged[]): string =>
  judged
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ sentence, actual, isWrongWrite, isHarm }) => {
      const mark = isWrongWrite ? '!! ' : isHarm ? '! ' : '';
      const became = [
        actual.error ?? actual.to,
        ...actual.calls.map(({ action, input }) => `${action} ${JSON.stringify(input)}`),
      ];
      return `${mark}${sentence.place} [${kindOf(sentence)}] ${JSON.stringify(sentence.text)}\n    wanted ${sentence.written}\n    became ${became.join(' ')}`;
    })
    .join('\n');
