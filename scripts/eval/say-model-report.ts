import type { ModelJudged } from './evaluate-model.ts';
import { byName, kindOf } from './tally.ts';

const HEAD = ['said', 'right', '', 'asks', 'nothing', 'wrong', '!! writes', 'harm', 'p50 s', 'p99 s'];

const row = (name: string, figures: readonly (string | number)[]): string =>
  `  ${name.padEnd(20)}${figures.map((figure) => String(figure).padStart(10)).join('')}`;

/** A line for each thing that is asked for: how often the model got it right, and how long it took. */
export const modelTable = (judged: readonly ModelJudged[]): string =>
  [
    row('', HEAD),
    ...[...Map.groupBy(judged, ({ sentence }) => kindOf(sentence))]
      .toSorted(byName)
      .map(([kind, some]) => row(kind, figuresOf(some))),
    row('all', figuresOf(judged)),
    row('no rule reads it', figuresOf(judged.filter(({ isForModel }) => isForModel))),
  ].join('\n');

function figuresOf(judged: readonly ModelJudged[]): readonly (string | number)[] {
  const count = (is: (one: ModelJudged) => boolean): number => judged.filter(is).length;
  const right = count(({ verdict }) => verdict === 'right');
  const share = judged.length === 0 ? 0 : (100 * right) / judged.length;
  const times = judged.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return [
    judged.length,
    right,
    `${share.toFixed(1)} %`,
    count(({ became }) => became === 'asks'),
    count(({ became }) => became === 'not understood' || became === 'outside'),
    count(({ verdict }) => verdict === 'wrong'),
    count(({ isWrongWrite }) => isWrongWrite),
    count(({ isHarm }) => isHarm),
    inSeconds(percentile(times, 0.5)),
    inSeconds(percentile(times, 0.99)),
  ];
}

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

const inSeconds = (ms: number): string => (ms / 1000).toFixed(2);

/** What an operator chooses by. */
export function modelSummary(model: string, judged: readonly ModelJudged[]): string {
  const mustNot = judged.filter(({ mustNotWrite }) => mustNotWrite);
  const wrongly = mustNot.filter(({ isWrongWrite }) => isWrongWrite);
  const met = wrongly.filter(({ isForModel }) => isForModel);
  const silent = judged.filter(({ became }) => became === 'no answer').length;
  return [
    `${model}: ${judged.length} sentences · ${wrongly.length} wrong writes in ${mustNot.length} that must not write`,
    `${met.length} of these are sentences that no rule understands · ${silent} without an answer`,
  ].join('\n');
}
