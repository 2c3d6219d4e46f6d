import { fold } from '../core/fold.ts';
import { type Token, tokenize } from './tokens.ts';

/** One `--name value`. */
export interface Given {
  readonly name: string;
  /** The word `--name`. */
  readonly option: Token;
  readonly value: readonly Token[];
}

export interface Cut {
  readonly inPlace: readonly Token[];
  readonly options: readonly Given[];
}

/** Telephones make one long dash of two. */
const OPTION = /^(?:--|—|–)([\p{L}][\p{L}\p{N}_-]*)(?:=(.*))?$/su;

/** Tells `--name value …` from what stands in its place. A flag takes no value: what follows stands in its place. */
export function cutOptions(tokens: readonly Token[], flags: readonly string[]): Cut {
  const inPlace: Token[] = [];
  const options: { name: string; option: Token; value: Token[] }[] = [];
  for (const token of tokens) {
    const said = token.quoted === undefined ? token.raw.slice(0, token.end - token.start) : '';
    const [, name, value] = OPTION.exec(said) ?? [];
    const open = options.at(-1);
    if (name !== undefined) options.push({ name: fold(name), option: token, value: valueOf(value, token) });
    else if (open && !flags.includes(open.name)) open.value.push(token);
    else inPlace.push(token);
  }
  return { inPlace, options };
}

/** The words behind `=`, at the place where they stand in the line. */
function valueOf(value: string | undefined, { end }: Token): Token[] {
  if (value === undefined || value === '') return [];
  const from = end - value.length;
  return tokenize(value).map((token) => ({ ...token, start: token.start + from, end: token.end + from }));
}
