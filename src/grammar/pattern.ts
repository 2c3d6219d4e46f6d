import { foldedWords } from './folded-words.ts';

/**
 * What a phrase is made of. A phrase is laid over all words of a request; in it
 *
 * - a word is itself, compared folded: small letters, no accents, no apostrophes (`what's` is `whats`);
 * - `(add|put on|create)` is one of them, each of one word or more, with slots in them if need be;
 * - `[a|the]` is one of them or nothing;
 * - `{title}` is a field of the action: one word or more; `{add.labels}` is a part of a field. A field may stand
 *   twice, what is said in both places is put together: `[{due}] add {title} [{due}]`;
 * - `{which:shown}` takes only what points at something shown ("2", "it"), `{which:number}` only
 *   its number, `{which:task}` no other kind of thing ("the
 *   playlist"), `{title:new}` nothing that is made elsewhere ("a meeting"), `{name:short}` only a few
 *   words without an article, `{title:fragment}` only a few that begin like nothing else ("milk" in "milk on my list"),
 *   `{project:word}` only one that is no number, `{project:list}` only the name of a list that is one word in this
 *   language ("Einkaufsliste"), `{title:colon}` only what stands behind a colon ("task: …"), and `{what:alarm}` only
 *   the words of the class `<alarm>`;
 * - `{value:known}` takes only words that the action itself declares as known (cities in "I live in Lisbon");
 * - `{at:clock}` takes "10" for ten o'clock too, `{at:morning}` reads a bare hour as one of the morning ("wake me at 6"),
 *   `{at:later}` a length of time as one from now on ("snooze for 10 minutes"), and `{which:hour}` is what comes then
 *   ("my 9 am reminder");
 * - `<list>` is a class of words of the language (`classes` of its file), itself such a phrase, without slots.
 *
 * Groups stand inside one another; before and behind a group is a space or another sign: `(re|)open` is written
 * `(reopen|open)`. Marks (`?`, `,`) are never written: no word is compared with them. Where two slots for free words
 * could stand side by side, a fixed word must stand between them.
 */
export type Pattern =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'slot'; readonly field: string; readonly only?: Only }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  /** One of them; the empty sequence is nothing. */
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] };

/** What alone a slot takes of all that its field would. */
export type Only = (typeof ONLY)[number] | { readonly words: ReadonlySet<string> };

/** True where the words in the slot are as telling as those around it. */
export const isTelling = (only: Only | undefined): boolean =>
  typeof only === 'object' || only === 'shown' || only === 'known' || only === 'hour';

export type Classes = Readonly<Record<string, string>>;

const NOTHING: Pattern = { kind: 'sequence', parts: [] };

/** Reads a phrase. Throws, with the place, for one that is not well formed: a mistake of the file, not of a person. */
export function parsePattern(text: string, classes: Classes): Pattern {
  return createPatternReader(classes)(text);
}

/** Reads phrases of one language; each class of words is read once. */
export function createPatternReader(classes: Classes): (text: string) => Pattern {
  const known = new Map<string, Pattern | 'being read'>();
  const words = new Map<string, Pattern>();
  const wordOf = (piece: string): Pattern => {
    const word = words.get(piece) ?? wordPattern(piece);
    words.set(piece, word);
    return word;
  };
  const read = (text: string): Pattern => parseAll(text, { classOf, wordOf });
  const classOf = (name: string, phrase: string): Pattern => {
    const before = known.get(name);
    if (before === 'being read') throw mistake(phrase, `the class <${name}> holds itself`);
    if (before) return before;
    const said = Object.hasOwn(classes, name) ? classes[name] : undefined;
    if (said === undefined) throw mistake(phrase, `there is no class <${name}> in this language`);
    known.set(name, 'being read');
    const pattern = read(said);
    if (hasSlot(pattern)) throw mistake(said, `the class <${name}> holds a slot`);
    known.set(name, pattern);
    return pattern;
  };
  return read;
}

interface Known {
  readonly classOf: (name: string, phrase: string) => Pattern;
  readonly wordOf: (piece: string) => Pattern;
}

/** Signs, names in braces, and words. */
const PIECES = /\s+|[()[\]|]|\{[^{}<>()[\]|\s]*\}|<[^{}<>()[\]|\s]*>|[^\s()[\]{}<>|]+|[{}<>]/g;
const FIELD = /^\{([a-zA-Z][\w.]*)(?::([a-z][\w-]*))?\}$/;
const ONLY = [
  'clock',
  'morning',
  'later',
  'hour',
  'shown',
  'number',
  'short',
  'fragment',
  'word',
  'list',
  'colon',
  'known',
  'task',
  'new',
] as const;
const CLASS = /^<([a-zA-Z][\w-]*)>$/;
const WORD = /^[\p{L}\p{N}\p{M}'’&+#%/.-]*[\p{L}\p{N}\p{M}&+#%]['’]?$/u;
const BEHIND_ITEM = /^(?:\s+|[)\]|])$/;

