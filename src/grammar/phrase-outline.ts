import { foldedWords } from './folded-words.ts';
import type { Classes } from './pattern.ts';

type Words = readonly string[];

/** What a phrase needs, seen at a glance: it is read whole only when a sentence has the words for it. */
export interface Outline {
  /** Words of which one must be the first one; undefined when it may begin with a slot. */
  readonly firsts: Words | undefined;
  /** Of each of these lists, one word must be there somewhere. Looked for when it is first asked for. */
  readonly required: () => readonly Words[];
}

/** What a part of a phrase may begin with. */
interface Beginning {
  readonly words: Words;
  /** With a slot, or with nothing: any word may be the first one. */
  readonly isOpen: boolean;
  /** One of its words may be said in another way. */
  readonly isChanging: boolean;
}

const OPEN: Beginning = { words: [], isOpen: true, isChanging: false };

/**
 * Makes the finder of outlines for one language. It takes well-formed phrases for granted, and a word too many for no
 * harm: what fits is decided when the phrase is laid over the sentence. Words that can be said in another way
 * (`sameWords`: "what is", "whats") are never required, and bring the others with them where they begin.
 */
export function createOutlines(classes: Classes, sameWords: readonly Words[]): (text: string) => Outline {
  const beginningOf = createBeginnings(classes, sameWords);
  return (text) => {
    let required: readonly Words[] | undefined;
    const { words, isOpen } = beginningIn(text, beginningOf);
    return {
      firsts: isOpen ? undefined : words,
      required: () => {
        required ??= requiredIn(text, beginningOf);
        return required;
      },
    };
  };
}

function requiredIn(text: string, beginningOf: BeginningOf): readonly Words[] {
  const required: Words[] = [];
  for (let { item, to } = itemAt(text, 0); item !== ''; { item, to } = itemAt(text, to)) {
    // What stands beside others is not required.
    if (item === '|') return [];
    const { words, isOpen, isChanging } = isOptional(item) ? OPEN : beginningOf(item);
    if (!isOpen && !isChanging) required.push(words);
  }
  return required;
}

const isOptional = (item: string): boolean => item.startsWith('[');

type BeginningOf = (item: string) => Beginning;

/** Each part that many phrases have is looked at once. */
function createBeginnings(classes: Classes, sameWords: readonly Words[]): BeginningOf {
  const wordOf = createWordBeginnings(sameWords);
  const known = new Map<string, Beginning>();
  const look = (item: string): Beginning => {
    const sign = item.charAt(0);
    if (sign === '{') return OPEN;
    if (sign === '<') return beginningIn(classes[item.slice(1, -1)] ?? '', beginningOf);
    return sign === '(' || sign === '[' ? beginningIn(item.slice(1, -1), beginningOf) : wordOf(item);
  };
  const beginningOf = (item: string): Beginning => {
    const before = known.get(item);
    if (before) return before;
    // A class that holds itself is a mistake, which is told when the phrase is read.
    known.set(item, OPEN);
    const beginning = look(item);
    known.set(item, beginning);
    return beginning;
  };
  return beginningOf;
}

const together = (begun: readonly Beginning[]): Beginning => ({
  words: begun.flatMap(({ words }) => words),
  isOpen: begun.some(({ isOpen }) => isOpen),
  isChanging: begun.some(({ isChanging }) => isChanging),
});

function createWordBeginnings(sameWords: readonly Words[]): BeginningOf {
  const asWell = new Map<string, Words>();
  const changing = new Set<string>();
  for (const group of sameWords) {
    const firsts = group.map((sequence) => sequence.split(' ')[0] ?? '');
    for (const word of firsts) asWell.set(word, [...(asWell.get(word) ?? []), ...firsts]);
    for (const word of group.flatMap((sequence) => sequence.split(' '))) changing.add(word);
  }
  return (said) => {
    const own = foldedWords(said);
    const words = own.flatMap((word) => [word, ...(asWell.get(word) ?? [])]);
    return { words, isOpen: false, isChanging: own.some((word) => changing.has(word)) };
  };
}

/** Of each alternative: the first item that must be there, and all before it. */
function beginningIn(text: string, beginningOf: BeginningOf): Beginning {
  const begun: Beginning[] = [];
  let at: number | undefined = 0;
  while (at !== undefined) {
    const { beginning, to } = beginningAt(text, at, beginningOf);
    begun.push(beginning);
    at = behindBar(text, to);
  }
  const [only] = begun;
  return only && begun.length === 1 ? only : together(begun);
}

/** Of the alternative that begins here; `to` is where that is settled. */
function beginningAt(
  text: string,
  at: number,
  beginningOf: BeginningOf,
): { readonly beginning: Beginning; readonly to: number } {
  const begun: Beginning[] = [];
  for (let { item, to } = itemAt(text, at); item !== ''; { item, to } = itemAt(text, to)) {
    if (item === '|') return { beginning: OPEN, to: to - 1 };
    begun.push(beginningOf(item));
    if (!isOptional(item)) return { beginning: begun.length === 1 ? beginningOf(item) : together(begun), to };
  }
  return { beginning: OPEN, to: text.length };
}

/** Where the next alternative begins. */
function behindBar(text: string, at: number): number | undefined {
  if (!text.includes('|', at)) return undefined;
  for (let { item, to } = itemAt(text, at); item !== ''; { item, to } = itemAt(text, to)) {
    if (item === '|') return to;
  }
  return undefined;
}

/** The word, slot, class or group that begins here, or the sign between alternatives; empty at the end. */
function itemAt(text: string, at: number): { readonly item: string; readonly to: number } {
  let from = at;
  while (text[from] === ' ') from += 1;
  const to = endOfItem(text, from);
  return { item: text.slice(from, to), to };
}

const BEHIND_WORD = /[ |]|$/g;
const BRACKETS = /[()[\]]/g;

function endOfItem(text: string, from: number): number {
  const sign = text[from];
  if (sign === '|') return from + 1;
  if (sign !== '(' && sign !== '[') {
    BEHIND_WORD.lastIndex = from;
    return BEHIND_WORD.exec(text)?.index ?? text.length;
  }
  let depth = 0;
  BRACKETS.lastIndex = from;
  for (let found = BRACKETS.exec(text); found; found = BRACKETS.exec(text)) {
    depth += found[0] === '(' || found[0] === '[' ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return text.length;
}
