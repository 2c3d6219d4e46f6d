import type { Evaluated } from './evaluate.ts';
import type { Judged, SlotVerdict } from './judge.ts';
import type { EvalSentence } from './sentence.ts';

/** Where a sentence is counted: by the action that it asks for. */
export function kindOf({ expected: [first] }: EvalSentence): string {
  if (first.to !== 'calls') return first.to;
  return first.calls.length > 1 ? 'several' : (first.calls[0]?.action ?? '');
}

export interface Tally {
  sentences: number;
  right: number;
  toModel: number;
  wrong: number;
  mustNotWrite: number;
  wrongWrites: number;
  harm: number;
  recognised: number;
}

/** By language, then by what the sentences ask for. */
export type Tallies = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

export function tallies(judged: readonly Evaluated[]): Tallies {
  const all = new Map<string, Map<string, Tally>>();
  for (const one of judged) {
    const kinds = entry(all, one.sentence.setting.language, () => new Map<string, Tally>());
    count(entry(kinds, kindOf(one.sentence), emptyTally), one);
  }
  return all;
}

const emptyTally = (): Tally => ({
  sentences: 0,
  right: 0,
  toModel: 0,
  wrong: 0,
  mustNotWrite: 0,
  wrongWrites: 0,
  harm: 0,
  recognised: 0,
});

function count(tally: Tally, judged: Evaluated): void {
  const { verdict, mustNotWrite, isWrongWrite, isHarm, isRecognised } = judged;
  tally.sentences += 1;
  tally[verdict === 'to model' ? 'toModel' : verdict] += 1;
  if (mustNotWrite) tally.mustNotWrite += 1;
  if (isWrongWrite) tally.wrongWrites += 1;
  if (isHarm) tally.harm += 1;
  if (isRecognised) tally.recognised += 1;
}

/** The figures of several kinds together. */
export function sum(several: Iterable<Tally>): Tally {
  const total = emptyTally();
  for (const one of several) {
    total.sentences += one.sentences;
    total.right += one.right;
    total.toModel += one.toModel;
    total.wrong += one.wrong;
    total.mustNotWrite += one.mustNotWrite;
    total.wrongWrites += one.wrongWrites;
    total.harm += one.harm;
    total.recognised += one.recognised;
  }
  return total;
}

/** For tables: entries in the order of their names. */
export const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

export type SlotTally = Record<SlotVerdict, number>;

/** By the name of the field, over the calls of the right action. */
export function slotTallies(judged: readonly Judged[]): ReadonlyMap<string, SlotTally> {
  const all = new Map<string, SlotTally>();
  for (const { name, verdict } of judged.flatMap(({ slots }) => slots)) {
    entry(all, name, () => ({ right: 0, wrong: 0, missing: 0, extra: 0 }))[verdict] += 1;
  }
  return all;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
