import type { ActionCall, ActionDescription } from '../core/action.ts';
import { fold } from '../core/fold.ts';
import { fieldAt, type Slot, slotOf, wordsIn } from '../core/slot.ts';
import { withoutSign } from './cut-marks.ts';
import { andIn } from './parts/split-items.ts';
import { readNames } from './read-names.ts';
import { readPart } from './read-part.ts';
import { type ReadField, readTitle } from './read-title.ts';
import { readClockAlone, readRepeat, readSpan, readTime, readWhen } from './read-times.ts';
import { readWhich } from './read-which.ts';
import type { Filled, Sentence } from './sentence.ts';
import { lengthAtEnd, spoken, type Token } from './tokens.ts';

type Declared = Pick<ActionDescription, 'input' | 'effect'>;

/** Reads the words that stand in the slot `field`; `add.labels` is a part of the field `add`. */
export function readSlot(
  field: string,
  tokens: readonly Token[],
  action: Declared,
  sentence: Sentence,
): Filled {
  const schema = fieldAt(action.input, field);
  if (!schema) return { kind: 'no' };
  const slot = slotOf(schema);
  if (slot.kind === 'text' && slot.moment !== undefined) {
    const readField = fieldReader(action, sentence);
    return readTitle(tokens, { ...slot, field, moment: slot.moment }, { sentence, readField });
  }
  if (slot.kind === 'name' && isOther(field, tokens, action, sentence)) return { kind: 'no' };
  const value = valueOf(slot, tokens, sentence);
  if (value === undefined) return isOfTime(slot) ? impossible(tokens, sentence) : { kind: 'no' };
  return value === 'unsure' ? { kind: 'unsure' } : filledWith(inOneGo(value, slot, action), field);
}

/** As many lines as a person checks at a glance are a call each; more are one, and it is asked about first. */
const MOST_APART = 3;

function inOneGo(value: Meant, slot: Slot, { effect }: Declared): Meant {
  if (slot.kind !== 'which' || effect === 'read') return value;
  const lines = [value.is, ...(value.others ?? [])];
  return lines.length > MOST_APART && lines.every((line) => typeof line === 'number')
    ? { is: { lines } }
    : value;
}

function filledWith(value: Meant, field: string): Filled {
  const [outer = field, inner] = field.split('.', 2);
  const fieldsWith = (is: unknown) => ({ [outer]: inner === undefined ? is : { [inner]: is } });
  if (!value.others) return { kind: 'filled', fields: fieldsWith(value.is) };
  return { kind: 'each', each: [value.is, ...value.others].map(fieldsWith) };
}

/** Kinds of slots that words of time alone fill. */
export const isOfTime = ({ kind }: Slot): boolean => kind === 'when' || kind === 'span' || kind === 'repeat';

/** "on the 31st of february" speaks of a time and of nothing else: it must not be cut into one that can be. */
function impossible(tokens: readonly Token[], sentence: Sentence): Filled {
  const meaning = readTime(tokens, sentence);
  return meaning?.kind === 'problem' && meaning.problem !== 'contradiction'
    ? { kind: 'unsure', because: 'a time that cannot be' }
    : { kind: 'no' };
}

/** The clock times of the fields whose day was not said; what is made new has none that it could keep. */
export function clockOnlyOf(
  said: readonly (readonly [field: string, tokens: readonly Token[]])[],
  { input }: Declared,
  sentence: Sentence,
): Pick<ActionCall, 'clockOnly'> {
  const kindOf = (field: string) => {
    const schema = fieldAt(input, field);
    return schema && slotOf(schema).kind;
  };
  if (!Object.keys(input.shape).some((field) => kindOf(field) === 'which')) return {};
  const clocks = said.flatMap(([field, tokens]) => {
    const clock = kindOf(field) === 'when' ? readClockAlone(tokens, sentence) : undefined;
    return clock === undefined ? [] : [[field, clock] as const];
  });
  return clocks.length === 0 ? {} : { clockOnly: Object.fromEntries(clocks) };
}

/** Reads words as the value of one field of the action. */
export const fieldReader =
  (action: Declared, sentence: Sentence): ReadField =>
  (field, tokens) => {
    const schema = fieldAt(action.input, field);
    const value = schema && valueOf(slotOf(schema), tokens, sentence);
    return value === 'unsure' ? undefined : value?.is;
  };

const ownOf = <Held>(record: Readonly<Record<string, Held>>, key: string): Held | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** `others`: several things are meant, a call for each. */
type Meant = { readonly is: unknown; readonly others?: readonly unknown[] };
type Value = Meant | undefined | 'unsure';

