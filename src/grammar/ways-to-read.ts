import type { Slot } from '../core/slot.ts';
import type { LanguageWords } from './languages/words.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/** Kinds of names, each with the words around it that name the field: "my shopping list", "high priority". */
const NAMES: readonly Slot['kind'][] = ['name', 'names', 'scale'];

/**
 * The ways to read a value, one after the other: "my shopping list" is the project "shopping", "with high priority"
 * is "high", "to monday" is "monday" where the whole is no day.
 */
export function waysToRead(
  field: string,
  { kind }: Slot,
  tokens: readonly Token[],
  words: LanguageWords,
): readonly [readonly Token[], ...(readonly Token[])[]] {
  if (NAMES.includes(kind)) return [withoutNouns(field, tokens, words), tokens];
  const leads = [...(words.toward ?? []), ...words.into];
  return kind === 'when' || kind === 'span'
    ? [tokens, cut(tokens, lengthAtStart(tokens, leads), 0)]
    : [tokens];
}

function withoutNouns(field: string, tokens: readonly Token[], words: LanguageWords): readonly Token[] {
  const named = (words.parts?.named ?? []).filter((part) => part.field === field);
  const nouns = named.flatMap(({ behind }) => behind);
  const leads = [
    ...named.flatMap(({ before }) => before),
    ...words.into,
    ...words.inside,
    ...words.determiners,
  ];
  const before = lengthAtStart(tokens, leads);
  const rest = cut(tokens, before, lengthAtEnd(tokens, nouns));
  return before === 0 ? rest : cut(rest, lengthAtStart(rest, words.determiners), 0);
}

/** Without so many words at the beginning and at the end; as it is where nothing would be left. */
const cut = (tokens: readonly Token[], before: number, behind: number): readonly Token[] =>
  before + behind < tokens.length ? tokens.slice(before, tokens.length - behind) : tokens;
