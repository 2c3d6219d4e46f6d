import { fold } from '../core/fold.ts';
import type { Mask, MaskFacts } from '../core/mask.ts';
import { findEncoded, type Looking } from './mask/find-encoded.ts';
import { findNames } from './mask/find-names.ts';
import { findPatterns, hidesKey } from './mask/find-patterns.ts';
import { findMixedWords, findPrivate } from './mask/find-words.ts';
import { type Found, merged } from './mask/found.ts';
import { isUnclear } from './mask/is-unclear.ts';
import { knownNames, type Names } from './mask/known-names.ts';
import { type TokenKind, tokenOf, withoutTokens, withTokens } from './mask/tokens.ts';
import { joined, plainOf, type Unit, unitsOf, withoutEscapes, withoutTags } from './mask/units.ts';

/** For one answer to one person: what is replaced in the question is put back in the answer. Pure but for that. */
export function createMask({ people, private: facts, own }: MaskFacts): Mask {
  const known: Known = { names: knownNames(people, own), facts };
  const tokens = createTokens();
  return {
    mask: (text) => masked(withoutTokens(text), known, tokens.of),
    unmask: (text) => withTokens(text, tokens.said),
    replaced: tokens.count,
  };
}

interface Known {
  readonly names: Names;
  readonly facts: readonly string[];
}

type TokenFor = (one: Pick<Found, 'kind' | 'key' | 'shown'>, said: string) => string;

function masked(text: string, known: Known, tokenFor: TokenFor): string | undefined {
  const found = look(text, known, 0);
  if (found) return replaced(text, merged(found), tokenFor);
  // Of many lines, one that nobody can read keeps the others from nobody.
  const lines = text.split('\n');
  const rest = lines.map((line) => (look(line, known, 0) ? line : tokenFor({ kind: 'secret' }, line)));
  const foundInRest = lines.length > 1 ? look(rest.join('\n'), known, 0) : undefined;
  return foundInRest && replaced(rest.join('\n'), merged(foundInRest), tokenFor);
}

/** Written in one another oftener than anybody does by mistake. */
const DEEPEST = 3;

/** All that must not leave; undefined: it cannot be told. */
function look(text: string, known: Known, depth: number): readonly Found[] | undefined {
  const units = withoutEscapes(unitsOf(text));
  // What was read from another writing has such characters where it is none.
  const isTold = units && (depth > 0 || !isUnclear(text + units.map(({ character }) => character).join('')));
  if (!isTold) return undefined;
  const findIn = (inner: string): readonly Found[] =>
    (depth < DEEPEST ? look(inner, known, depth + 1) : undefined) ?? [];
  const readings = [...new Set([units, withoutTags(units)])];
  const found = readings.flatMap((reading) => findAll(reading, known, { findIn }));
  return hidesKey(units, found) ? undefined : found;
}

function findAll(units: readonly Unit[], { names, facts }: Known, looking: Looking): readonly Found[] {
  const plain = joined(units, ({ character }) => plainOf(character));
  return [
    ...findNames(units, names),
    ...findPrivate(units, facts),
    ...findPatterns(units, plain),
    ...findMixedWords(units),
    ...findEncoded(units, plain, looking),
  ];
}

const replaced = (
  text: string,
  found: readonly Found[],
  tokenFor: (one: Found, said: string) => string,
): string => {
  let behind = 0;
  const parts = found.map((one) => {
    const part = text.slice(behind, one.start) + tokenFor(one, text.slice(one.start, one.end));
    behind = one.end;
    return part;
  });
  return parts.join('') + text.slice(behind);
};

/** The same thing has the same token; secrets are never put back. */
function createTokens() {
  const tokens = new Map<string, string>();
  const told = new Map<string, string>();
  const counts = new Map<TokenKind, number>();
  return {
    of: ({ kind, key, shown }: Pick<Found, 'kind' | 'key' | 'shown'>, said: string): string => {
      const name = `${kind}|${key ?? fold(said)}`;
      const known = tokens.get(name);
      if (known !== undefined) return known;
      const number = (counts.get(kind) ?? 0) + 1;
      const token = tokenOf(kind, number);
      counts.set(kind, number);
      tokens.set(name, token);
      if (kind !== 'secret') told.set(token, shown ?? said);
      return token;
    },
    said: (token: string): string | undefined => told.get(token),
    count: (): number => tokens.size,
  };
}
