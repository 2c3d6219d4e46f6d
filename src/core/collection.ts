import type { Caller } from './caller.ts';
import type { Edit, Receipt } from './edit.ts';
import type { Fields, Json } from './json.ts';
import type { Choice } from './plan.ts';

/** What a creation is found again by. */
export interface Creation {
  /** The same whenever the same request is carried out again; a service that lets the client choose the id uses it. */
  readonly mark: string;
  /** What `watermark` answered before the creation began. Undefined: the creation may be older than this database. */
  readonly watermark: Json | undefined;
}

/** Only the fields that differ, as they were and as they shall be. */
export interface Change {
  readonly before: Fields;
  readonly after: Fields;
}

export interface StoredObject {
  readonly id: string;
  readonly fields: Fields;
}

/** What `actions/` needs in order to carry out edits on one kind of object, read them back and take them back. */
export interface Collection {
  readonly noun: string;
  readonly read: (id: string, signal: AbortSignal) => Promise<Fields | undefined>;
  /** Asked right before a creation, and stored with "begun": whatever helps to find again what it makes. */
  readonly watermark: (after: Fields, signal: AbortSignal) => Promise<Json>;
  readonly create: (after: Fields, creation: Creation, signal: AbortSignal) => Promise<string>;
  /**
   * What this creation made, read afresh, the oldest first: it is the read-back of a creation too. None: nothing was
   * made. Several: the request reached the service more than once, and all but one are to be removed.
   */
  readonly findMade: (
    after: Fields,
    creation: Creation,
    signal: AbortSignal,
  ) => Promise<readonly StoredObject[]>;
  /** Must keep every field that the change does not name, whatever the service's own update does. */
  readonly update: (id: string, change: Change, signal: AbortSignal) => Promise<void>;
  /** An object that is gone already is no failure. */
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
  readonly linkTo: (id: string) => string | undefined;
  readonly words: Wording;
}

/** An object that an undo left as it is, because somebody changed it since. */
export interface Stayed {
  readonly name: string;
  /** `due is now Tue 24 Nov 2026`. */
  readonly difference: string;
  /** `stays at Tue 24 Nov 2026`. */
  readonly stays: string;
}

export interface Follow {
  readonly question: string;
  /** A yes means the first one. */
  readonly choices: readonly Choice[];
  /** Answered with yes or no: the choices are not numbered. */
  readonly yesNo?: true;
  /**
   * What the yes stands for, where that has to be confirmed itself: it is planned at once, and its confirmation is
   * the only question.
   */
  readonly call?: { readonly action: string; readonly input: Fields };
  /** Asked in a message of its own, behind the receipt. */
  readonly apart?: true;
  /** Asked of a person once and never again: a name for it. */
  readonly once?: string;
}

/**
 * The words about one kind of object, in Markdown, people's text as `literal()`. All that people read about a write
 * is made here, from edits and receipts alone.
 */
export interface Wording {
  /** What a person calls it: its title. */
  readonly name: (fields: Fields) => string;
  /** One receipt that is whole: sign, verb, object, link and the fields that changed (conversation.md 7.1, 9.2). */
  readonly told: (receipt: Receipt, caller: Caller) => string;
  /** Several whole receipts of one request, in one or two lines. */
  readonly toldTogether: (receipts: readonly Receipt[], caller: Caller) => string;
  /**
   * The question before it is done: what exactly, where, how many (all of them shown), and what cannot be brought
   * back. Without the line that says how to answer.
   */
  readonly asked: (edits: readonly Edit[], caller: Caller) => string;
  /** After an undo: `↩️ Taken back: …`, and what stays as it is. */
  readonly takenBack: (receipts: readonly Receipt[], stayed: readonly Stayed[], caller: Caller) => string;
  /** How what is there differs from what was expected. Undefined: not at all. */
  readonly differs: (
    expected: Fields,
    found: Fields | undefined,
    caller: Caller,
  ) => Omit<Stayed, 'name'> | undefined;
  /** What the service said yes to but did not do: `the label errand is not on buy stamps`. */
  readonly refused: (receipt: Receipt, caller: Caller) => string;
  /** What else changed that nobody asked for: `its description is gone`. */
  readonly lost: (receipt: Receipt, caller: Caller) => string;
  /** A question that comes with the receipt: the zone of a service just connected. */
  readonly follow?: (receipts: readonly Receipt[], caller: Caller) => Follow | undefined;
  /**
   * After a doubt was cleared: `buy stamps was added once. {link}`, with what of it is missing or was lost; without a
   * receipt `buy stamps was not added`.
   */
  readonly foundAgain: (receipt: Receipt | undefined, edit: Edit, caller: Caller) => string;
}