/** Functions for each kind of slot: what these words are in it, nothing when they do not fit. */
const READERS: {
  readonly [Kind in Slot['kind']]: (
    tokens: readonly Token[],
    sentence: Sentence,
    slot: Extract<Slot, { kind: Kind }>,
  ) => Value;
} = {
  text: (tokens, { line, words }) =>
    lengthAtEnd(tokens, words.retractions) > 0 ? 'unsure' : some(spoken(line, tokens)),
  name: readName,
  names: (tokens, { line, words }) => {
    const names = readNames(line, tokens, words);
    return names.length === 0 ? undefined : { is: names };
  },
  scale: (tokens, { words: { tag } }, { most, words }) => {
    const said = tokens.map(({ word }) => word).join(' ');
    const number = ownOf(wordsIn(words, tag), said) ?? (/^\d+$/.test(said) ? Number(said) : undefined);
    return number !== undefined && number >= 1 && number <= most ? { is: number } : undefined;
  },
  choices: (tokens, { line, words: language }, { words }) => {
    const known = wordsIn(words, language.tag);
    const values = readNames(line, tokens, language).map((name) => ownOf(known, fold(name)));
    return values.length === 0 || values.includes(undefined) ? undefined : { is: [...new Set(values)] };
  },
  choice: (tokens, { words: { tag } }, { words }) => some(ownOf(wordsIn(words, tag), saidBy(tokens))),
  repeat: (tokens, sentence) => some(readRepeat(tokens, sentence)),
  moments: readMoments,
  part: readPart,
  items: (tokens, { line, words }) => {
    const titles = readNames(line, tokens, words);
    return titles.length === 0 ? undefined : { is: titles.map((title) => ({ title })) };
  },
  // A token is taken as it was typed, marks at its end included.
  secret: ([only, ...others]) => (only && others.length === 0 ? some(only.quoted ?? only.raw) : undefined),
  when: (tokens, sentence) => some(readWhen(tokens, sentence)),
  span: (tokens, sentence) => some(readSpan(tokens, sentence)),
  which: (tokens, sentence) => {
    if (sentence.hours === 'hour') return atThatTime(tokens, sentence);
    // A phrase that fits less well must not make a name of "the second as".
    const [first, ...others] = readWhich(tokens, sentence) ?? [];
    if (first === undefined) return 'unsure';
    return others.length === 0 ? { is: first } : { is: first, others };
  },
  flag: (tokens, { words: { tag } }, { words }) =>
    wordsIn(words, tag).includes(tokens.map(({ word }) => word).join(' ')) ? { is: true } : undefined,
};

/** "my 9 am reminder": all that come then; "the second reminder" is one of the list. */
function atThatTime(tokens: readonly Token[], sentence: Sentence): Value {
  const [line] = readWhich(tokens, sentence) ?? [];
  const isHour = tokens.length === 1 && /^\d+$/.test(tokens[0]?.word ?? '');
  const when = typeof line === 'string' || isHour ? readSpan(tokens, sentence) : undefined;
  return when === undefined ? undefined : { is: { all: { when } } };
}

const saidBy = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(' ');

function valueOf<Kind extends Slot['kind']>(
  slot: Extract<Slot, { kind: Kind }>,
  tokens: readonly Token[],
  sentence: Sentence,
): Value {
  const read: (tokens: readonly Token[], sentence: Sentence, slot: Extract<Slot, { kind: Kind }>) => Value =
    READERS[slot.kind];
  return read(tokens, sentence, slot);
}

const some = (value: unknown): Value => (value === undefined || value === '' ? undefined : { is: value });

/** A name is no moment ("move milk to monday") and nothing that stands for something said before. */
function readName(
  tokens: readonly Token[],
  sentence: Sentence,
  { most }: Extract<Slot, { kind: 'name' }>,
): Value {
  const { line, words } = sentence;
  const name = withoutSign(spoken(line, tokens));
  if (tokens.length === 1 && tokens[0]?.quoted !== undefined) return some(name);
  if (most !== undefined && tokens.length > most) return undefined;
  if (readTime(tokens, sentence)) return undefined;
  const isNoName = words.pronouns.includes(saidBy(tokens)) || lengthAtEnd(tokens, words.retractions) > 0;
  return isNoName ? 'unsure' : some(name);
}

/** True when another field of the action takes these words: "show urgent tasks" names no project. */
function isOther(field: string, tokens: readonly Token[], { input }: Declared, sentence: Sentence): boolean {
  return Object.entries(input.shape).some(([other, schema]) => {
    const slot = slotOf(schema);
    return (
      other !== field &&
      (slot.kind === 'flag' || slot.kind === 'scale') &&
      valueOf(slot, tokens, sentence) !== undefined
    );
  });
}

/** One moment, or several with "and" or a comma between them. */
function readMoments(tokens: readonly Token[], sentence: Sentence): Value {
  const whole = readWhen(tokens, sentence);
  if (whole !== undefined) return { is: [whole] };
  const and = andIn(sentence.words);
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    if (and.includes(token.word)) groups.push([]);
    else groups.at(-1)?.push(token);
    if (token.marks.includes(',')) groups.push([]);
  }
  const moments = groups.filter((group) => group.length > 0).map((group) => readWhen(group, sentence));
  return moments.length === 0 || moments.includes(undefined) ? undefined : { is: moments };
}
