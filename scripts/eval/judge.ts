import type { EvalSentence, Expectation, ExpectedCall, ExpectedField } from './sentence.ts';
import { sameValue } from './same-value.ts';

/** How a sentence was read, as `explain --json` says it. */
export interface Actual {
  readonly to: 'command' | 'phrase' | 'model' | 'nobody' | 'mistake' | 'error';
  readonly calls: readonly { readonly action: string; readonly input: unknown }[];
  /** With which reading ended, though it never should. */
  readonly error?: string;
}

export type SlotVerdict = 'right' | 'wrong' | 'missing' | 'extra';

export interface Judged {
  readonly sentence: EvalSentence;
  readonly actual: Actual;
  readonly verdict: 'right' | 'to model' | 'wrong';
  /** No answer that is right writes. */
  readonly mustNotWrite: boolean;
  /** It writes, and must not. */
  readonly isWrongWrite: boolean;
  /** It writes, and what is right is a write too, but of another kind or to another thing. */
  readonly isHarm: boolean;
  /** For calls of the right action only. */
  readonly slots: readonly { readonly name: string; readonly verdict: SlotVerdict }[];
}

/** What an action does is known from its declaration. */
export type IsWrite = (action: string) => boolean;

/** Said of everybody, when nothing else was. */
const USUAL: Readonly<Record<string, unknown>> = { for: 'me' };

/** Fields that say to what, or whereto, something is done. */
const AIMS = new Set(['which', 'project', 'name', 'to', 'value', 'parent']);

export function judge(sentence: EvalSentence, actual: Actual, isWrite: IsWrite): Judged {
  const { expected } = sentence;
  const writes = actual.calls.some(({ action }) => isWrite(action));
  const fits = expected.some((one) => isRight(one, actual, writes));
  const nearest = nearestAlternative(expected, actual);
  const slots = nearest === undefined || actual.calls.length === 0 ? [] : slotsOf(nearest, actual);
  const mayWrite = expected.some((one) => writesAsExpected(one, isWrite));
  const isElsewhere =
    nearest === undefined || slots.some(({ name, verdict }) => verdict === 'wrong' && AIMS.has(name));
  return {
    sentence,
    actual,
    verdict: verdictOn(fits, actual),
    mustNotWrite: !mayWrite,
    isWrongWrite: writes && !mayWrite,
    isHarm: !fits && writes && mayWrite && isElsewhere,
    slots,
  };
}

const verdictOn = (fits: boolean, { to, calls }: Actual): Judged['verdict'] =>
  fits ? 'right' : calls.length === 0 && to !== 'error' ? 'to model' : 'wrong';

const writesAsExpected = (one: Expectation, isWrite: IsWrite): boolean =>
  one.to === 'calls' && one.calls.some(({ action }) => isWrite(action));

function isRight(expected: Expectation, actual: Actual, writes: boolean): boolean {
  if (expected.to === 'none') return !writes && actual.to !== 'error';
  if (expected.to !== 'calls') return expected.to === actual.to;
  return (
    isSameActions(expected.calls, actual) &&
    slotsOf(expected.calls, actual).every(({ verdict }) => verdict === 'right')
  );
}

const isSameActions = (calls: readonly ExpectedCall[], actual: Actual): boolean =>
  calls.length === actual.calls.length &&
  calls.every(({ action }, index) => actual.calls[index]?.action === action);

/** The alternative of the same actions with the fewest differences. */
function nearestAlternative(
  expected: EvalSentence['expected'],
  actual: Actual,
): readonly ExpectedCall[] | undefined {
  const differences = (calls: readonly ExpectedCall[]): number =>
    slotsOf(calls, actual).filter(({ verdict }) => verdict !== 'right').length;
  return expected
    .flatMap((one) => (one.to === 'calls' && isSameActions(one.calls, actual) ? [one.calls] : []))
    .toSorted((a, b) => differences(a) - differences(b))[0];
}

const slotsOf = (calls: readonly ExpectedCall[], actual: Actual): Judged['slots'] =>
  calls.flatMap(({ fields }, index) => slotsOfCall(fields, Object(actual.calls[index]?.input)));

function slotsOfCall(fields: readonly ExpectedField[], input: object): Judged['slots'] {
  const got = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const expected = fields.flatMap((field) => {
    const verdict = slotVerdict(field, got);
    return verdict === undefined ? [] : [{ name: field.name, verdict }];
  });
  const known = new Set(fields.map(({ name }) => name));
  const extra = [...got]
    .filter(([name, value]) => !known.has(name) && USUAL[name] !== value)
    .map(([name]) => name);
  return [...expected, ...extra.map((name) => ({ name, verdict: 'extra' as const }))];
}

function slotVerdict(
  { name, values, isOptional }: ExpectedField,
  got: ReadonlyMap<string, unknown>,
): SlotVerdict | undefined {
  if (!got.has(name)) return isOptional ? undefined : 'missing';
  const actual = got.get(name);
  const isSame = values === 'any' || values.some((value) => sameValue(name, value, actual));
  return isSame ? 'right' : 'wrong';
}
