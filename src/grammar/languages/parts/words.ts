/** The fields of a task that can be said around its title. */
export type NamedField = 'project' | 'labels' | 'assignees' | 'priority';

/** One way to say a part at the beginning or the end of a title: words before its name, words behind it, or both. */
export interface NamedPart {
  /** Left out: the words lead to the list of tasks itself and say nothing more ("to my to-do list"). */
  readonly field?: NamedField;
  /** The longest that fits counts; empty: nothing has to stand before. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** The name is one word with this ending: the German "auf die Einkaufsliste". */
  readonly ending?: string;
  /** The name is one of the words for things to buy: "to my groceries". */
  readonly isShopping?: true;
  /** Read only behind a comma: "…, urgent". */
  readonly isAside?: true;
}

/**
 * How a language says the parts of a task and which one is meant. Written like `LanguageWords`: lower case, without
 * accents and apostrophes.
 */
export interface PartWords {
  /** Between two names or things: "and". */
  readonly and: readonly string[];
  readonly named: readonly NamedPart[];
  /** They go with a mark behind them: "for @carol", "in +Work". */
  readonly beforeMarks: Readonly<Record<NamedField, readonly string[]>>;
  /** Before a place, they mean all that is in it: "everything in Work". */
  readonly everything?: readonly string[];
  /** An order by itself, in front of several: "new tasks: sweep, mop". */
  readonly newOnes?: readonly string[];
  /** Before "list" they name no project: "to-do", "task", "own". */
  readonly noProject: readonly string[];
  /** In the name of a list of things to buy: there, "milk and eggs" are two. */
  readonly shopping: readonly string[];
  /** One thing with an "and" in it: "mac and cheese". */
  readonly pairs: readonly string[];
  /** Prepositions besides those of `into` and `through`: what they bind is no list of its own ("tickets for Ann, Bob and Carl"). */
  readonly links?: readonly string[];
  /** Verbs that tasks begin or end with: "buy milk, eggs and bread" is one task. */
  readonly doing: readonly string[];
  /** Tasks end with their verb, so that a day before one is when it is due: the Turkish "pazartesi kirayı öde". */
  readonly isVerbLast?: true;
  /** Endings glued to a number: the Turkish "2'yi". */
  readonly numberEndings?: readonly string[];
  /** In front of the lines of a list: "these tasks", "the following". */
  readonly following: readonly string[];
  /** "the second": places in a list. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** "the last two", "number three". */
  readonly counts: Readonly<Record<string, number>>;
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Behind an ordinal: "the second one", "the second task". */
  readonly ones: readonly string[];
  /** Everything shown last: "all of them", "both". */
  readonly allOfThem: readonly string[];
  /** "that one with the invoice". */
  readonly oneWith: readonly string[];
  /** "2 to 4". */
  readonly range: readonly string[];
}
