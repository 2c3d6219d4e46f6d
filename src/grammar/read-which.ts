import type { Which } from '../core/slot.ts';
import type { LanguageWords } from './languages/words.ts';
import { readSpan } from './read-when.ts';
import type { Sentence } from './sentence.ts';
import { endsVaguely } from './take-moment.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token } from './tokens.ts';

/** A place in a list: "2", "#2". Longer numbers are names. */
const NUMBER = /^#?(\d{1,3})$/;
const NUMBERS_ONLY = /^(?:#?\d{1,3}|and|&|,|-|to)$/;

/**
 * Which thing is meant: a number of the list shown last, "it", "all my work tasks", or words. Undefined for other
 * words that stand for something said before ("them"), and for several numbers: neither is read yet.
 */
export function readWhich(tokens: readonly Token[], sentence: Sentence): Which | undefined {
  const { words } = sentence;
  const said = tokens.map(({ word }) => word).join(' ');
  const reference = (['it', 'that', 'last'] as const).find((one) => words.references[one].includes(said));
  if (reference) return { ref: reference };
  if (words.pronouns.includes(said)) return undefined;
  const all = readAll(tokens, sentence);
  if (all) return all === 'unsure' ? undefined : { all };
  return readOne(tokens.slice(lengthOfArticles(tokens, words)), sentence);
}

function readOne(bare: readonly Token[], { line }: Sentence): number | string | undefined {
  const [first, ...others] = bare;
  if (!first) return undefined;
  const number = first.quoted === undefined && others.length === 0 ? NUMBER.exec(first.word)?.[1] : undefined;
  if (number !== undefined) return Number(number) > 0 ? Number(number) : undefined;
  if (bare.every(({ word }) => NUMBERS_ONLY.test(word))) return undefined;
  return spoken(line, bare);
}

/** "the", "my task", "number"; never all the words. */
function lengthOfArticles(tokens: readonly Token[], { articles }: LanguageWords): number {
  const length = lengthAtStart(tokens, articles);
  return length < tokens.length ? length : 0;
}

type All = Extract<Which, { readonly all: unknown }>['all'];

/** "all my work tasks", "all overdue tasks", "all friday tasks", "all tasks in Work". */
function readAll(tokens: readonly Token[], sentence: Sentence): All | 'unsure' | undefined {
  const { words } = sentence;
  const start = lengthAtStart(tokens, words.all);
  if (start === 0) return undefined;
  const behind = tokens.slice(start);
  if (words.things.includes(behind.at(-1)?.word ?? '')) return kindOf(behind.slice(0, -1), sentence);
  if (!words.things.includes(behind[0]?.word ?? '')) return undefined;
  const place = behind.slice(1);
  const inside = lengthAtStart(place, words.inside);
  return inside > 0 && inside < place.length
    ? { in: spoken(sentence.line, place.slice(inside)) }
    : kindOf(place, sentence);
}

/** What stands before "tasks": nothing, "overdue", a time, or a name. */
function kindOf(tokens: readonly Token[], { line, words, context }: Sentence): All | 'unsure' {
  if (tokens.length === 0) return {};
  const said = tokens.map(({ word }) => word).join(' ');
  if (words.overdue.includes(said)) return { overdue: true };
  const when = readSpan(tokens, words.time, context);
  if (when !== undefined) return { when };
  const isDoubtful =
    endsVaguely(tokens, words.time) ||
    words.time.vagueAlone.includes(said) ||
    lengthAtEnd(tokens, words.retractions) > 0;
  return isDoubtful ? 'unsure' : { in: spoken(line, tokens) };
}
