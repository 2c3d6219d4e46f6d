import { type Refusal, refuse } from '../refusal.ts';

export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'like' | 'in' | 'not in';

export interface Comparison {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

/** Joined from left to right: `a || b && c` is `(a || b) && c`. */
export interface Joined {
  readonly kind: 'joined';
  readonly first: Filter;
  readonly rest: readonly { readonly join: '&&' | '||'; readonly filter: Filter }[];
}

export type Filter = Comparison | Joined;

const FIELD = /^[a-z_]+/;
const SPACE = /^\s+/;
/** Longer ones first. */
const OPERATORS: readonly (readonly [RegExp, Operator])[] = [
  [/^\s+not in\s/, 'not in'],
  [/^\s+in\s/, 'in'],
  [/^\s+like\s/, 'like'],
  [/^\s*\?!=/, 'not in'],
  [/^\s*\?=/, 'in'],
  [/^\s*!=/, '!='],
  [/^\s*>=/, '>='],
  [/^\s*<=/, '<='],
  [/^\s*>/, '>'],
  [/^\s*</, '<'],
  [/^\s*=/, '='],
  [/^\s*~/, 'like'],
];

/** Reads Vikunja's filter language. Throws the refusal of a real server; `hasNotIn`: 1.0 and later. */
export function parseFilter(text: string, { hasNotIn }: { hasNotIn: boolean }): Filter {
  const reader = new Reader(text, hasNotIn);
  const filter = reader.joined();
  reader.end();
  return filter;
}

class Reader {
  readonly #text: string;
  readonly #hasNotIn: boolean;
  #rest: string;

  constructor(text: string, hasNotIn: boolean) {
    this.#text = text;
    this.#rest = text;
    this.#hasNotIn = hasNotIn;
  }

  joined(): Filter {
    const first = this.#term();
    const rest: Joined['rest'][number][] = [];
    for (let join = this.#join(); join; join = this.#join()) rest.push({ join, filter: this.#term() });
    return rest.length === 0 ? first : { kind: 'joined', first, rest };
  }

  end(): void {
    this.#skipSpace();
    if (this.#rest !== '') throw this.#wrong('unexpected character');
  }

  #term(): Filter {
    this.#skipSpace();
    if (!this.#rest.startsWith('(')) return this.#comparison();
    this.#rest = this.#rest.slice(1);
    const inner = this.joined();
    this.#skipSpace();
    if (!this.#rest.startsWith(')')) throw this.#wrong('invalid formatted group - missing closing bracket');
    this.#rest = this.#rest.slice(1);
    return inner;
  }

  #comparison(): Comparison {
    const field = FIELD.exec(this.#rest)?.[0];
    if (field === undefined) throw this.#wrong('invalid or incomplete filter expression');
    this.#rest = this.#rest.slice(field.length);
    const operator = this.#operator();
    if (operator === 'not in' && !this.#hasNotIn) throw this.#wrong('expected a sign operator');
    return { kind: 'comparison', field, operator, value: this.#value() };
  }

  #operator(): Operator {
    for (const [pattern, operator] of OPERATORS) {
      const found = pattern.exec(this.#rest)?.[0];
      if (found === undefined) continue;
      this.#rest = this.#rest.slice(found.length);
      return operator;
    }
    throw this.#wrong('invalid or incomplete filter expression');
  }

  /** In quotes, or as far as the next bracket or join. */
  #value(): string {
    this.#skipSpace();
    const quote = this.#rest.charAt(0);
    const value = quote === '"' || quote === "'" ? this.#quoted(quote) : this.#bare();
    if (/[&|]/.test(value)) throw this.#wrong('invalid join operator');
    return value;
  }

  #quoted(quote: string): string {
    const end = this.#rest.indexOf(quote, 1);
    if (end < 0) throw this.#wrong('invalid or incomplete filter expression');
    const value = this.#rest.slice(1, end);
    this.#rest = this.#rest.slice(end + 1);
    return value;
  }

  #bare(): string {
    const end = this.#rest.search(/[&|()]/);
    const value = end < 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = end < 0 ? '' : this.#rest.slice(end);
    if (value.trim() === '') throw this.#wrong('invalid or incomplete filter expression');
    return value.trim();
  }

  #join(): '&&' | '||' | undefined {
    this.#skipSpace();
    const join = this.#rest.startsWith('&&') ? '&&' : this.#rest.startsWith('||') ? '||' : undefined;
    if (join === undefined && /^[&|]/.test(this.#rest)) throw this.#wrong('invalid join operator');
    if (join !== undefined) this.#rest = this.#rest.slice(2);
    return join;
  }

  #skipSpace(): void {
    this.#rest = this.#rest.replace(SPACE, '');
  }

  #wrong(why: string): Refusal {
    const message = `The filter expression '${this.#text}' is invalid: ${why}`;
    return refuse(400, 4024, message);
  }
}
