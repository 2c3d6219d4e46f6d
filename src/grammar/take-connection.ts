import type { ActionCall } from '../core/action.ts';
import type { LanguageWords } from './languages/words.ts';
import { lengthAtEnd, spoken, tokenize, type Token } from './tokens.ts';

export interface Through {
  readonly rest: readonly Token[];
  /** The name of a connection, or of eis's own list. */
  readonly connection: string;
}

const OPTION = '--connection';
export const OWN_LIST = 'own-list';

/** Takes the name of a connection off the end: "… on home", "… on my own list", `… --connection home`. */
export function takeConnection(
  line: string,
  tokens: readonly Token[],
  { through, ownList }: LanguageWords,
  names: readonly string[],
): Through | undefined {
  const own = lengthAtEnd(tokens, ownList);
  if (own > 0 && own < tokens.length) return { rest: tokens.slice(0, -own), connection: OWN_LIST };
  const [before, last] = tokens.slice(-2);
  if (last && before?.word === OPTION && tokens.length > 2) {
    return { rest: tokens.slice(0, -2), connection: spoken(line, [last]) };
  }
  for (const connection of names) {
    const rest = restBefore(tokens, connection, through);
    if (rest) return { rest, connection };
  }
  return undefined;
}

/** What stands before "on home". */
function restBefore(
  tokens: readonly Token[],
  connection: string,
  through: readonly string[],
): readonly Token[] | undefined {
  const name = tokenize(connection).map(({ word }) => word);
  const before = tokens.slice(0, -name.length);
  const isNamed = name.every((word, index) => tokens[before.length + index]?.word === word);
  const length = isNamed ? lengthAtEnd(before, through) : 0;
  return length > 0 && length < before.length ? before.slice(0, -length) : undefined;
}

/** The call in that connection; eis's own abilities have none. */
export const callIn = (call: ActionCall, connection: string): ActionCall | undefined =>
  call.action.includes('.') ? { ...call, connection } : undefined;
