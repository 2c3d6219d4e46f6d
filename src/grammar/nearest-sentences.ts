import type { ActionDescription } from '../core/action.ts';
import type { Because } from '../core/because.ts';
import { slotOf } from '../core/slot.ts';
import { heardExactly } from './hear.ts';
import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { type Held, layPhrase } from './lay-phrase.ts';
import type { Phrase } from './phrase-index.ts';
import { readTime, timesIn } from './read-times.ts';
import type { Sentence } from './sentence.ts';
import type { ReadingContext } from './reading.ts';
import { stripCourtesy } from './strip-courtesy.ts';
import { commandOf } from './usage.ts';
import { lengthAtEnd, spoken, type Token, tokenize } from './tokens.ts';

/** Of a longer text nothing is guessed: it is a story, not a request. */
const LONGEST_GUESSED = 200;

/**
 * Sentences that may have been meant, the best guess first: a task with exactly the words that stood in the place of
 * one, what is due at the time that was named, the whole as a task when it is no question and no other order, the examples that share most words with it, then what is always useful. A
 * write is only ever offered with the person's own words, and not to who refuses, asks or tells. The caller tries which
 * of them are understood.
 */
export function nearestSentences(
  text: string,
  known: Language,
  at: ReadingContext,
  because: Because,
): readonly string[] {
  const { words, actions } = known;
  const line = text.length > LONGEST_GUESSED ? '' : text.replaceAll('\n', ' ');
  const { tokens, isQuestion } = stripCourtesy(tokenize(line), words, known.names);
  const slot = titleIn(tokens, known);
  const mayWrite =
    !isQuestion && because !== 'not sure it is a request' && because !== 'a question about a write';
  const exactly = (title: readonly Token[] | undefined): readonly string[] =>
    title && mayWrite && isTitle(line, title, known) ? [words.addExactly(spoken(line, title))] : [];
  const said: Sentence = { line, words, context: at };
  const time = timeIn(tokens, said);
  const whole = slot || isOther(tokens, said) ? [] : exactly(tokens);
  const reads = [...readsByLikeness(tokens, actions), ...words.alwaysUseful];
  // Who speaks of a day rather asks what is planned than for a task of these words.
  const guesses = [
    ...exactly(slot),
    ...(time === undefined ? whole : [...dueThen(time, reads, words), ...whole]),
    ...reads,
  ];
  return [...new Set(guesses)];
}

/** What is due at a time, and something else that only reads. */
function dueThen(time: string, reads: readonly string[], { askDue }: LanguageWords): readonly string[] {
  const due = askDue(time);
  return [due, ...reads.filter((say) => say !== due).slice(0, 1)];
}

/** The first day that is named anywhere, as it was said. */
function timeIn(tokens: readonly Token[], said: Sentence): string | undefined {
  for (const { from, to } of timesIn(tokens, said)) {
    for (let end = from + 1; end <= to; end += 1) {
      const meaning = readTime(tokens.slice(from, end), said);
      if (meaning?.kind === 'moment' || meaning?.kind === 'span')
        return spoken(said.line, tokens.slice(from, end));
    }
  }
  return undefined;
}

/** True for a question, a report, a refusal, another order, and for nothing but a time. */
const isOther = (tokens: readonly Token[], said: Sentence): boolean =>
  said.words.noRequest.includes(tokens[0]?.word ?? '') || readTime(tokens, said) !== undefined;

/** Longer ones are no title but a story. */
const MOST_TITLE_WORDS = 8;

/** True for a few words that may be a title: nothing taken back, nothing that stands for something said before. */
function isTitle(line: string, title: readonly Token[], { words, names }: Language): boolean {
  const said = title.map(({ word }) => word).join(' ');
  return (
    title.length <= MOST_TITLE_WORDS &&
    /^\p{L}{2,}/u.test(said) &&
    !/["“”„«»`]/.test(line) &&
    ![...words.pronouns, ...names].includes(said) &&
    lengthAtEnd(title, words.retractions) === 0
  );
}

/** The words that stand where a phrase has a title; those of the phrase that says most. */
function titleIn(tokens: readonly Token[], { index }: Language): readonly Token[] | undefined {
  const said = tokens.map(({ word }) => word);
  const near = index().near(said.slice(0, 1), new Set(said));
  const [best] = near.flatMap((phrase) => titlesIn(phrase, tokens)).toSorted((a, b) => b.fixed - a.fixed);
  return best?.title;
}

function titlesIn(
  phrase: Phrase,
  tokens: readonly Token[],
): readonly { readonly title: readonly Token[]; readonly fixed: number }[] {
  const [field] =
    [...phrase.slots].find(([, slot]) => slot.kind === 'text' && slot.moment !== undefined) ?? [];
  const isTitleSlot = (held: Held): boolean => held.field === field && typeof held.only !== 'object';
  const laid = field === undefined ? undefined : layPhrase(phrase.graph(), heardExactly(tokens), isTitleSlot);
  return (laid ?? []).flatMap(({ held, fixed }) => {
    const one = held.find((slot) => slot.field === field);
    return one && fixed > 0 ? [{ title: tokens.slice(one.from, one.to), fixed }] : [];
  });
}

/** Shorter words say nothing about what was meant. */
const SHORTEST_TELLING = 3;

const known = new Map<string, readonly string[]>();

/** Of an example; there are few, and all of them are looked at each time. */
function wordsOf(example: string): readonly string[] {
  const words = known.get(example) ?? tokenize(example).map(({ word }) => word);
  known.set(example, words);
  return words;
}

/** Examples that only read, those that share the most words with the text first. */
function readsByLikeness(tokens: readonly Token[], actions: readonly ActionDescription[]): readonly string[] {
  const said = new Set(tokens.map(({ word }) => word).filter((word) => word.length >= SHORTEST_TELLING));
  const likeness = (say: string): number => wordsOf(say).filter((word) => said.has(word)).length;
  return actions
    .filter(({ effect }) => effect === 'read')
    .flatMap((action) => bestExample(action, likeness))
    .filter((example) => example.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ say }) => say);
}

/** One example each: the one that shares most. Those that name something of their own are left out. */
function bestExample(
  { name, examples, input }: ActionDescription,
  likeness: (say: string) => number,
): readonly { readonly say: string; readonly likeness: number }[] {
  const isFree = (means: Readonly<Record<string, unknown>>): boolean =>
    Object.keys(means).every((field) => {
      const schema = input.shape[field];
      return schema !== undefined && ['span', 'when', 'flag'].includes(slotOf(schema).kind);
    });
  const isSentence = (say: string): boolean => !name.includes('.') || !say.startsWith(commandOf({ name }));
  return examples
    .filter(({ say, means }) => isSentence(say) && isFree(means))
    .map(({ say }) => ({ say, likeness: likeness(say) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 1);
}
