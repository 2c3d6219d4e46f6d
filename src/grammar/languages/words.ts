import type { PartWords } from './parts/words.ts';
import type { TimeVocabulary } from './time/words.ts';

/**
 * What a language has to say besides the phrases of the actions. All of it lower case and without accents and
 * apostrophes (`whats`), several words with one space between them. A new language is a file of this shape.
 */
export interface LanguageWords {
  /** The first part of its BCP 47 tag: `de`. */
  readonly tag: string;
  /**
   * Groups of words that a phrase names as `<list>`, each a pattern like those of the phrases, without slots:
   * `{ list: 'list|to-do list|todos' }`. A group may name other groups.
   */
  readonly classes: Readonly<Record<string, string>>;
  /** Very common words that no other language has, by which this one is recognised: "the", "and", "my". */
  readonly telling: readonly string[];
  /** By these the language is recognised as well: unlike the small words of `telling`, each may be a title or a name. */
  readonly typical?: readonly string[];
  /** Sequences of words that mean the same inside a phrase. */
  readonly sameWords: readonly (readonly string[])[];
  /** May stand before a request and say nothing about it. */
  readonly openers: readonly string[];
  /** Openers that turn a request into a question: "could you". With one of them a question mark is mere politeness. */
  readonly requests: readonly string[];
  /**
   * Openers that ask what the one who speaks may or should do: "can i", "should i". What stands behind them may be
   * read ("can I see my list"), and is never written ("can I add milk").
   */
  readonly asks?: readonly string[];
  /** May stand behind a request. */
  readonly closers: readonly string[];
  /** The same, only behind a comma or a full stop: otherwise they may belong to a title. */
  readonly closersAfterMark: readonly string[];
  /** Before the name of a thing: "the", "my", "task". */
  readonly articles: readonly string[];
  /** Words that stand for something said before: never a title or a name. */
  readonly pronouns: readonly string[];
  /** What was written or shown last: 6.6 of the talk. */
  readonly references: Readonly<Record<'it' | 'that' | 'last', readonly string[]>>;
  /** "all my work tasks": what it begins and ends with, and what may stand between "tasks" and the place. */
  readonly all: readonly string[];
  readonly things: readonly string[];
  readonly inside: readonly string[];
  readonly overdue: readonly string[];
  /** "on home": before the name of a connection at the end of a sentence. */
  readonly through: readonly string[];
  /** The list that no service keeps, with the words before it. */
  readonly ownList: readonly string[];
  /** What follows "not" without rejecting anything: "not now". */
  readonly noPart: readonly string[];
  /** Before a name that is chosen: "as work". */
  readonly as: readonly string[];
  /** A topic of help is none of these: "help me". */
  readonly people: readonly string[];
  /** At the end of a request, they take it back: "never mind". */
  readonly retractions: readonly string[];
  /** "to my calendar": a place other than the list of tasks. */
  readonly into: readonly string[];
  /** Those of `into` that lead a thing somewhere, and stand in no name of one: "to". */
  readonly toward?: readonly string[];
  readonly determiners: readonly string[];
  readonly places: readonly string[];
  /** "and", "then": behind one of them, an order makes a second request. */
  readonly conjunctions: readonly string[];
  readonly orders: readonly string[];
  /** Those of `orders` that are a word of no other language, however short: with one of them an order is plain anywhere. */
  readonly plainOrders?: readonly string[];
  /** Between and behind numbers that are counted together: "plus", "together". */
  readonly sums?: readonly string[];
  /** Beginnings that make a sentence a question, a report, a condition or a refusal. */
  readonly noRequest: readonly string[];
  /**
   * They make the whole depend on something: "if", "when", "unless". At the beginning of a request, and inside its
   * words ("add umbrella if it rains"), where no word of `asking` stands before ("ask Bob if he comes").
   */
  readonly conditions: readonly string[];
  /** "ask", "check", "see", "find out": behind one of them, a word of `conditions` only asks something. */
  readonly asking: readonly string[];
  /** Beginnings that refuse: "dont", "do not", "never". */
  readonly negations: readonly string[];
  /** "forget": behind a negation it asks to be reminded. */
  readonly forgetting?: readonly string[];
  /** At the end of the words in a slot they refuse the whole: the German "nicht" in "füge milch nicht hinzu". */
  readonly negationsBehind: readonly string[];
  /** At the beginning of the words in a slot they refuse the whole: the German "keine" in "füge keine milch hinzu". */
  readonly refusals?: readonly string[];
  /** Before a new thing: "a", "another", "a new". */
  readonly indefinite?: readonly string[];
  /**
   * Verbs that make a sentence of its own of free words at the beginning, wherever they stand in them: the Dutch "wil" in
   * "jan wil melk toevoegen".
   */
  readonly clauses?: readonly string[];
  /**
   * Written with these accents, a word is another one than the one of a phrase: the French "ajouté" is no "ajoute". Small
   * letters, with accents.
   */
  readonly otherWithAccents?: readonly string[];
  /** Short words that are glued to the next one, and say nothing at the beginning of a title: the French "d'". */
  readonly elided?: readonly string[];
  /** They lead to another place by their form alone: the Finnish "kalenteriin", the Norwegian "i kalenderen". */
  readonly elsewhere?: readonly string[];
  /** Kinds of things that are no task, where one is changed or taken away: "event", "playlist", "list". */
  readonly otherThings?: readonly string[];
  /** The one who is spoken to: a question with such a word in its phrase is an order ("fügst du milch hinzu?"). */
  readonly addressing: readonly string[];
  /** Sayings and beginnings of songs that begin like an order: "add insult to injury", "done deal". */
  readonly sayings: readonly string[];
  /** Between two requests: "and then", "and also". Behind one of them, and behind `conjunctions`, a second may begin. */
  readonly sequences: readonly string[];
  /** Sounds and words that mean nothing anywhere in a request: "um", "uh", "äh". */
  readonly fillers: readonly string[];
  /** Before a topic: "help on tasks". */
  readonly about: readonly string[];
  /**
   * Words of their own that differ by one letter from a word of a phrase, and are never taken for it with a typing
   * error: "love" is no "move", "last" no "list".
   */
  readonly noTypos: readonly string[];
  /** Words that ask for more thought than a rule has; left out: nobody asks for it in this language. */
  readonly strong?: StrongWords;
  /** The sentence that adds a task with exactly these words. */
  readonly addExactly: (title: string) => string;
  /** The sentence that asks what is due then. */
  readonly askDue: (when: string) => string;
  /** Offered when nothing is nearer. */
  readonly alwaysUseful: readonly string[];
  readonly times: TimeVocabulary;
  /** The parts of a task around its title, and which one is meant; left out: only marks and numbers are read. */
  readonly parts?: PartWords;
}

/** "Analyze my productivity", "plan my week": what asks for the strong model, and what of one's own it may be about. */
export interface StrongWords {
  /** "analyze": meant with a word of `about` anywhere behind it. */
  readonly analysing: readonly string[];
  /** "plan", "review": meant where nothing but words of `about` and of time stands around it; else it is a title. */
  readonly planning: readonly string[];
  /** "week", "tasks", "productivity". */
  readonly about: readonly string[];
  /** May stand around it, and say nothing: "help me to", "give me a". */
  readonly leads: readonly string[];
}
