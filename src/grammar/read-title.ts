import { fold } from '../core/fold.ts';
import type { Marks } from '../core/slot.ts';
import { cutMarks, unescaped } from './cut-marks.ts';
import type { NamedField } from './languages/parts/words.ts';
import type { LanguageWords } from './languages/words.ts';
import { splitItems } from './parts/split-items.ts';
import { takeReminders } from './parts/take-reminders.ts';
import { takeNamedAtEnd, takeNamedAtStart, type Named } from './parts/take-named.ts';
import type { Filled, Sentence } from './sentence.ts';
import { meaningAgain, meaningOf, timesIn } from './read-times.ts';
import { readWhich } from './read-which.ts';
import { takeTimes } from './take-times.ts';
import type { TimeParts } from './time/time-parts.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token } from './tokens.ts';

export interface TitleSlot {
  readonly field: string;
  readonly moment: string;
  readonly repeat?: string;
  readonly marks?: Marks;
  readonly items?: string;
  readonly which?: true;
}

type Fields = Readonly<Record<string, unknown>>;

/** What these words are in another field of the action; undefined when they do not fit there. */
export type ReadField = (field: string, tokens: readonly Token[]) => unknown;

interface Reading {
  readonly slot: TitleSlot;
  readonly sentence: Sentence;
  readonly readField: ReadField;
}

/**
 * Words of a person that become a title, with the marks in it and all the parts around it taken off: times, the project,
 * labels, people, the priority. Unsure when it is not certain that they are a title at all: taken back, meant for another
 * place, or more than one sentence.
 */
export function readTitle(
  tokens: readonly Token[],
  slot: TitleSlot,
  { sentence, readField }: Omit<Reading, 'slot'>,
): Filled {
  const { words } = sentence;
  const reading = { slot, sentence, readField };
  const shown = slot.which && readShownTitle(tokens, reading);
  if (shown) return shown;
  const marked = readMarkedItems(tokens, reading);
  if (marked) return marked;
  const peeled = peel(tokens, reading);
  if (!peeled) return { kind: 'unsure', because: 'two readings' };
  if (peeled.rest.length === 0 || isDoubtful(peeled.rest, words)) return { kind: 'unsure' };
  const times = timeFields(peeled.times, reading);
  if (isUnsure(times)) return times;
  return { kind: 'filled', fields: { ...peeled.fields, ...times, ...titleFields(peeled, reading) } };
}

/** "milk *food, eggs *food and bread": marks in several pieces belong each to its own. */
function readMarkedItems(tokens: readonly Token[], reading: Reading): Filled | undefined {
  const { slot, sentence } = reading;
  if (slot.items === undefined || !slot.marks) return undefined;
  const items = splitItems(tokens, sentence.words, 'list') ?? [];
  const marked = items.map((item) => ({ item, rest: cutMarksOf(item, reading)?.rest ?? [] }));
  const isApart = marked.filter(({ item, rest }) => rest.length < item.length).length > 1;
  if (!isApart || marked.some(({ rest }) => rest.length === 0)) return undefined;
  if (marked.some(({ rest }) => isDoubtful(rest, sentence.words))) return { kind: 'unsure' };
  return { kind: 'filled', fields: { [slot.items]: items.map((item) => itemOf(item, reading)) } };
}

/** "2 tomorrow", "it at 5": something that was shown, and when. */
function readShownTitle(tokens: readonly Token[], reading: Reading): Filled | undefined {
  const { slot, sentence } = reading;
  const whole = tokens.length < 2 ? tokens.length : LONGEST_REFERENCE;
  for (let length = Math.min(whole, tokens.length); length > 0; length -= 1) {
    const [which, ...others] = readWhich(tokens.slice(0, length), sentence) ?? [];
    if (which === undefined || typeof which === 'string' || others.length > 0) continue;
    const behind = tokens.slice(length);
    const times = behind.length === 0 ? {} : wholeTime(behind, reading);
    if (times) return { kind: 'filled', fields: { ...times, [slot.field]: which } };
  }
  return undefined;
}

/** "that one with the invoice". */
const LONGEST_REFERENCE = 8;

/** What these words say about time; undefined when they say anything else. */
function wholeTime(tokens: readonly Token[], reading: Reading): Fields | undefined {
  const matches = timesIn(tokens, reading.sentence);
  const end = matches.reduce((at, { from, to }) => (from === at ? to : -1), 0);
  if (end !== tokens.length) return undefined;
  const times = timeFields(
    matches.map(({ parts }) => parts),
    reading,
  );
  return isUnsure(times) ? undefined : times;
}

