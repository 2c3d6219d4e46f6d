import type { ActionCall } from '../core/action.ts';
import { canonical } from '../core/json.ts';
import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { isMixed } from './mixed-languages.ts';
import { orderLanguages, type Told } from './order-languages.ts';
import { type Asked, readRequest, type RequestReading } from './read-request.ts';
import type { ReadingContext } from './reading.ts';
import { type Joint, jointsIn } from './split-requests.ts';
import { lengthAtStart, type Token, tokenize } from './tokens.ts';

/** Longer ones are no request; the limit is what keeps any text cheap. */
const LONGEST_LINE = 2000;
const MOST_WORDS = 250;

/** What begins the lines of bots, eis itself included: such a line is a report. */
const BEGINS_REPORT = /^(?:✅|❌|⚠|🤖|↩|ℹ|☑|✔|✓|⛔|🚫|\[bot\])/iu;

/**
 * One sentence, in the language of the person, else in the one that understands it. Of several that understand it
 * differently, the one that more of its words are telling of; nothing when none is. Nothing is written in a language
 * that the words tell no more of than of the person's own: short words are others elsewhere ("s'il", Turkish "sil").
 */
export function readSentence(
  line: string,
  languages: readonly Language[],
  context: ReadingContext,
): RequestReading {
  const reading = readInOne(line, languages, context);
  if (reading.to !== 'phrase') return reading;
  const others = languages.filter(({ words }) => words.tag !== reading.language);
  return isMixed(line, reading.calls, others) ? { to: 'model', because: 'two readings' } : reading;
}

function readInOne(line: string, languages: readonly Language[], context: ReadingContext): RequestReading {
  if (line.length > LONGEST_LINE) return { to: 'model', because: 'no talk' };
  const tokens = tokenize(line);
  if (tokens.length > MOST_WORDS) return { to: 'model', because: 'no talk' };
  if (BEGINS_REPORT.test(line)) return { to: 'model', because: 'not sure it is a request' };
  const [own, ...others] = orderLanguages(languages, context.language, tokens);
  if (!own) return { to: 'model', because: 'nothing fits' };
  const asked = { line, tokens, context, language: own.language, hearing: 'exact' } as const;
  const first = readRow(asked);
  if (isSettled(first)) return readMoreTelling(first, { own, others, asked }) ?? first;
  const most = Math.max(own.telling, ...others.map(({ telling }) => telling));
  const foreign = others
    .map(({ language, telling }) => ({ language, telling, reading: readRow({ ...asked, language }) }))
    .filter((one) => countsHere(one, own, asked) && isMostTold(one, most));
  const [best] = foreign;
  if (best) {
    const rivals = foreign.filter(({ telling }) => telling === best.telling).map(({ reading }) => reading);
    return rivals.every((rival) => isSame(rival, best.reading))
      ? best.reading
      : { to: 'model', because: 'two readings' };
  }
  const near = [own, ...others.slice(0, 1).filter(({ telling }) => telling > own.telling)];
  const typed = near.map(({ language }) => readRow({ ...asked, language, hearing: 'with typos' }));
  return typed.find(isSettled) ?? first;
}

interface Tried {
  readonly own: Told;
  readonly others: readonly Told[];
  readonly asked: Asked;
}

/**
 * What a write means in the language that more of its words are telling of, when that one has words for it as well: in
 * Portuguese, "agrega cita el martes a las 5" would be a task with the Spanish time in its name.
 */
function readMoreTelling(first: RequestReading, { own, others, asked }: Tried): RequestReading | undefined {
  if (first.to === 'mistake') return readCommandElsewhere(others, asked);
  if (!('calls' in first) || first.to === 'command' || isReadingOnly(first)) return undefined;
  return others
    .filter(({ telling }) => telling > own.telling)
    .map(({ language }) => readRow({ ...asked, language }))
    .find((reading) => 'calls' in reading && reading.to === 'phrase');
}

/** The words of a command are the same everywhere; what stands behind them may be said in another language. */
function readCommandElsewhere(others: readonly Told[], asked: Asked): RequestReading | undefined {
  const readings = others
    .map(({ language }) => readRow({ ...asked, language }))
    .filter(({ to }) => to === 'command');
  const [first] = readings;
  return first && readings.every((reading) => isSame(reading, first)) ? first : undefined;
}

const isReadingOnly = ({ calls, said }: Understood): boolean =>
  calls.length === 1 && said?.action.effect === 'read';

/** Whether a reading in another language than the person's own is to be believed. */
function countsHere(
  { language, telling, reading }: Told & { readonly reading: RequestReading },
  own: Told,
  asked: Asked,
): boolean {
  const isTold = telling > own.telling || isSaidIn({ language, telling }, own, asked);
  if (reading.to === 'model') return isSettled(reading) && isTold;
  if (!('calls' in reading) || reading.to === 'command') return false;
  return isTold || (isReadingOnly(reading) && own.telling === 0);
}

/** By a word of its own; "done ist done" is nothing to who has said to speak German. */
function isSaidIn({ language, telling }: Told, own: Told, { tokens, context }: Asked): boolean {
  if (isPlainOrder(tokens, language, own)) return true;
  return (context.language === undefined || telling === own.telling) && hasOwnWord(tokens, language, own);
}

/** Nothing is written in a language while more of the words tell of another one: "apaga la luz" is no Portuguese. */
const isMostTold = (
  { telling, reading }: Told & { readonly reading: RequestReading },
  most: number,
): boolean => telling === most || !('calls' in reading) || isReadingOnly(reading);

/** Shorter words are others elsewhere. */
const SHORTEST_OWN = 4;

