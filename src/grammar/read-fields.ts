import type { ActionCall, ActionDescription, Origin } from '../core/action.ts';
import { canonical } from '../core/json.ts';
import { fieldAt, fieldsIn, type Slot, slotOf } from '../core/slot.ts';
import { asSaid } from './as-said.ts';
import { fillFields, type Said } from './fill-phrase.ts';
import { createLanguage, type Language } from './language.ts';
import { mergeFields } from './merge-fields.ts';
import { orderLanguages } from './order-languages.ts';
import type { Languages } from './parse.ts';
import { clockOnlyOf, readSlot } from './read-slot.ts';
import type { ReadingContext } from './reading.ts';
import type { Filled, Sentence } from './sentence.ts';
import { callIn, takeConnection } from './take-connection.ts';
import { type Token, tokenize } from './tokens.ts';
import { waysToRead } from './ways-to-read.ts';

/** What somebody else made of a sentence: the words of each field, none of which is worked out yet. */
export interface WantedCall {
  readonly action: string;
  /** By the name of the field; of a part of one, `add.labels`. What is empty was not said. */
  readonly fields: Readonly<Record<string, string>>;
  /** What the person said, the sentence itself first; empty where the words are not theirs. */
  readonly said: readonly string[];
  readonly origin: Extract<Origin, 'llm' | 'llm-tainted'>;
}

export type FieldsReading =
  /** Several when several things are meant: "2 and 3". */
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[] }
  /** Without this field it means nothing; `call` holds the others. */
  | { readonly kind: 'missing'; readonly field: string; readonly call: ActionCall }
  /** The words do not fit this field; of a field or an action that there is not, its name. */
  | { readonly kind: 'misfit'; readonly field: string };

/** Pure, and never throws for any text. */
export type ReadFields = (wanted: WantedCall, context: ReadingContext) => FieldsReading;

/** Longer values are no part of a request. */
const LONGEST_VALUE = 1000;
/** The person's own language, and one that more of the words are telling of. */
const MOST_LANGUAGES = 2;

/**
 * Makes the reader of calls that somebody else put together from the words of a person. The words of each field are
 * read as in a phrase: names, days and references mean here what they mean there.
 */
export function createReadFields(actions: readonly ActionDescription[], languages: Languages): ReadFields {
  const all = Object.values(languages).map((words) => createLanguage(words, actions, []));
  const known = new Map(actions.map((action) => [action.name, action]));

  return function readFields(wanted, context) {
    const action = known.get(wanted.action);
    if (!action) return { kind: 'misfit', field: wanted.action };
    const given = Object.entries(wanted.fields).filter(([, value]) => value.trim() !== '');
    const unfit = given.find(([field, value]) => !mayHold(action, field) || value.length > LONGEST_VALUE);
    if (unfit) return { kind: 'misfit', field: unfit[0] };
    const readings = languagesOf(wanted, all, context).map((language) =>
      readIn(language, { action, given, wanted, context }),
    );
    const [first = { kind: 'misfit', field: '' }] = readings;
    return readings.find(({ kind }) => kind !== 'misfit') ?? first;
  };
}

/** A secret is read from the person's own message only, which is removed first. */
function mayHold({ input }: ActionDescription, field: string): boolean {
  const schema = fieldAt(input, field);
  return schema !== undefined && slotOf(schema).kind !== 'secret';
}

function languagesOf(
  { said, fields }: WantedCall,
  all: readonly Language[],
  context: ReadingContext,
): readonly Language[] {
  const [sentence = Object.values(fields).join(' ')] = said;
  const [own, ...others] = orderLanguages(all, context.language, tokenize(sentence));
  if (!own) return [];
  const telling = others.filter((other) => other.telling > own.telling);
  return [own, ...telling].slice(0, MOST_LANGUAGES).map(({ language }) => language);
}

interface Asked {
  readonly action: ActionDescription;
  readonly given: readonly (readonly [field: string, value: string])[];
  readonly wanted: WantedCall;
  readonly context: ReadingContext;
}

function readIn(language: Language, asked: Asked): FieldsReading {
  const { action, wanted, context } = asked;
  const laid = layFields(language, asked);
  if ('kind' in laid) return laid;
  const { line, values, connection } = laid;
  const sentence: Sentence = { line, words: language.words, context };
  const said = values.map((value) => wayThatFits(value, action, sentence));
  const unfit = said.find((one) => one.tokens.length === 0);
  if (unfit) return { kind: 'misfit', field: unfit.field };
  const filled = fillAll(said, action, sentence);
  if (filled.kind === 'no' || filled.kind === 'unsure')
    return { kind: 'misfit', field: said[0]?.field ?? '' };
  const clocks = clockOnlyOf(
    said.map(({ field, tokens }) => [field, tokens]),
    action,
    sentence,
  );
  const make = (input: unknown): ActionCall => {
    const call: ActionCall = { action: action.name, input, origin: wanted.origin, ...clocks };
    return connection === undefined ? call : (callIn(call, connection) ?? call);
  };
  return callsOf(filled.kind === 'each' ? filled.each : [filled.fields], action, make);
}