const isUnsure = (times: Fields | Unsure): times is Unsure => times['kind'] === 'unsure';

/** For a command, where nothing is doubtful: what is not surely a part belongs to the title. */
export function readTitleExactly(
  tokens: readonly Token[],
  slot: TitleSlot,
  reading: Omit<Reading, 'slot'>,
): Fields {
  const peeled = peel(tokens, { slot, ...reading });
  const times = peeled ? timeFields(peeled.times, { slot, ...reading }) : {};
  const isRead = peeled && peeled.rest.length > 0 && !isUnsure(times);
  const { rest, fields } = isRead
    ? { rest: peeled.rest, fields: { ...peeled.fields, ...times } }
    : { rest: tokens, fields: {} };
  return { ...fields, [slot.field]: titleOf(reading.sentence.line, rest) };
}

/** A quotation is kept exactly as it is. */
const titleOf = (line: string, tokens: readonly Token[]): string =>
  tokens.length === 1 && tokens[0]?.quoted !== undefined
    ? spoken(line, tokens)
    : unescaped(spoken(line, tokens));

interface Peeled {
  readonly rest: readonly Token[];
  readonly fields: Fields;
  /** What was said about time, from left to right. */
  readonly times: readonly TimeParts[];
}

type Unsure = Extract<Filled, { readonly kind: 'unsure' }>;

/** The title, or the things that are counted up in it. */
function titleFields({ rest, fields }: Peeled, reading: Reading): Fields {
  const { slot, sentence } = reading;
  const { words, line } = sentence;
  const project = slot.marks && { ...sentence.given, ...fields }[slot.marks.project];
  const items =
    slot.items === undefined
      ? undefined
      : splitItems(rest, words, isShopping(project, words) ? 'shopping' : 'title');
  if (!items || slot.items === undefined) return { [slot.field]: titleOf(line, withoutElision(rest, words)) };
  return { [slot.items]: items.map((item) => itemOf(item, reading)) };
}

/** "rappelle-moi d'appeler" is about "appeler". */
function withoutElision(tokens: readonly Token[], { elided = [] }: LanguageWords): readonly Token[] {
  const [first, ...others] = tokens;
  if (!first || first.quoted !== undefined) return tokens;
  const said = first.raw.toLowerCase().replaceAll('’', "'");
  const begin = elided.find((one) => said.startsWith(one) && said.length > one.length);
  return begin === undefined ? tokens : [{ ...first, start: first.start + begin.length }, ...others];
}

/** One of several has its own parts: "call mum tomorrow, pay rent". */
function itemOf(tokens: readonly Token[], reading: Reading): Fields {
  const { items: _none, ...slot } = reading.slot;
  return readTitleExactly(tokens, slot, reading);
}

const isShopping = (project: unknown, { parts }: LanguageWords): boolean =>
  typeof project === 'string' &&
  fold(project)
    .split(/[\s-]/)
    .some((word) => parts?.shopping.includes(word));

/** Nobody says more parts than this; the limit keeps a long text from being looked at again and again. */
const MOST_PARTS = 8;

/** Undefined when it is not certain what is a part of it. */
function peel(tokens: readonly Token[], reading: Reading): Peeled | undefined {
  const marked = cutMarksOf(tokens, reading);
  let peeled: Peeled | undefined = marked && { ...marked, times: [] };
  for (let count = 0; count < MOST_PARTS && peeled; count += 1) {
    const next: Peeled | 'unsure' | undefined = peelOne(peeled, reading);
    if (next === undefined) return peeled;
    if (next === 'unsure') return undefined;
    peeled = next;
  }
  return peeled;
}

function cutMarksOf(
  tokens: readonly Token[],
  { slot: { marks }, sentence }: Reading,
): Omit<Peeled, 'times'> | undefined {
  if (!marks) return { rest: tokens, fields: {} };
  const { line, words, context } = sentence;
  const style = context.marks ?? 'vikunja';
  const cut = cutMarks(line, tokens, { marks, style, words: words.parts });
  if (!cut || style !== 'todoist' || marks.reminders === undefined) return cut;
  const { rest, reminders } = takeReminders(cut.rest, sentence);
  return reminders.length === 0 ? cut : { rest, fields: { ...cut.fields, [marks.reminders]: reminders } };
}

/** Times first: "tagged money tomorrow" has one label. */
function peelOne(peeled: Peeled, reading: Reading): Peeled | 'unsure' | undefined {
  return withoutTimes(peeled, reading) ?? takePart(peeled, reading);
}

