import { fold } from '../../core/fold.ts';
import type { PromptContext } from '../../core/prompt-context.ts';
import { daysIn, withoutKnownDays } from './known-days.ts';
import { NUMBER_WORDS, VAGUE_COUNTS } from './number-words.ts';

/** What the numbers of an answer are held against. */
export interface Given {
  readonly context: Pick<PromptContext, 'figures' | 'items'>;
  /** `Fri 20 Nov 2026`. */
  readonly today: string;
}

/** True for a sentence whose every number, in digits or in words, is a day or a figure of what it speaks of. */
export type HoldsNumbers = (sentence: string) => boolean;

/** What a figure counts, by the words for it: English in its name, English or German in an answer. */
const COUNTED = [
  /\b(?:finish\w*|complet\w*|done|closed?|accomplish\w*|achiev\w*|ticked|got through|erledigt\w*|geschafft\w*|abgeschlossen\w*|abgehakt\w*|fertig\w*)\b/,
  /\b(?:add(?:ed)?|creat\w*|new|hinzugefugt\w*|angelegt\w*|neue?[nrs]?|dazugekommen\w*|hinzugekommen\w*)\b/,
  /\b(?:plan(?:ned)?|due|scheduled|geplant\w*|vorgesehen\w*|fallig\w*)\b/,
  /\b(?:overdue|late|uberfallig\w*|verspatet\w*)\b/,
  /\b(?:open|left|remain\w*|outstanding|pending|unfinished|offen\w*|ubrig\w*|ausstehend\w*|unerledigt\w*)\b/,
] as const;

const WEEKDAYS = [
  /\b(?:mon(?:days?)?|montags?|mo)\b/,
  /\b(?:tue(?:s|sdays?)?|dienstags?|di)\b/,
  /\b(?:wed(?:nesdays?)?|mittwochs?|mi)\b/,
  /\b(?:thu(?:rs|rsdays?)?|donnerstags?)\b/,
  /\b(?:fri(?:days?)?|freitags?|fr)\b/,
  /\b(?:sat(?:urdays?)?|samstags?|sonnabends?|sa)\b/,
  /\b(?:sundays?|sonntags?)\b/,
] as const;

/** A number in digits, with what stands inside it: `1,204`, `2.5`, `9/14`. */
const DIGITS = /\d+(?:[.,:/⁄]\d+)*/g;
const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;
const ROMAN = /\b(?=[IVXLC]{2,}\b)[IVXLC]+\b/;
/** What is left of them is no day that was given. */
const ORDINAL = /\d(?:st|nd|rd|th)\b/;
/** A name that was replaced is put back before; what looks like one still was made up. */
const TOKEN = /\[\p{L}+ \d+\]/u;
/** `this one`, `one of them`: no number. */
const NO_NUMBER =
  /\b(?:this|that|the|each|every|any|which|another|no) one\b|\bone (?:of|thing|by|another|day|step|more|or)\b/g;
const PERCENT = /^\s*(?:%|percent|prozent|per cent)/;
/** Where one statement ends and the next begins. */
const CLAUSE = /[;:,.!?–—()]+(?=\s|$)|\s(?:and|but|while|und|aber|sowie|wahrend)\s/;
const PRIORITY = /\b(?:priority|prioritat|prio) ([0-5])(?: (?:of|von) 5)?\b/g;

interface Figure {
  readonly value: number;
  readonly counts: readonly number[];
  readonly weekday: number | undefined;
  readonly isPercent: boolean;
}

/** A day or a title is no number that was counted: titles count only where they are quoted. */
export function createHoldsNumbers({ context, today }: Given): HoldsNumbers {
  const { figures, items } = context;
  const ours = items.map(({ text }) => text.split(' | ').slice(1).join(' | '));
  const days = daysIn([today, ...ours, ...Object.keys(figures)].join('\n'));
  const priorities = new Set(
    ours.flatMap((text) => [...text.matchAll(PRIORITY)].map(([, number]) => number)),
  );
  const names = namesIn(items.map(({ text }) => text));
  const known = Object.entries(figures).map(([name, value]) => figureOf(name, value));
  return (sentence) => {
    if (ROMAN.test(sentence) || TOKEN.test(sentence)) return false;
    const unquoted = names.reduce((text, name) => text.replaceAll(name, ' '), plain(sentence));
    const undated = withoutKnownDays(unquoted, days)
      .replace(PRIORITY, (_whole, number: string) => (priorities.has(number) ? ' ' : ' 0th '))
      .replace(NO_NUMBER, ' ');
    if (VAGUE_COUNTS.test(undated) || ORDINAL.test(undated)) return false;
    return inDigits(undated)
      .split(CLAUSE)
      .every((clause) => holds(clause, known));
  };
}

/** One kind of quotes. */
const plain = (text: string): string => fold(text).replace(/[“”„«»]/g, '"');

/** Names in quotes, as they may stand in an answer; bare ones could hide a number, or what it counts. */
function namesIn(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => {
    const [title = '', ...others] = text.split(' | ');
    return [title, ...others.flatMap((part) => (part.startsWith('in ') ? [part.slice(3)] : []))];
  });
  return [...new Set(names.map((name) => `"${plain(name).trim()}"`))];
}

const WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...NUMBER_WORDS.keys()].join('|')}|one)(?![\\p{L}\\p{N}])`,
  'gu',
);

const inDigits = (folded: string): string =>
  folded.replace(WORDS, (word) => String(NUMBER_WORDS.get(word) ?? word));

function figureOf(name: string, value: number): Figure {
  const folded = fold(name).replace(/\bin project .*/, '');
  return {
    value,
    counts: countsIn(folded),
    weekday: weekdaysIn(folded)[0],
    isPercent: folded.startsWith('percent'),
  };
}

const countsIn = (folded: string): readonly number[] =>
  COUNTED.flatMap((word, index) => (word.test(folded) ? [index] : []));
const weekdaysIn = (folded: string): readonly number[] =>
  WEEKDAYS.flatMap((word, index) => (word.test(folded) ? [index] : []));

/** Every number of a clause is a figure of what the clause counts, on the weekday that it names. */
function holds(clause: string, known: readonly Figure[]): boolean {
  const numbers = [...clause.matchAll(DIGITS)];
  if (numbers.length === 0) return true;
  const counts = countsIn(clause);
  const weekdays = weekdaysIn(clause);
  const fitting = known.filter(
    (figure) => counts.length === 0 || counts.some((one) => figure.counts.includes(one)),
  );
  const [weekday, ...others] = weekdays;
  const then = fitting.filter((figure) => figure.weekday !== undefined && figure.weekday === weekday);
  const meant = weekday !== undefined && others.length === 0 && then.length > 0 ? then : fitting;
  return numbers.every(({ 0: digits, index }) => {
    const isPercent = PERCENT.test(clause.slice(index + digits.length));
    return valuesOf(digits).every((value) =>
      meant.some((figure) => figure.value === value && figure.isPercent === isPercent),
    );
  });
}

/** `9/14` is two numbers; a part of one, and a time of day, is none that was counted. */
function valuesOf(digits: string): readonly number[] {
  if (THOUSANDS.test(digits)) return [Number(digits.replace(/[.,]/g, ''))];
  const parts = digits.split('/');
  return parts.map((part) => (/^\d{1,15}$/.test(part) ? Number(part) : Number.NaN));
}
