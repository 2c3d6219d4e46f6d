import type { Token } from '../tokens.ts';
import { isOfRepeat } from './combine-parts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import type { Reading, Said } from './reading-time.ts';
import { readTable } from './word-table.ts';

interface Judged {
  readonly reading: Reading<Said>;
  readonly from: number;
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly tokens: readonly Token[];
}

/** True when at this place the words are about time and nothing else, by what stands before and behind them. */
export function isSurelyTime(judged: Judged): boolean {
  const { strength, parts } = judged.reading.value;
  if (isWhole(judged)) return strength > 0 || parts.lasting !== undefined;
  if (strength === 0 || isMore(judged)) return false;
  if (whatFollows(judged) === 'content') return isSureBeforeContent(judged);
  return strength > 1 || isAtBeginning(judged) || !isName(judged);
}

/** Part of a name or an ordinary word, by what stands around it. */
const isMore = (judged: Judged): boolean =>
  isPossessive(judged) || isNamed(judged) || isInName(judged) || isBareDoubt(judged) || isTitle(judged);

/** "The Day After Tomorrow": an article with a capital, and one behind it, where not every noun has one. */
function isTitle(judged: Judged): boolean {
  const { reading, from, lexicon, pieces } = judged;
  if (lexicon.hasCapitalNouns || isAtBeginning(judged)) return false;
  const words = pieces.slice(from, reading.to - 1);
  return words.some(
    ({ word }, index) =>
      lexicon.articles.byFirst.has(word) &&
      isCapital(judged, from + index) &&
      isCapital(judged, from + index + 1),
  );
}

/** "sun", "the sat", but "on sun", "sat 9". */
const isBareDoubt = (judged: Judged): boolean =>
  isDoubtful(judged) && !isPrepositioned(judged) && !hasNumeral(judged);

function isSureBeforeContent(judged: Judged): boolean {
  const { strength, parts } = judged.reading.value;
  if (isDoubtful(judged)) return false;
  if (!isCounting(judged) || isBeforeVerb(judged)) return strength > 1;
  if (parts.clock === undefined) return false;
  return (
    (isAtBeginning(judged) && isPrepositioned(judged)) || (parts.date !== undefined && isAtClock(judged))
  );
}

/** "tomorrow at 9 the meeting": behind a day and a preposition, a bare number is a time. */
const isAtClock = ({ reading, from, lexicon, pieces }: Judged): boolean =>
  reading.to - 2 > from && lexicon.prepositions.has(pieces[reading.to - 2]?.word ?? '');

/** Where nouns have a capital, a number does not count a word without one: "bis zum 28. bezahlen". */
const isBeforeVerb = (judged: Judged): boolean =>
  judged.lexicon.hasCapitalNouns && isPrepositioned(judged) && !isCapital(judged, judged.reading.to);

const isInName = (judged: Judged): boolean => isNaming(judged) && !isPrepositioned(judged);

/** A number alone never may be a time; a word that is something else as well may. */
export function mayBeTime(judged: Judged): boolean {
  const { parts, strength } = judged.reading.value;
  if (isOfRepeat(parts) && !parts.repeat) return false;
  if (parts.zone !== undefined && !parts.clock) return false;
  if (strength > 0 || parts.lasting) return true;
  return hasWord(judged) && (!parts.clock || isWhole(judged));
}

const hasWord = ({ reading, from, pieces }: Judged): boolean =>
  pieces.slice(from, reading.to).some(({ numeral }) => !numeral);

/** "friday's lunch". */
function isPossessive({ reading, pieces }: Judged): boolean {
  const isHoliday = reading.value.parts.date?.kind === 'holiday';
  return pieces[reading.to - 1]?.isPossessive === true && !isHoliday;
}

const isNamed = ({ reading, lexicon, pieces }: Judged): boolean => {
  const next = pieces[reading.to];
  return (
    next !== undefined && next.gap === 'space' && readTable(lexicon.named, pieces, reading.to).length > 0
  );
};

