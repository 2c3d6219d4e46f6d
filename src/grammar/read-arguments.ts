import type { ActionDescription } from '../core/action.ts';
import { nearest } from '../core/nearest.ts';
import { aboutOf, isOptional, LONGEST_TEXT, slotOf } from '../core/slot.ts';
import { cutOptions, type Given } from './cut-options.ts';
import { readSlot } from './read-slot.ts';
import type { Filled, Sentence } from './sentence.ts';
import { takeMoment } from './take-moment.ts';
import { spoken, type Token, tokenize } from './tokens.ts';

export interface Misfit {
  readonly kind: 'misfit';
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly hint?: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Read = { readonly kind: 'input'; readonly input: Fields } | Misfit;

/** Reads what stands behind the words of a command: the first field in its place, the others behind `--`. */
export function readArguments(
  tokens: readonly Token[],
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Read {
  const names = Object.keys(action.input.shape);
  const { inPlace, options } = cutOptions(tokens, flagsOf(action));
  let fields: Fields = {};
  for (const given of options) {
    const read = readOption(given, { names, fields }, action, sentence);
    if (read.kind === 'misfit') return read;
    fields = { ...fields, ...read.fields };
  }
  const main = readInPlace(inPlace, { names, fields }, action, sentence);
  if (main.kind === 'misfit') return main;
  const input = action.input.safeParse({ ...main.fields, ...fields });
  return input.success
    ? { kind: 'input', input: input.data }
    : missing(input.error.issues[0]?.path[0], action, sentence, inPlace);
}

const flagsOf = ({ input }: Pick<ActionDescription, 'input'>): readonly string[] =>
  Object.entries(input.shape)
    .filter(([, schema]) => slotOf(schema).kind === 'flag')
    .map(([name]) => name);

interface SoFar {
  readonly names: readonly string[];
  readonly fields: Fields;
}
type Part = { readonly kind: 'fields'; readonly fields: Fields } | Misfit;

function readOption(
  { name, option, value }: Given,
  { names, fields }: SoFar,
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Part {
  const schema = action.input.shape[name];
  if (!schema) return unknownOption(option, name, names);
  if (Object.hasOwn(fields, name)) return misfit(option, `--${name} only once`);
  if (slotOf(schema).kind === 'flag') return { kind: 'fields', fields: { [name]: true } };
  if (value.length === 0) return misfit(option, `--${name} and then ${expectedFor(name, action, sentence)}`);
  const filled = readExactly(name, value, action, sentence);
  return filled.kind === 'filled'
    ? { kind: 'fields', fields: filled.fields }
    : misfitOf(value, expectedFor(name, action, sentence));
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

/** The words of a text are taken as they are: a date in them is no date. */
function readExactly(
  name: string,
  tokens: readonly Token[],
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Filled {
  const schema = action.input.shape[name];
  if (schema && slotOf(schema).kind === 'text') {
    return { kind: 'filled', fields: { [name]: spoken(sentence.line, tokens) } };
  }
  const [only, ...others] = tokens;
  const isQuoted =
    schema && slotOf(schema).kind !== 'which' && only?.quoted !== undefined && others.length === 0;
  // `--due "next friday"`: the quotation only holds the words together.
  return readSlot(name, isQuoted ? tokenize(only.quoted) : tokens, action, sentence);
}

function readInPlace(
  tokens: readonly Token[],
  { names, fields }: SoFar,
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Part {
  if (tokens.length === 0) return { kind: 'fields', fields: {} };
  const [main] = names;
  if (main === undefined) return misfitOf(tokens, 'nothing behind this command');
  const moment = momentOf(action.input.shape[main]);
  if (moment !== undefined && !Object.hasOwn(fields, moment)) {
    return { kind: 'fields', fields: titleAndMoment(tokens, { title: main, moment }, sentence) };
  }
  for (const name of [main, ...flagsOf(action)]) {
    const filled = readExactly(name, tokens, action, sentence);
    if (filled.kind === 'filled') return { kind: 'fields', fields: filled.fields };
  }
  return misfitOf(tokens, expectedFor(main, action, sentence));
}

/** The field that a moment at the end of this one belongs to. */
function momentOf(schema: Parameters<typeof slotOf>[0] | undefined): string | undefined {
  const slot = schema && slotOf(schema);
  return slot?.kind === 'text' ? slot.moment : undefined;
}

/** In a command nothing is doubtful: what is not surely a moment belongs to the title. */
function titleAndMoment(
  tokens: readonly Token[],
  { title, moment }: { readonly title: string; readonly moment: string },
  { line, words, context }: Sentence,
): Fields {
  const taken = takeMoment(tokens, words.time, context);
  return taken.kind === 'moment'
    ? { [title]: spoken(line, taken.rest), [moment]: taken.moment }
    : { [title]: spoken(line, tokens) };
}

function missing(
  field: PropertyKey | undefined,
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
  inPlace: readonly Token[],
): Misfit {
  const name = String(field);
  if (inPlace.length > 0) return misfitOf(inPlace, `at most ${LONGEST_TEXT} characters`);
  const end = sentence.line.length;
  return { kind: 'misfit', start: end, end, expected: expectedFor(name, action, sentence) };
}

function expectedFor(name: string, action: Pick<ActionDescription, 'input'>, { words }: Sentence): string {
  const schema = action.input.shape[name];
  if (!schema) return name;
  const about = `${name}${isOptional(schema) ? ' (may be left out)' : ''}: ${aboutOf(schema)}`;
  const { kind } = slotOf(schema);
  return kind === 'when' || kind === 'span' ? `${about}; ${words.time.expected}` : about;
}

const misfit = (token: Token, expected: string): Misfit => misfitOf([token], expected);

const misfitOf = (tokens: readonly Token[], expected: string): Misfit => ({
  kind: 'misfit',
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
  expected,
});