/** A day may be said twice, in the title and by itself: "call mum tomorrow" and "tomorrow at 5". */
function fillAll(said: readonly Said[], action: ActionDescription, sentence: Sentence): Filled {
  const slots = slotsOf(action);
  const all = fillFields(said, { action, slots }, sentence);
  const title = said.find(({ field }) => isTitle(slots.get(field)));
  if (all.kind === 'filled' || all.kind === 'each' || !title) return all;
  const others = said.filter((one) => one !== title);
  const own = readSlot(title.field, title.tokens, action, sentence);
  const rest = fillFields(others, { action, slots }, sentence);
  const isSame =
    own.kind === 'filled' &&
    rest.kind === 'filled' &&
    Object.entries(rest.fields).every(
      ([field, value]) => !Object.hasOwn(own.fields, field) || isMoreOf(own.fields[field], value),
    );
  return isSame ? { kind: 'filled', fields: mergeFields(own.fields, rest.fields) } : all;
}

const isTitle = (slot: Slot | undefined): boolean => slot?.kind === 'text' && slot.moment !== undefined;

/** The same, or an instant on the same day. */
const isMoreOf = (day: unknown, value: unknown): boolean =>
  canonical(day) === canonical(value) ||
  (typeof day === 'string' && typeof value === 'string' && value.startsWith(`${day}T`));

/** Without tokens when no way fits. */
function wayThatFits({ field, tokens }: Value, action: ActionDescription, sentence: Sentence): Said {
  const slot = slotsOf(action).get(field);
  const ways = slot ? waysToRead(field, slot, tokens, sentence.words) : [];
  const way = ways.find((one) => {
    const { kind } = readSlot(field, one, action, sentence);
    return kind === 'filled' || kind === 'each';
  });
  return { field, tokens: way ?? [], takes: [] };
}

function callsOf(
  inputs: readonly Readonly<Record<string, unknown>>[],
  action: ActionDescription,
  make: (input: unknown) => ActionCall,
): FieldsReading {
  const calls: ActionCall[] = [];
  for (const fields of inputs) {
    const unnamed = nothingNamed(fields, action);
    if (unnamed !== undefined) return { kind: 'missing', field: unnamed, call: make(fields) };
    const input = action.input.safeParse(fields);
    if (input.success) {
      calls.push(make(input.data));
      continue;
    }
    const field = String(input.error.issues[0]?.path[0] ?? '');
    return Object.hasOwn(fields, field)
      ? { kind: 'misfit', field }
      : { kind: 'missing', field, call: make(fields) };
  }
  return { kind: 'calls', calls };
}

/** "The one written last" is only ever meant by a phrase that says so. */
function nothingNamed(
  fields: Readonly<Record<string, unknown>>,
  { input, effect }: ActionDescription,
): string | undefined {
  const which = Object.entries(input.shape).find(([, schema]) => slotOf(schema).kind === 'which')?.[0];
  return effect === 'read' || which === undefined || Object.hasOwn(fields, which) ? undefined : which;
}

interface Value {
  readonly field: string;
  readonly tokens: readonly Token[];
}

interface Laid {
  /** All values, one behind the other. */
  readonly line: string;
  readonly values: readonly Value[];
  readonly connection?: string;
}

/** The values as the person said them, without the name of a connection at the end. */
function layFields(
  { words }: Language,
  { given, wanted, context }: Asked,
): Laid | Extract<FieldsReading, { readonly kind: 'misfit' }> {
  const [sentence = ''] = wanted.said;
  const through = takeConnection(sentence, tokenize(sentence), words, context.connections ?? []);
  let line = '';
  const values: Value[] = [];
  for (const [field, value] of given) {
    const own = wanted.said.length === 0 ? value : asSaid(value, wanted.said);
    if (own === undefined) return { kind: 'misfit', field };
    const whole = moved(tokenize(own), line.length);
    line = `${line}${own}\n`;
    const tokens = through ? withoutConnection(line, whole, { words, through: through.connection }) : whole;
    if (tokens.length > 0) values.push({ field, tokens });
  }
  return { line, values, ...(through ? { connection: through.connection } : {}) };
}

const moved = (tokens: readonly Token[], by: number): readonly Token[] =>
  tokens.map((token) => ({
    ...token,
    start: token.start + by,
    end: token.end + by,
    ...(token.marksAt === undefined ? {} : { marksAt: token.marksAt + by }),
  }));

/** Empty when they are nothing but the name of it. */
function withoutConnection(
  line: string,
  tokens: readonly Token[],
  { words, through }: { readonly words: Language['words']; readonly through: string },
): readonly Token[] {
  const name = tokenize(through).map(({ word }) => word);
  const isName = tokens.length === name.length && tokens.every(({ word }, at) => word === name[at]);
  return isName ? [] : (takeConnection(line, tokens, words, [through])?.rest ?? tokens);
}

const slotsOf = ({ input }: ActionDescription): ReadonlyMap<string, Slot> =>
  new Map(
    [...fieldsIn(input), ...Object.entries(input.shape)].map(([field, schema]) => [field, slotOf(schema)]),
  );