/** How many words before a time are looked at for what makes it a name. */
const LONGEST_NAMING = 3;

function isNaming({ from, lexicon, pieces }: Judged): boolean {
  if (pieces[from]?.gap !== 'space') return false;
  for (let length = 1; length <= LONGEST_NAMING; length += 1) {
    const isNamingWord = readTable(lexicon.naming, pieces, from - length).some(({ to }) => to === from);
    if (isNamingWord) return true;
  }
  return false;
}

const isPrepositioned = ({ from, lexicon, pieces }: Judged): boolean =>
  lexicon.prepositions.has(pieces[from]?.word ?? '');

type Behind = 'end' | 'small' | 'content';

const HAS_LETTER = /[\p{L}\p{N}]/u;

function whatFollows({ reading, lexicon, pieces }: Judged): Behind {
  const next = pieces[reading.to];
  if (!next || next.gap !== 'space' || !HAS_LETTER.test(next.word)) return 'end';
  if (goesOnToNumber(lexicon, pieces, reading.to)) return 'content';
  return readTable(lexicon.small, pieces, reading.to).length > 0 ? 'small' : 'content';
}

const isWhole = ({ reading, from, pieces }: Judged): boolean => from === 0 && reading.to === pieces.length;

/** "from 3 to 5 apples" is not "from 3". */
const goesOnToNumber = (lexicon: Lexicon, pieces: readonly Piece[], at: number): boolean =>
  readTable(lexicon.toward, pieces, at).some(
    ({ to }) => pieces[to]?.numeral !== undefined || readTable(lexicon.numbers, pieces, to).length > 0,
  );

const isAtBeginning = ({ from, pieces }: Judged): boolean => pieces[from]?.gap !== 'space';

/** The last word is a number that may count what follows: "at 5 houses", "on the 5th floor", "may 5 people". */
function isCounting({ reading, lexicon, pieces }: Judged): boolean {
  if (reading.value.isOpen) return true;
  const last = pieces[reading.to - 1];
  const isBareNumber = last?.numeral?.kind === 'number' && last.numeral.digits <= 2;
  return isBareNumber || readTable(lexicon.numbers, pieces, reading.to - 1).length > 0;
}

const isDoubtful = ({ reading, from, lexicon, pieces }: Judged): boolean =>
  pieces.slice(from, reading.to).some(({ word }) => lexicon.doubtful.has(word)) &&
  !pieces.slice(from, reading.to).some((piece) => isPlain(lexicon, piece));

/** A word that cannot be anything but time. */
function isPlain({ doubtful, prepositions, articles }: Lexicon, { word, numeral }: Piece): boolean {
  if (numeral) return numeral.kind !== 'number';
  const isOther = doubtful.has(word) || prepositions.has(word) || articles.byFirst.has(word);
  return !isOther && HAS_LETTER.test(word);
}

const hasNumeral = ({ reading, from, pieces }: Judged): boolean =>
  pieces.slice(from, reading.to).some(({ numeral }) => numeral);

/** "Freaky Friday" may be a film; "call Anna Friday" too, but not "call Anna Fri". */
const isName = (judged: Judged): boolean =>
  isCapital(judged, judged.from - 1) &&
  isCapital(judged, judged.from) &&
  !isSentenceStart(judged) &&
  !isShort(judged);

const LONGEST_SHORT_FORM = 4;

const isShort = ({ from, pieces }: Judged): boolean => (pieces[from]?.word.length ?? 0) <= LONGEST_SHORT_FORM;

const isSentenceStart = ({ from, pieces }: Judged): boolean => (pieces[from - 1]?.token ?? 0) === 0;

const isCapital = ({ pieces, tokens }: Judged, at: number): boolean =>
  /^\p{Lu}/u.test(tokens[pieces[at]?.token ?? -1]?.raw ?? '');
