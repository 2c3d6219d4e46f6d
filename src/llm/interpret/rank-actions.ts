import type { ActionDescription } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { aboutOf, fieldsIn, slotOf } from '../../core/slot.ts';

/** Shorter words stand in everything. */
const SHORTEST_WORD = 3;
/** Words that begin with the same letters are one word in several forms: "reschedule", "rescheduling". */
const STEM = 5;

/** The actions that share words with a sentence, those that share the rarest first. */
export function rankActions(
  sentence: string,
  actions: readonly ActionDescription[],
): readonly ActionDescription[] {
  const said = new Set(stemsIn(sentence));
  const stems = actions.map((action) => ({ action, known: stemsOf(action) }));
  const weigh = (stem: string): number => {
    const holders = stems.filter(({ known }) => known.has(stem)).length;
    return holders === 0 ? 0 : Math.log(1 + actions.length / holders);
  };
  const weights = new Map([...said].map((stem) => [stem, weigh(stem)]));
  return stems
    .map(({ action, known }) => ({ action, score: scoreOf(known, weights) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ action }) => action);
}

const scoreOf = (known: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number =>
  [...weights].reduce((sum, [stem, weight]) => (known.has(stem) ? sum + weight : sum), 0);

/** There are few actions, and their words never change. */
const found = new WeakMap<ActionDescription, ReadonlySet<string>>();

/** Of all it can be said with, in every language; what stands in the place of a field is none of them. */
function stemsOf(action: ActionDescription): ReadonlySet<string> {
  const before = found.get(action);
  if (before) return before;
  const { name, summary, aliases, phrases, examples, input } = action;
  const texts = [
    name,
    summary,
    ...aliases,
    ...Object.values(phrases).flat(),
    ...examples.map(({ say }) => say),
    ...fieldsIn(input).flatMap(([, schema]) => [aboutOf(schema), ...choicesOf(schema)]),
  ];
  const stems = new Set(texts.flatMap(stemsIn));
  found.set(action, stems);
  return stems;
}

/** "time zone", "urgent": the words that a field can be said with. */
function choicesOf(schema: Parameters<typeof slotOf>[0]): readonly string[] {
  const slot = slotOf(schema);
  if (slot.kind === 'flag') return Object.values(slot.words).flat();
  return 'words' in slot ? Object.values(slot.words).flatMap((values) => Object.keys(values)) : [];
}

const stemsIn = (text: string): readonly string[] =>
  (fold(text.replace(/\{[^}]*\}/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length >= SHORTEST_WORD)
    .map((word) => word.slice(0, STEM));
