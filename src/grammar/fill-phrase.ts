import type { ActionCall } from '../core/action.ts';
import { canonical } from '../core/json.ts';
import { type Slot, slotOf } from '../core/slot.ts';
import { hoursOf } from './fits-only.ts';
import type { Held, Laid } from './lay-phrase.ts';
import type { Phrase } from './phrase-index.ts';
import { clockOnlyOf, readSlot } from './read-slot.ts';
import { isRepeatAlone, readRhythm } from './read-times.ts';
import type { Filled, Sentence } from './sentence.ts';
import { withoutEmoji } from './strip-courtesy.ts';
import type { Token } from './tokens.ts';
import { type Fields, mergeFields } from './merge-fields.ts';

/** The words of one field, from all places where it stands. */
export interface Said {
  readonly field: string;
  readonly tokens: readonly Token[];
  /** Fields whose words stand right beside it, and are read together with it. */
  readonly takes: readonly string[];
}

/** The clock times of the fields whose day was not said. */
export function clocksIn(
  { action, slots }: Phrase,
  { held }: Laid,
  tokens: readonly Token[],
  sentence: Sentence,
): Pick<ActionCall, 'clockOnly'> {
  const whole = { ...sentence, hours: hoursIn(held) };
  return clockOnlyOf(
    saidIn(held, slots, tokens).map(({ field, tokens: own }) => [field, own]),
    action,
    whole,
  );
}

const hoursIn = (held: readonly Held[]): Sentence['hours'] =>
  held.map(({ only }) => hoursOf(only)).find((one) => one !== undefined);

/** What the slots of a phrase say, each read by its kind. */
export function fillPhrase(
  { action, slots }: Phrase,
  laid: Laid,
  tokens: readonly Token[],
  sentence: Sentence,
): Filled {
  const said = saidIn(laid.held, slots, tokens);
  const whole: Sentence = { ...sentence, hours: hoursIn(laid.held) };
  const filled = fillFields(said, { action, slots }, whole);
  const isTwofold =
    filled.kind === 'filled' &&
    timesBeside(laid.held, slots).some(({ field, from, to }) => {
      const own = readSlot(field, tokens.slice(from, to), action, whole);
      return own.kind === 'filled' && !isSame(own.fields[field], filled.fields[field]);
    });
  return isTwofold ? { kind: 'unsure', because: 'two readings' } : filled;
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one ?? null) === canonical(other ?? null);

/**
 * A time that stands right beside a title and is the only one: read with the title it has to stay the same, else nobody
 * can tell where it ends ("zítra v 9 schůzku" may be a meeting at 9, or nine of them).
 */
function timesBeside(held: readonly Held[], slots: Phrase['slots']): readonly Held[] {
  const isTime = ({ field }: Held): boolean => {
    const kind = slots.get(field)?.kind;
    return kind === 'when' || kind === 'repeat';
  };
  const times = held.filter(isTime);
  return times.length === 1
    ? times.filter((time) => held.some((title) => areBeside(title, time, slots)))
    : [];
}

/** The words of several fields, read as one request: what two of them say about time is one time. */
export function fillFields(
  said: readonly Said[],
  { action, slots }: Pick<Phrase, 'action' | 'slots'>,
  sentence: Sentence,
): Filled {
  const filled = readAll(said, { action, slots }, sentence);
  if (filled.some(({ kind }) => kind === 'no')) return { kind: 'no' };
  const unsure = filled.find(({ kind }) => kind === 'unsure');
  if (unsure) return unsure;
  if (said.some(({ takes }, index) => !hasAll(filled[index], takes))) return { kind: 'no' };
  const title = said.findIndex(({ field }) => isTitle(slots.get(field)));
  const twice = title < 0 ? [] : saidTwice(said, filled, { title, times: timeFields(action.input) });
  const whole = said[title];
  if (!whole || twice.length === 0) return together(filled);
  // "tomorrow add milk at 5": both places say when, and are read as if they stood together.
  const both = [...whole.tokens, ...twice.flatMap(({ tokens: own }) => own)];
  const others = filled.filter((_one, index) => index !== title && !twice.includes(said[index] ?? whole));
  const again = readSlot(whole.field, both, action, sentence);
  return again.kind === 'filled' && isSameTitle(again, filled[title], whole.field)
    ? together([again, ...others])
    : { kind: 'unsure', because: 'two readings' };
}

/** A title is read last: in the project for shopping, "milk and eggs" are two. */
function readAll(
  said: readonly Said[],
  { action, slots }: Pick<Phrase, 'action' | 'slots'>,
  sentence: Sentence,
): readonly Filled[] {
  const rhythm = rhythmIn(said, action, sentence);
  const read = ({ field, tokens }: Said, within: Sentence): Filled =>
    rhythm?.get(field) ?? readSlot(field, tokens, action, within);
  const others = said.map((one) => (isTitle(slots.get(one.field)) ? undefined : read(one, sentence)));
  const given = Object.assign({}, ...others.map((one) => (one?.kind === 'filled' ? one.fields : {})));
  return said.map((one, index) => others[index] ?? read(one, { ...sentence, given }));
}

/**
 * What is said about how often and about when is one time, wherever its words stand: "every day" and "at 7", "every day
 * at 7", "every day" and "until June". By field; undefined where nothing comes again, or the two do not go together.
 */
