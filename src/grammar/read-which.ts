import type { Which } from '../core/slot.ts';
import type { PartWords } from './languages/parts/words.ts';
import type { LanguageWords } from './languages/words.ts';
import { lastOnes, readLines } from './parts/read-lines.ts';
import { readSpan } from './read-times.ts';
import type { Sentence } from './sentence.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token } from './tokens.ts';

/**
 * Which things are meant: numbers of the list shown last, "it", "the last two", "all my work tasks", or words. Undefined for
 * other words that stand for something said before, and for numbers that are no place in a list.
 */
export function readWhich(tokens: readonly Token[], sentence: Sentence): readonly Which[] | undefined {
  const { words } = sentence;
  const said = tokens.map(({ word }) => word).join(' ');
  const reference = (['it', 'that', 'last'] as const).find((one) => words.references[one].includes(said));
  if (reference) return [{ ref: reference }];
  const shown = words.parts && readShown(tokens, words.parts, sentence);
  if (shown) return [shown];
  const lines = readLines(tokens, words);
  if (lines) return lines === 'unsure' ? undefined : lines;
  if (words.pronouns.includes(said)) return undefined;
  const all = readAll(tokens, sentence);
  if (all) return all === 'unsure' ? undefined : [{ all }];
  const named = readName(tokens, sentence);
  return named === undefined ? undefined : [named];
}

/** "all of them", "the last two", "that one with the invoice". */
function readShown(tokens: readonly Token[], parts: PartWords, { line, words }: Sentence): Which | undefined {
  if (parts.allOfThem.includes(tokens.map(({ word }) => word).join(' '))) return { ref: 'all' };
  const count = lastOnes(tokens, parts);
  if (count !== undefined) return { ref: 'last', count };
  const behind = tokens.slice(lengthAtStart(tokens, parts.oneWith));
  if (behind.length === tokens.length || behind.length === 0) return undefined;
  const text = spoken(line, behind.slice(lengthOfArticles(behind, words)));
  return text === '' ? undefined : { ref: 'that', text };
}

/** Words of its name: "the dentist task" is "dentist". */
function readName(tokens: readonly Token[], { line, words }: Sentence): string | undefined {
  const articles = lengthOfArticles(tokens, words);
  const bare = tokens.slice(articles);
  const isNoun = articles > 0 && bare.length > 1 && words.parts?.ones.includes(bare.at(-1)?.word ?? '');
  const name = spoken(line, isNoun ? bare.slice(0, -1) : bare);
  return name === '' || !/[\p{L}\p{N}\p{S}]/u.test(name) ? undefined : name;
}

/** "the", "my task", "number"; never all the words. */
function lengthOfArticles(tokens: readonly Token[], { articles }: LanguageWords): number {
  const length = lengthAtStart(tokens, articles);
  return length < tokens.length ? length : 0;
}

type All = Extract<Which, { readonly all: unknown }>['all'];

/** "all my work tasks", "all overdue tasks", "all friday tasks", "all tasks in Work", "everything in Work". */
function readAll(tokens: readonly Token[], sentence: Sentence): All | 'unsure' | undefined {
  const { all, parts } = sentence.words;
  const start = lengthAtStart(tokens, all);
  const things = start === 0 ? undefined : readThings(tokens.slice(start), sentence);
  if (things) return things;
  const everything = lengthAtStart(tokens, parts?.everything ?? []);
  const place = everything === 0 ? [] : tokens.slice(everything);
  return placeOf(place, sentence) ?? timeOf(place, sentence);
}

function readThings(tokens: readonly Token[], sentence: Sentence): All | 'unsure' | undefined {
  const { things } = sentence.words;
  const isThings = (token: Token | undefined): boolean => things.includes(token?.word ?? '');
  if (isThings(tokens.at(-1))) return kindOf(tokens.slice(0, -1), sentence);
  const behind = tokens.slice(1);
  // A bare name behind them may be the rest of the sentence: "all my tasks as done".
  return isThings(tokens[0])
    ? (placeOf(behind, sentence) ?? timeOf(behind, sentence) ?? 'unsure')
    : undefined;
}

/** "in Work", "from my shopping list". */
function placeOf(tokens: readonly Token[], { line, words }: Sentence): All | undefined {
  const inside = Math.max(lengthAtStart(tokens, words.inside), lengthAtStart(tokens, words.into));
  if (inside === 0 || inside === tokens.length) return undefined;
  const behind = tokens.slice(inside);
  const name = behind.slice(lengthAtStart(behind, words.determiners));
  const nouns = (words.parts?.named ?? []).flatMap(({ field, behind: last }) =>
    field === 'project' ? last : [],
  );
  const bare = name.slice(0, name.length - lengthAtEnd(name, nouns));
  // "from my to-do list": the list of tasks itself.
  const isOwn = bare.every(({ word }) => words.parts?.noProject.includes(word));
  return isOwn && bare.length < name.length ? {} : { in: spoken(line, bare) };
}

/** "all items from my shopping list": where these words go on to a place, they mean only what is in it. */
export function isAllInPlace(
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: Sentence,
): boolean {
  if (to === tokens.length) return false;
  const isWhole = isInPlace(readWhich(tokens.slice(from, to), sentence));
  return !isWhole && isInPlace(readWhich(tokens.slice(from), sentence));
}

const isInPlace = ([which, ...others]: readonly Which[] = []): boolean =>
  typeof which === 'object' && 'all' in which && which.all.in !== undefined && others.length === 0;

/** What stands before "tasks": nothing, "overdue", a time, or a name. */
function kindOf(tokens: readonly Token[], sentence: Sentence): All | 'unsure' {
  const { line, words } = sentence;
  if (tokens.length === 0) return {};
  const time = timeOf(tokens, sentence);
  if (time) return time;
  return lengthAtEnd(tokens, words.retractions) > 0 ? 'unsure' : { in: spoken(line, tokens) };
}

function timeOf(tokens: readonly Token[], sentence: Sentence): All | undefined {
  const said = tokens.map(({ word }) => word).join(' ');
  if (sentence.words.overdue.includes(said)) return { overdue: true };
  const when = readSpan(tokens, sentence);
  return when === undefined ? undefined : { when };
}
