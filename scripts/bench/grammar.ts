import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parse } from '../../src/wiring/explain.ts';
import { languages } from '../../src/wiring/languages.ts';
import { runProgram, unclear } from '../check/run-program.ts';
import { readSentences } from '../eval/read-sentences.ts';
import { atMost, median, quantile, type Row } from './row.ts';

/** Rounds over all sentences, after one that warms up; of each sentence the median counts. */
const ROUNDS = 5;
const STARTS = 5;

/** How fast sentences are read over all languages, that no text makes it slow, and what it costs to begin. */
export async function grammar(): Promise<readonly Row[]> {
  return [...everyday(), ...hostile(), await starts()];
}

const languageCount = Object.keys(languages).length;

/** The sentences of `npm run eval`, each as if nobody had said in which language. */
function everyday(): readonly Row[] {
  const sentences = readSentences().map(({ text, setting: { now, timeZone } }) => ({
    text,
    context: { now, timeZone },
  }));
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    sentences.map(({ text, context }) => timeOf(text, context)),
  ).slice(1);
  const times = sentences.map((_, index) => median(rounds.map((round) => round[index] ?? 0)));
  const note = `${sentences.length} sentences, ${languageCount} languages loaded, none of them said`;
  return [
    atMost(1, { name: 'grammar-p50', value: quantile(times, 0.5), unit: 'ms', note }),
    atMost(5, { name: 'grammar-p99', value: quantile(times, 0.99), unit: 'ms', note }),
  ];
}

function timeOf(text: string, context: Parameters<typeof parse>[1]): number {
  const started = performance.now();
  parse(text, context);
  return performance.now() - started;
}

const [SMALL, LARGE] = [2 * 1024, 64 * 1024];

/** What may send a reader of sentences round in circles, as a piece that is repeated. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one long word': 'a',
  'many words': 'a ',
  requests: 'add milk and ',
  'add add add': 'add ',
  commas: 'milk, ',
  times: 'tomorrow at 5 ',
  repeats: 'every ',
  numbers: '2 and 3 and ',
  digits: '1',
  'clock times': '10:00 ',
  dates: '31.2.',
  quotes: '"',
  brackets: '([{',
  marks: '*a +b !4 @c ',
  stars: '*',
  lines: 'add milk\n',
  bullets: '- milk\n',
  'nested bullets': ' - milk\n  ',
  'empty lines': '\n',
  spaces: ' ',
  emoji: '🥛',
  accents: 'e\u0301',
  'hidden characters': 'a\u200d',
  'a refusal': "don't remind me if ",
  'which one': 'the last two of the ',
  German: 'füge hinzu ',
  'typing errors': 'ad mlik tomorow ',
};

/** Texts as long as a request may be, and as a message may be, are read to the end; those beyond are not. */
const FULL = [500, 1_900, 9_900];

/** Time grows with length and no faster; the worst kind counts. */
function hostile(): readonly Row[] {
  const kinds = Object.entries(HOSTILE).map(([kind, piece]) => {
    const timeAt = (size: number): number =>
      bestOf(piece.repeat(Math.ceil(size / piece.length)).slice(0, size));
    return { kind, ratio: timeAt(LARGE) / timeAt(SMALL), most: Math.max(...FULL.map(timeAt)) };
  });
  const [worst] = kinds.toSorted((a, b) => b.ratio - a.ratio);
  const [slowest] = kinds.toSorted((a, b) => b.most - a.most);
  if (!worst || !slowest) throw new Error('nothing was measured');
  const note = `64 kB against 2 kB, worst of ${kinds.length} kinds: ${worst.kind}; up to 10 kB none took longer than ${slowest.most.toFixed(0)} ms (${slowest.kind})`;
  return [atMost(40, { name: 'grammar-linear', value: worst.ratio, unit: '×', note })];
}

/** The least of several times: the machine has other things to do, the reader has not. */
const bestOf = (text: string): number =>
  Math.min(...Array.from({ length: 5 }, () => timeOf(text, { now: new Date(0), timeZone: 'UTC' })));

const Started = z.object({ load: z.number(), ready: z.number(), others: z.array(z.number()) });

async function starts(): Promise<Row> {
  const child = fileURLToPath(new URL('./grammar-child.ts', import.meta.url));
  const runs: z.infer<typeof Started>[] = [];
  // The first one compiles what the others find compiled, as with every start of eis.
  for (let count = 0; count <= STARTS; count += 1) {
    const ended = await runProgram(process.execPath, [child]);
    if (ended.status !== 0) throw unclear('the start of the grammar', ended);
    if (count > 0) runs.push(Started.parse(JSON.parse(ended.output)));
  }
  const later = runs.flatMap(({ others }) => others);
  const inOthers = `the first in each other costs ${median(later).toFixed(0)} ms, at worst ${Math.max(...later).toFixed(0)}`;
  const load = median(runs.map((run) => run.load));
  const first = median(runs.map((run) => run.ready - run.load)).toFixed(0);
  const note = `import of ${languageCount} languages and a ready parse, median of ${STARTS}; then the first sentence costs ${first} ms, ${inOthers}`;
  return atMost(100, { name: 'grammar-start', value: load, unit: 'ms', note });
}