function rhythmIn(
  said: readonly Said[],
  { input }: Phrase['action'],
  sentence: Sentence,
): ReadonlyMap<string, Filled> | undefined {
  const times = timeFields(input);
  const repeated = said.find(({ field }) => field === times?.repeat);
  const first = said.find(({ field }) => field === times?.moment);
  const tokens = [...(repeated?.tokens ?? []), ...(first?.tokens ?? [])];
  if (!times || !(repeated || (Object.hasOwn(input.shape, times.repeat) && isRepeatAlone(tokens, sentence))))
    return undefined;
  const inOrder = tokens.toSorted((a, b) => a.start - b.start);
  const rhythm = readRhythm(inOrder, sentence);
  return rhythm && rhythmFields(rhythm, times, repeated !== undefined);
}

/** Everything stands in the field that was said. */
function rhythmFields(
  { repeat, when }: NonNullable<ReturnType<typeof readRhythm>>,
  times: NonNullable<ReturnType<typeof timeFields>>,
  isRepeated: boolean,
): ReadonlyMap<string, Filled> {
  const fields = { [times.repeat]: repeat, ...(when === undefined ? {} : { [times.moment]: when }) };
  return new Map<string, Filled>([
    [times.moment, { kind: 'filled', fields: isRepeated ? {} : fields }],
    [times.repeat, { kind: 'filled', fields }],
  ]);
}

/** The fields for when and how often of what has a title. */
function timeFields(
  input: Phrase['action']['input'],
): { readonly moment: string; readonly repeat: string } | undefined {
  for (const schema of Object.values(input.shape)) {
    const slot = slotOf(schema);
    if (slot.kind !== 'text' || slot.moment === undefined) continue;
    const repeat = slot.repeat ?? slot.marks?.repeat;
    if (repeat !== undefined) return { moment: slot.moment, repeat };
  }
  return undefined;
}

const isTitle = (slot: Slot | undefined): boolean => slot?.kind === 'text' && slot.moment !== undefined;

const hasAll = (filled: Filled | undefined, fields: readonly string[]): boolean =>
  fields.every((field) => filled?.kind === 'filled' && Object.hasOwn(filled.fields, field));

/** What says the same as the title does; with a moment or a repeat, all that is said about either. */
function saidTwice(
  said: readonly Said[],
  filled: readonly Filled[],
  { title, times }: { readonly title: number; readonly times: ReturnType<typeof timeFields> },
): readonly Said[] {
  const isTwice = said.map((_one, index) => index !== title && sharesField(filled[title], filled[index]));
  const isTime = ({ field }: Said): boolean => field === times?.moment || field === times?.repeat;
  const isOfTimes = said.some((one, index) => isTwice[index] === true && isTime(one));
  return said.filter((one, index) => isTwice[index] || (isOfTimes && index !== title && isTime(one)));
}

const sharesField = (one: Filled | undefined, other: Filled | undefined): boolean =>
  other?.kind === 'filled' && Object.keys(other.fields).some((field) => hasAll(one, [field]));

const isSameTitle = (one: Filled, other: Filled | undefined, field: string): boolean =>
  one.kind === 'filled' &&
  other?.kind === 'filled' &&
  canonical(one.fields[field] ?? null) === canonical(other.fields[field] ?? null);

/** One of them may mean several things; then what the others say holds for each. */
function together(filled: readonly Filled[]): Filled {
  let fields: Fields = {};
  let each: readonly Fields[] | undefined;
  for (const one of filled) {
    // Two lists of things in one sentence: nobody can tell which goes with which.
    if (one.kind === 'each' && each) return { kind: 'unsure', because: 'two readings' };
    if (one.kind === 'each') each = one.each;
    else if (one.kind === 'filled') fields = mergeFields(one.fields, fields);
    else return one;
  }
  return each
    ? { kind: 'each', each: each.map((own) => mergeFields(own, fields)) }
    : { kind: 'filled', fields };
}

/**
 * The words by field. A time right before or behind a title is read with the title, which knows what belongs to a
 * name ("lunch with Friday"); words of one field in two places are read one behind the other.
 */
function saidIn(held: readonly Held[], slots: Phrase['slots'], tokens: readonly Token[]): readonly Said[] {
  const said = new Map<string, { tokens: Token[]; takes: string[] }>();
  for (const { field, from, to, takes } of held.flatMap((one) => withTimes(one, held, slots))) {
    const there = said.get(field) ?? { tokens: [], takes: [] };
    const own = tokens.slice(from, to);
    there.tokens.push(...(isTitle(slots.get(field)) ? own : withoutEmoji(own)));
    there.takes.push(...takes);
    said.set(field, there);
  }
  return [...said].map(([field, one]) => ({ field, ...one }));
}

/** A title with the times right beside it; nothing for a time that goes with a title. */
function withTimes(
  one: Held,
  held: readonly Held[],
  slots: Phrase['slots'],
): readonly (Held & Pick<Said, 'takes'>)[] {
  if (held.some((title) => areBeside(title, one, slots))) return [];
  const times = held.filter((time) => areBeside(one, time, slots));
  const from = Math.min(one.from, ...times.map((time) => time.from));
  const to = Math.max(one.to, ...times.map((time) => time.to));
  return [{ field: one.field, from, to, takes: times.map(({ field }) => field) }];
}

/** A title that can be only some words, as in `{what:alarm}`, takes nothing from its times. */
function areBeside(title: Held, time: Held, slots: Phrase['slots']): boolean {
  if (typeof title.only === 'object') return false;
  const slot = slots.get(title.field);
  if (slot?.kind !== 'text' || slot.moment === undefined) return false;
  const isTime = time.field === slot.moment || time.field === (slot.repeat ?? slot.marks?.repeat);
  return isTime && (time.to === title.from || time.from === title.to);
}
