import type { UserId, RoomId } from './ids.ts';

/**
 * Who wrote a text: the person, eis, or anybody at all (a title, an invitation, a web page). With `outside` text in a
 * prompt whatever comes out of it is asked about first.
 */
export type TextOrigin = 'person' | 'eis' | 'outside';

/** What a prompt may hold besides the question, what matters most first. */
export type ContextKind = 'figures' | 'items' | 'shown' | 'turns' | 'matches';

/** One whole thing: a task, a message. It goes in as it is, or not at all. */
export interface ContextItem {
  readonly kind: ContextKind;
  readonly text: string;
  readonly origin: TextOrigin;
  /** In no prompt of anybody else. */
  readonly owner: UserId;
  /** Where it was said or shown; left out: it is the person's wherever they are. */
  readonly room?: RoomId;
}

/** What one retriever found. */
export interface Retrieved {
  /** What matters most first. */
  readonly items: readonly ContextItem[];
  /** By their names in English; every number in an answer must be one of these. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Names of other people in it, which are replaced before anything leaves. */
  readonly people?: readonly string[];
  /** Texts that the person marked as private: replaced as well. */
  readonly private?: readonly string[];
}

export interface Retriever {
  readonly kind: ContextKind;
  readonly find: (signal: AbortSignal) => Promise<Retrieved>;
}

/** Everything that was asked for. */
export interface Gathered {
  readonly found: readonly Retrieved[];
  /** What took too long, or failed. */
  readonly missing: readonly ContextKind[];
}

/** What goes into a prompt. */
export interface PromptContext {
  readonly items: readonly ContextItem[];
  readonly figures: Readonly<Record<string, number>>;
  readonly people: readonly string[];
  readonly private: readonly string[];
  /** Computed from where the items come from, never guessed later. */
  readonly isTainted: boolean;
  /** What did not go in, and why, in words of the person's language. */
  readonly leftOut: readonly string[];
}
