import type { ActionCall, ActionDescription, CommandForm } from '../core/action.ts';
import { nearest } from '../core/nearest.ts';
import { aboutOf, fieldAt, fieldsIn, LONGEST_TEXT, slotOf } from '../core/slot.ts';
import { cutOptions, type Given } from './cut-options.ts';
import { readPlaces } from './read-places.ts';
import { clockOnlyOf, fieldReader, readSlot } from './read-slot.ts';
import { readTitleExactly } from './read-title.ts';
import type { Filled, Sentence } from './sentence.ts';
import { spoken, type Token, tokenize } from './tokens.ts';
import { mayBeLeftOut, optionOf } from './usage.ts';
import { type Fields, mergeFields } from './merge-fields.ts';

export interface Misfit {
  readonly kind: 'misfit';
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly hint?: string;
}

/** Several: one thing after another, "2 and 3". */
type Read =
  | {
      readonly kind: 'inputs';
      readonly inputs: readonly Fields[];
      readonly clocks: Pick<ActionCall, 'clockOnly'>;
    }
  | Misfit;
type Declared = Pick<ActionDescription, 'input' | 'effect'> & { readonly form?: CommandForm };

/** Reads what stands behind the words of a command: the first field in its place, the others behind `--`. */
export function readArguments(tokens: readonly Token[], action: Declared, sentence: Sentence): Read {
  const { inPlace, options } = cutOptions(tokens, flagsOf(action));
  let fields: Fields = action.form?.means ?? {};
  for (const given of options) {
    const read = readOption(given, fields, action, sentence);
    if (read.kind === 'misfit') return read;
    fields = mergeFields(fields, read.fields);
  }
  const main = readInPlace(inPlace, fields, action, sentence);
  if (main.kind === 'misfit') return main;
  const inputs: Fields[] = [];
  for (const each of main.each ?? [main.fields]) {
    const input = action.input.safeParse({ ...each, ...fields });
    if (!input.success) return missing(input.error.issues[0]?.path[0], action, sentence, inPlace);
    inputs.push(input.data);
  }
  return { kind: 'inputs', inputs, clocks: clocksIn(options, action, sentence) };
}

function clocksIn(
  options: readonly Given[],
  action: Declared,
  sentence: Sentence,
): Pick<ActionCall, 'clockOnly'> {
  const fields = new Map(fieldsIn(action.input).map(([field]) => [optionOf(field), field]));
  const said = options.map(({ name, value }) => [fields.get(name) ?? name, unquoted(value)] as const);
  return clockOnlyOf(said, action, sentence);
}

/** A quotation only holds words together. */
function unquoted(tokens: readonly Token[]): readonly Token[] {
  const [only, ...others] = tokens;
  return only?.quoted === undefined || others.length > 0 ? tokens : tokenize(only.quoted);
}

const flagsOf = ({ input }: Declared): readonly string[] =>
  fieldsIn(input)
    .filter(([, schema]) => slotOf(schema).kind === 'flag')
    .map(([name]) => name);

type Part = { readonly kind: 'fields'; readonly fields: Fields; readonly each?: readonly Fields[] } | Misfit;

function readOption(
  { name: option, option: token, value }: Given,
  fields: Fields,
  action: Declared,
  sentence: Sentence,
): Part {
  const all = fieldsIn(action.input);
  const [name, schema] = all.find(([field]) => optionOf(field) === option) ?? [];
  if (name === undefined || !schema) {
    return unknownOption(
      token,
      option,
      all.map(([field]) => optionOf(field)),
    );
  }
  if (Object.hasOwn(fields, name)) return misfit(token, `--${option} only once`);
  if (slotOf(schema).kind === 'flag') return { kind: 'fields', fields: { [name]: true } };
  const expected = expectedFor(name, action, sentence);
  if (value.length === 0) return misfit(token, `--${option} and then ${expected}`);
  const filled = readExactly(name, value, action, sentence);
  return filled.kind === 'filled' ? { kind: 'fields', fields: filled.fields } : misfitOf(value, expected);
}