/** True for a word that phrases of this language have, and those of the person's own have not: "hinzufügen", "remind". */
function hasOwnWord(tokens: readonly Token[], { index }: Language, own: Told): boolean {
  const here = index().vocabulary();
  const there = own.language.index().vocabulary();
  return tokens.some(({ word }) => word.length >= SHORTEST_OWN && here.has(word) && !there.has(word));
}

/** "add milk" from somebody whose language has no word of it: a short order, and nothing of their own around it. */
function isPlainOrder([verb, ...others]: readonly Token[], { words }: Language, own: Told): boolean {
  if (words.plainOrders?.includes(verb?.word ?? '') !== true || own.telling > 0) return false;
  const { pronouns, noRequest, closers } = own.language.words;
  const there = own.language.index().vocabulary();
  return others.every(({ word }) =>
    [pronouns, noRequest, closers].every((known) => !known.includes(word) && !there.has(word)),
  );
}

/** Understood, or understood to be no request. */
const isSettled = (reading: RequestReading): boolean =>
  reading.to !== 'model' || reading.because !== 'nothing fits';

const isSame = (one: RequestReading, other: RequestReading): boolean =>
  'calls' in one && 'calls' in other && canonical(one.calls) === canonical(other.calls);

/** Two requests in a row in one sentence are enough for anybody; more are tried from the second on. */
const DEEPEST = 5;

/** One request, or several with "and" or "then" between them, each of which is understood by itself. */
function readRow(asked: Asked, depth = 0): RequestReading {
  const whole = readRequest(asked);
  const joints = depth < DEEPEST ? jointsIn(asked.tokens, asked.language) : [];
  for (const joint of joints) {
    const row = readAt(joint, asked, depth);
    if (!row) continue;
    const { left, right } = row;
    if ('calls' in whole && isOneRequest(whole, joint, row)) return whole;
    if (isSettled(whole) && isThin(joint, row, asked)) return { to: 'model', because: 'two readings' };
    return { ...right, to: inRow(left, right), calls: [...left.calls, ...right.calls] };
  }
  return whole;
}

/** Both halves, when each is understood by itself. */
function readAt(joint: Joint, asked: Asked, depth: number): Row | undefined {
  const left = readRequest(partOf(asked, 0, joint.from));
  if (!('calls' in left)) return undefined;
  const behind = partOf(asked, joint.to, asked.tokens.length);
  if (joint.verb === undefined) {
    const right = readRow(behind, depth + 1);
    return 'calls' in right ? { left, right } : undefined;
  }
  const right = readRow({ ...behind, tokens: [{ ...joint.verb }, ...behind.tokens] }, depth + 1);
  const [first] = left.calls;
  const isSameOrder = 'calls' in right && right.calls.every(({ action }) => action === first?.action);
  return isSameOrder ? { left, right } : undefined;
}

interface Row {
  readonly left: Understood;
  readonly right: Understood;
}

type Understood = Extract<RequestReading, { readonly calls: readonly ActionCall[] }>;

const inRow = (left: Understood, right: Understood): 'command' | 'phrase' =>
  left.to === 'command' && right.to === 'command' ? 'command' : 'phrase';

/**
 * "add milk and assign it to carol": a phrase that has more of the words than two others, the "and" among them; or a
 * second order that was not even said.
 */
const isOneRequest = ({ said }: Understood, { verb }: Joint, { left, right }: Row): boolean =>
  verb !== undefined ||
  (said !== undefined &&
    left.said !== undefined &&
    right.said !== undefined &&
    said.fixed > left.said.fixed + right.said.fixed);

/** "remind me to" are more words than a title has by chance. */
const FEW = 2;

/**
 * "add wash and complete the car": one word that begins like an order may as well be part of a title. It is an order
 * behind something that is a thing, where it is about one that is known: "add milk and delete the eggs".
 */
function isThin(joint: Joint, { left, right }: Row, { tokens, language: { words } }: Asked): boolean {
  if (!joint.isPlain || !saysLittle(right)) return false;
  const last = left.calls.at(-1);
  const isOther = last?.action !== right.said?.action.name && hasWords(last) && hasWords(right.calls[0]);
  const isPlainly = isOrderAboutKnown(tokens.slice(joint.to), words) && !beginsWithVerb(last, words);
  return isOther && !isPlainly;
}

/** A write of which hardly a word but its verb is a fixed one. */
const saysLittle = ({ said }: Understood): boolean =>
  said !== undefined && said.action.effect !== 'read' && said.telling <= 1 && said.fixed <= FEW;

/** "delete the eggs", not "delete a file". */
const isOrderAboutKnown = (
  [verb, object]: readonly Token[],
  { orders, determiners, indefinite = [] }: LanguageWords,
): boolean => {
  const about = object?.word ?? '';
  return orders.includes(verb?.word ?? '') && determiners.includes(about) && !indefinite.includes(about);
};

/** "find and delete the duplicates" is one thing to do. */
const beginsWithVerb = (call: ActionCall | undefined, { parts }: LanguageWords): boolean =>
  !parts || wordsOf(call).some((words) => lengthAtStart(tokenize(words), parts.doing) > 0);

/** It names something with words, not with a number or "it". */
const hasWords = (call: ActionCall | undefined): boolean => wordsOf(call).length > 0;

const wordsOf = (call: ActionCall | undefined): readonly string[] =>
  ['title', 'which', 'what']
    .map((field): unknown => Object(call?.input)[field])
    .filter((words) => typeof words === 'string');

function partOf(asked: Asked, from: number, to: number): Asked {
  const tokens = asked.tokens.slice(from, to);
  const last = tokens.at(-1);
  // The comma before "and" ends nothing.
  const bare: readonly Token[] =
    last && to < asked.tokens.length
      ? [...tokens.slice(0, -1), { ...last, marks: last.marks.replace(/[,;]/g, '') }]
      : tokens;
  return { ...asked, tokens: bare };
}