interface Reading extends Known {
  readonly phrase: string;
  readonly pieces: readonly string[];
  at: number;
}

function parseAll(phrase: string, known: Known): Pattern {
  const reading: Reading = { phrase, pieces: phrase.match(PIECES) ?? [], at: 0, ...known };
  const pattern = alternatives(reading);
  if (reading.at < reading.pieces.length)
    throw mistake(phrase, `"${reading.pieces[reading.at]}" closes nothing`);
  if (canBeEmpty(pattern)) throw mistake(phrase, 'it could be nothing at all');
  return pattern;
}

function alternatives(reading: Reading): Pattern {
  const options = [sequence(reading)];
  while (reading.pieces[reading.at] === '|') {
    reading.at += 1;
    options.push(sequence(reading));
  }
  const [only] = options;
  return options.length === 1 && only ? only : { kind: 'choice', options };
}

const ENDS = new Set([')', ']', '|']);

function sequence(reading: Reading): Pattern {
  const parts: Pattern[] = [];
  for (;;) {
    while (/^\s/.test(reading.pieces[reading.at] ?? '')) reading.at += 1;
    const piece = reading.pieces[reading.at];
    if (piece === undefined || ENDS.has(piece)) break;
    parts.push(item(piece, reading));
    const next = reading.pieces[reading.at];
    if (next !== undefined && !BEHIND_ITEM.test(next))
      throw mistake(reading.phrase, `a space is missing before "${next}"`);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'sequence', parts };
}

function item(piece: string, reading: Reading): Pattern {
  reading.at += 1;
  if (piece === '(') return group(')', reading);
  if (piece === '[') return { kind: 'choice', options: [group(']', reading), NOTHING] };
  if (WORD.test(piece)) return reading.wordOf(piece);
  const slot = slotPattern(piece, reading);
  if (slot) return slot;
  const name = CLASS.exec(piece)?.[1];
  if (name !== undefined) return reading.classOf(name, reading.phrase);
  throw mistake(reading.phrase, `"${piece}" is no word, no {field} and no <class>`);
}

function group(closing: ')' | ']', reading: Reading): Pattern {
  const inner = alternatives(reading);
  if (reading.pieces[reading.at] !== closing) throw mistake(reading.phrase, `a "${closing}" is missing`);
  reading.at += 1;
  if (canBeEmpty(inner))
    throw mistake(reading.phrase, `a group holds nothing: write [ ] where it may be left out`);
  return inner;
}

function slotPattern(piece: string, { classOf, phrase }: Reading): Pattern | undefined {
  const [, field, said] = FIELD.exec(piece) ?? [];
  if (field === undefined) return undefined;
  if (said === undefined) return { kind: 'slot', field };
  const only = ONLY.find((one) => one === said) ?? { words: new Set(sayingsOf(classOf(said, phrase))) };
  return { kind: 'slot', field, only };
}

/** All sequences of words that a pattern without slots stands for. */
function sayingsOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'word':
      return [pattern.word];
    case 'slot':
      return [];
    case 'choice':
      return pattern.options.flatMap(sayingsOf);
    case 'sequence':
      return pattern.parts
        .map(sayingsOf)
        .reduce((before, next) => before.flatMap((one) => next.map((two) => `${one} ${two}`.trim())), ['']);
  }
}

function wordPattern(piece: string): Pattern {
  const [only, ...others] = foldedWords(piece).map((word): Pattern => ({ kind: 'word', word }));
  return only && others.length === 0 ? only : { kind: 'choice', options: only ? [only, ...others] : others };
}

/** True when it fits no words at all as well. */
export function canBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'word':
    case 'slot':
      return false;
    case 'sequence':
      return pattern.parts.every(canBeEmpty);
    case 'choice':
      return pattern.options.some(canBeEmpty);
  }
}

function hasSlot(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'word':
      return false;
    case 'slot':
      return true;
    case 'sequence':
      return pattern.parts.some(hasSlot);
    case 'choice':
      return pattern.options.some(hasSlot);
  }
}

const mistake = (phrase: string, what: string): Error =>
  new Error(`The phrase "${phrase}" is not well formed: ${what}.`);
