import { z } from 'zod';
import { byName, sum, type Tallies } from './tally.ts';

/** What was reached before, by language. These figures only get better. */
export const Ratchet = z.record(
  z.string(),
  z.strictObject({
    /** Least sentences read right, by what they ask for. */
    right: z.record(z.string(), z.int()),
    /** Most writes to another thing, or of another kind, than was asked for. */
    harm: z.int(),
    /** Least sentences that are read the same when the language is not said. */
    recognised: z.int(),
  }),
);
export type Ratchet = z.infer<typeof Ratchet>;

export const RATCHET_RULES = [
  'too-few-sentences',
  'least-right',
  'wrong-writes',
  'harm',
  'recognised',
] as const;

export interface Drop {
  readonly rule: (typeof RATCHET_RULES)[number];
  readonly language: string;
  readonly text: string;
}

/** How many sentences make a yardstick of a language; the two that are whole have more. */
const LEAST: Readonly<Record<string, number>> = { en: 1500, de: 600 };
const LEAST_OF_OTHERS = 100;

/** Everything that is worse than it was, or than it must be. */
export function drops(measured: Tallies, before: Ratchet): readonly Drop[] {
  const languages = new Set([...Object.keys(before), ...measured.keys(), ...Object.keys(LEAST)]);
  return [...languages].flatMap((language) => [
    ...tooFew(language, measured),
    ...lessRight(language, measured, before),
    ...moreHarm(language, measured, before),
    ...lessRecognised(language, measured, before),
  ]);
}

function tooFew(language: string, measured: Tallies): readonly Drop[] {
  const kinds = measured.get(language) ?? new Map<string, never>();
  const { sentences, mustNotWrite } = sum(kinds.values());
  const least = LEAST[language] ?? LEAST_OF_OTHERS;
  const few = (text: string): Drop => ({ rule: 'too-few-sentences', language, text });
  return [
    ...(sentences < least ? [few(`${sentences} sentences, at least ${least} are wanted`)] : []),
    ...(mustNotWrite * 3 < sentences
      ? [few(`${mustNotWrite} of ${sentences} must not write, a third is wanted`)]
      : []),
  ];
}

function lessRight(language: string, measured: Tallies, before: Ratchet): readonly Drop[] {
  return Object.entries(before[language]?.right ?? {}).flatMap(([kind, least]) => {
    const right = measured.get(language)?.get(kind)?.right ?? 0;
    const text = `${kind}: ${right} read right, and there were ${least} before`;
    return right < least ? [{ rule: 'least-right' as const, language, text }] : [];
  });
}

function moreHarm(language: string, measured: Tallies, before: Ratchet): readonly Drop[] {
  const { wrongWrites, harm } = sum((measured.get(language) ?? new Map<string, never>()).values());
  const most = before[language]?.harm ?? 0;
  const found: Drop[] = [];
  if (wrongWrites > 0) {
    found.push({ rule: 'wrong-writes', language, text: `${wrongWrites} sentences write that must not` });
  }
  if (harm > most) {
    const text = `${harm} writes to something else than was asked for, and there were ${most} before`;
    found.push({ rule: 'harm', language, text });
  }
  return found;
}

function lessRecognised(language: string, measured: Tallies, before: Ratchet): readonly Drop[] {
  const { recognised } = sum((measured.get(language) ?? new Map<string, never>()).values());
  const least = before[language]?.recognised ?? 0;
  const text = `${recognised} are read the same when nobody says the language, and there were ${least} before`;
  return recognised < least ? [{ rule: 'recognised', language, text }] : [];
}

/** The better of what was measured and what was there before: to lower a figure is done by hand. */
export const raised = (measured: Tallies, before: Ratchet): Ratchet => ({
  ...before,
  ...Object.fromEntries(
    [...measured].map(([language, kinds]) => {
      const { harm, recognised } = sum(kinds.values());
      const old = before[language];
      const right = { ...old?.right };
      for (const [kind, tally] of kinds) right[kind] = Math.max(right[kind] ?? 0, tally.right);
      const better = {
        right: Object.fromEntries(Object.entries(right).toSorted(byName)),
        harm: Math.min(old?.harm ?? harm, harm),
        recognised: Math.max(old?.recognised ?? 0, recognised),
      };
      return [language, better];
    }),
  ),
});