function takePart(peeled: Peeled, reading: Reading): Peeled | 'unsure' | undefined {
  const { marks } = reading.slot;
  const named = takeNamed(peeled.rest, reading);
  if (!marks || !named) return undefined;
  if (named.field === undefined) return { ...peeled, rest: named.rest };
  const name = marks[named.field];
  const fields = withPart(peeled.fields, name, reading.readField(name, named.name));
  return fields ? { ...peeled, rest: named.rest, fields } : 'unsure';
}

/** Lists of names come together; any other field is said once. */
function withPart(fields: Fields, name: string, value: unknown): Fields | undefined {
  const before = fields[name];
  if (before === undefined) return { ...fields, [name]: value };
  if (!Array.isArray(before) || !Array.isArray(value)) return undefined;
  return { ...fields, [name]: [...new Set<unknown>([...value, ...before])] };
}

function takeNamed(tokens: readonly Token[], { slot, sentence, readField }: Reading): Named | undefined {
  const { marks } = slot;
  const { parts } = sentence.words;
  if (!marks || !parts) return undefined;
  const isName = (field: NamedField, name: readonly Token[]): boolean =>
    readField(marks[field], name) !== undefined;
  return takeNamedAtEnd(tokens, parts, isName) ?? takeNamedAtStart(tokens, parts, isName);
}

function withoutTimes(peeled: Peeled, { sentence }: Reading): Peeled | 'unsure' | undefined {
  const taken = takeTimes(peeled.rest, sentence);
  return taken && taken !== 'unsure'
    ? { ...peeled, rest: taken.rest, times: [...taken.parts, ...peeled.times] }
    : taken;
}

/** The fields of what was said about time in all places, put together. */
function timeFields(times: readonly TimeParts[], { slot, sentence }: Reading): Fields | Unsure {
  if (times.length === 0) return {};
  const repeat = slot.repeat ?? slot.marks?.repeat;
  const meaning = repeat === undefined ? meaningOf(times, sentence) : meaningAgain(times, sentence);
  switch (meaning.kind) {
    case 'moment':
    case 'span':
      return { [slot.moment]: meaning.when };
    case 'repeat':
      if (repeat === undefined) return { kind: 'unsure' };
      return { ...(meaning.when && { [slot.moment]: meaning.when }), [repeat]: meaning.repeat };
    case 'duration':
      return { kind: 'unsure' };
    case 'problem':
      return { kind: 'unsure', because: 'a time that cannot be' };
  }
}

function isDoubtful(tokens: readonly Token[], words: LanguageWords): boolean {
  const retraction = lengthAtEnd(tokens, words.retractions);
  return (
    retraction > 0 ||
    words.pronouns.includes(tokens.map(({ word }) => word).join(' ')) ||
    isForAnotherPlace(tokens, words) ||
    goesOnWithOrder(tokens, words) ||
    tokens.slice(0, -1).some(endsSentence) ||
    !tokens.some(({ word, quoted }) => /[\p{L}\p{N}\p{S}]/u.test(quoted ?? word))
  );
}

/** Short words with a full stop are abbreviations ("Dr."). */
const LONGEST_ABBREVIATION = 3;

const endsSentence = ({ marks, word, quoted }: Token): boolean =>
  quoted === undefined &&
  (/[!?;]/.test(marks) || (marks.startsWith('.') && word.length > LONGEST_ABBREVIATION));

/** "milk and remind me": the second half is a request of its own. */
const goesOnWithOrder = (tokens: readonly Token[], { conjunctions, orders }: LanguageWords): boolean =>
  tokens.some(
    ({ word }, index) => conjunctions.includes(word) && orders.includes(tokens[index + 1]?.word ?? ''),
  );

/** How far from the end "to my shopping list" may begin. */
const PLACE_WORDS = 8;
/** "to my very own list". */
const LONGEST_PLACE = 3;

/** "to my shopping list", "to the calendar". */
export function isForAnotherPlace(
  tokens: readonly Token[],
  words: Pick<LanguageWords, 'into' | 'determiners' | 'places' | 'elsewhere'>,
): boolean {
  const { into, determiners, places, elsewhere = [] } = words;
  const tail = tokens.slice(-PLACE_WORDS);
  return tail.some((token, index) => {
    if (lengthAtStart(tail.slice(index), elsewhere) > 0) return true;
    if (!into.includes(token.word)) return false;
    const behind = tail.slice(index + 1);
    const length = lengthAtStart(behind, determiners);
    const named = behind.slice(length, length + LONGEST_PLACE);
    return length > 0 && named.some(({ word }) => places.includes(word));
  });
}