function unknownOption(option: Token, name: string, names: readonly string[]): Misfit {
  const known = names.map((one) => `--${one}`);
  const meant = nearest(name, names);
  const expected = known.length === 0 ? 'nothing behind this command' : `one of ${known.join(', ')}`;
  return {
    ...misfit(option, expected),
    ...(meant === undefined ? {} : { hint: `Did you mean --${meant}?` }),
  };
}

/** These take what is quoted as it is; for the others a quotation only holds words together: `--due "next friday"`. */
const LITERAL = ['which', 'name', 'secret', 'part'];

/** The words of a text are taken as they are: a date in them is no date. */
function readExactly(name: string, tokens: readonly Token[], action: Declared, sentence: Sentence): Filled {
  const schema = fieldAt(action.input, name);
  const kind = schema && slotOf(schema).kind;
  if (kind === 'text') return { kind: 'filled', fields: { [name]: spoken(sentence.line, tokens) } };
  const [only, ...others] = tokens;
  if (only?.quoted === undefined || others.length > 0 || LITERAL.includes(kind ?? '')) {
    return readSlot(name, tokens, action, sentence);
  }
  const line = only.quoted;
  return readSlot(name, tokenize(line), action, { ...sentence, line });
}

function readInPlace(tokens: readonly Token[], fields: Fields, action: Declared, sentence: Sentence): Part {
  if (tokens.length === 0) return { kind: 'fields', fields: {} };
  const [main] = Object.keys(action.input.shape);
  if (main === undefined) return misfitOf(tokens, 'nothing behind this command');
  const places = readPlaces(tokens, fields, action, sentence);
  if (places)
    return places.left ? misfitOf(places.left, 'nothing more') : { kind: 'fields', fields: places.fields };
  const title = readTitleInPlace(main, tokens, fields, { action, sentence });
  if (title) return { kind: 'fields', fields: title };
  for (const name of [main, ...flagsOf(action)]) {
    const filled = readExactly(name, tokens, action, sentence);
    if (filled.kind === 'filled') return { kind: 'fields', fields: filled.fields };
    if (filled.kind === 'each') return { kind: 'fields', fields: {}, each: filled.each };
  }
  return misfitOf(tokens, expectedFor(main, action, sentence));
}

/** In a command nothing is doubtful: what is not surely a moment or a mark belongs to the title. */
function readTitleInPlace(
  main: string,
  tokens: readonly Token[],
  given: Fields,
  { action, sentence }: { readonly action: Declared; readonly sentence: Sentence },
): Fields | undefined {
  const schema = fieldAt(action.input, main);
  const slot = schema && slotOf(schema);
  if (slot?.kind !== 'text' || slot.moment === undefined) return undefined;
  return Object.hasOwn(given, slot.moment)
    ? { [main]: spoken(sentence.line, tokens) }
    : readTitleExactly(
        tokens,
        { ...slot, field: main, moment: slot.moment },
        { sentence, readField: fieldReader(action, sentence) },
      );
}

function missing(
  field: PropertyKey | undefined,
  action: Declared,
  sentence: Sentence,
  inPlace: readonly Token[],
): Misfit {
  const name = String(field);
  if (inPlace.length > 0) return misfitOf(inPlace, `at most ${LONGEST_TEXT} characters`);
  const end = sentence.line.length;
  return { kind: 'misfit', start: end, end, expected: expectedFor(name, action, sentence) };
}

function expectedFor(name: string, action: Declared, { words }: Sentence): string {
  const schema = fieldAt(action.input, name);
  if (!schema) return name;
  const about = `${optionOf(name)}${mayBeLeftOut(schema) ? ' (may be left out)' : ''}: ${aboutOf(schema)}`;
  const { kind } = slotOf(schema);
  if (kind === 'repeat') return `${about}; ${words.times.expectedRepeat}`;
  return kind === 'when' || kind === 'span' || kind === 'moments'
    ? `${about}; ${words.times.expected}`
    : about;
}

const misfit = (token: Token, expected: string): Misfit => misfitOf([token], expected);

const misfitOf = (tokens: readonly Token[], expected: string): Misfit => ({
  kind: 'misfit',
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
  expected,
});
