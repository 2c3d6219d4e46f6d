import type { Marks } from '../core/slot.ts';
import { cutMarks } from './cut-marks.ts';
import type { LanguageWords } from './languages/words.ts';
import type { Filled, Sentence } from './sentence.ts';
import { takeMoment } from './take-moment.ts';
import { takeRepeat } from './take-repeat.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token } from './tokens.ts';

interface TitleSlot {
  readonly field: string;
  readonly moment: string;
  readonly marks?: Marks;
}

/**
 * Words of a person that become a title, with the marks in it and the moment and repeat at its end taken off. Unsure
 * when it is not certain that they are a title at all: taken back, meant for another place, or more than one sentence.
 */
export function readTitle(tokens: readonly Token[], slot: TitleSlot, sentence: Sentence): Filled {
  const { line, words } = sentence;
  const marked = slot.marks ? cutMarks(line, tokens, slot.marks) : { rest: tokens, fields: {} };
  if (!marked || marked.rest.length === 0 || isDoubtful(marked.rest, words)) return { kind: 'unsure' };
  const { rest, fields } = marked;
  const timed = takeTimes(rest, slot, sentence);
  if (timed === 'unsure') return { kind: 'unsure' };
  return { kind: 'filled', fields: { ...fields, ...timed.fields, [slot.field]: spoken(line, timed.rest) } };
}

/** The marks, the moment and the repeat; what is not surely one of them stays in the title. */
export function readTitleExactly(
  tokens: readonly Token[],
  slot: TitleSlot,
  sentence: Sentence,
): Readonly<Record<string, unknown>> {
  const marked = slot.marks ? cutMarks(sentence.line, tokens, slot.marks) : undefined;
  const { rest, fields } = marked && marked.rest.length > 0 ? marked : { rest: tokens, fields: {} };
  const timed = takeTimes(rest, slot, sentence);
  const { rest: words, fields: times } = timed === 'unsure' ? { rest, fields: {} } : timed;
  return { ...fields, ...times, [slot.field]: spoken(sentence.line, words) };
}

interface Timed {
  readonly rest: readonly Token[];
  readonly fields: Readonly<Record<string, unknown>>;
}

function takeTimes(tokens: readonly Token[], slot: TitleSlot, sentence: Sentence): Timed | 'unsure' {
  const { words, context } = sentence;
  const repeated = slot.marks && takeRepeat(tokens, words.time, context);
  if (!slot.marks || !repeated) return takeDate(tokens, slot, sentence);
  const { rest, moment, repeat } = repeated;
  const dated = takeDate(rest, slot, sentence);
  if (dated === 'unsure') return 'unsure';
  // Two moments: nobody can tell which one counts.
  if (moment !== undefined && Object.hasOwn(dated.fields, slot.moment)) return 'unsure';
  const behind = moment === undefined ? {} : { [slot.moment]: moment };
  return { rest: dated.rest, fields: { ...dated.fields, ...behind, [slot.marks.repeat]: repeat } };
}

function takeDate(
  tokens: readonly Token[],
  { moment }: TitleSlot,
  { words, context }: Sentence,
): Timed | 'unsure' {
  const taken = takeMoment(tokens, words.time, context);
  switch (taken.kind) {
    case 'unsure':
      return 'unsure';
    case 'none':
      return { rest: tokens, fields: {} };
    case 'moment':
      return { rest: taken.rest, fields: { [moment]: taken.moment } };
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
function isForAnotherPlace(tokens: readonly Token[], { into, determiners, places }: LanguageWords): boolean {
  const tail = tokens.slice(-PLACE_WORDS);
  return tail.some((token, index) => {
    if (!into.includes(token.word)) return false;
    const behind = tail.slice(index + 1);
    const length = lengthAtStart(behind, determiners);
    const named = behind.slice(length, length + LONGEST_PLACE);
    return length > 0 && named.some(({ word }) => places.includes(word));
  });
}
