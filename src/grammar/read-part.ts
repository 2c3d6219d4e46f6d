import { readWhen } from './read-times.ts';
import type { Sentence } from './sentence.ts';
import { spoken, type Token } from './tokens.ts';

/** A part of what was understood is named in a few words; more are a sentence. */
const MOST_WORDS = 4;

/** What is said to be wrong (conversation.md 7.4): a moment, or words; nothing when it reads like anything else. */
export function readPart(tokens: readonly Token[], sentence: Sentence): { readonly is: unknown } | undefined {
  const { line, words } = sentence;
  const [first] = tokens;
  if (!first || tokens.length > MOST_WORDS) return undefined;
  // "not tomorrow, friday" says two things.
  if (tokens.slice(0, -1).some(({ marks }) => marks !== '')) return undefined;
  const when = readWhen(tokens, sentence);
  if (when !== undefined) return { is: { when } };
  if (tokens.length === 1 && first.quoted !== undefined) return { is: first.quoted };
  const begins = [...words.orders, ...words.noRequest, ...words.noPart, ...words.openers];
  const said = tokens.map(({ word }) => word).join(' ');
  const isOther = begins.includes(first.word) || words.pronouns.includes(said);
  const isWord = /[\p{L}\p{N}\p{S}]/u.test(said);
  return isOther || !isWord ? undefined : { is: spoken(line, tokens) };
}
