import type { SentFile } from './file.ts';
import type { RoomId, UserId } from './ids.ts';
import type { Json } from './json.ts';
import type { ModelName } from './model.ts';

/** How one message was understood, and by whom. */
export type Understanding =
  | { readonly by: 'command' | 'phrase' | 'answer' | 'nobody' }
  | { readonly by: 'model'; readonly model: ModelName }
  /** A word that asks for the strong model: `analyze`. */
  | { readonly by: 'word'; readonly word: string; readonly model?: ModelName };

/** One thing that was done for it. */
export interface Deed {
  readonly action: string;
  /** `my`; left out for eis's own list and abilities. */
  readonly connection?: string;
  /** `Vikunja`, `my own list`. */
  readonly service?: string;
  readonly kind: 'read' | 'changed' | 'asked' | 'failed' | 'unclear';
  /** After a write: read back as planned, nothing else changed. */
  readonly isWhole?: boolean;
  /** How many things were read. */
  readonly read?: number;
  /** Of which days these are, in words of the person's language: `this week`. */
  readonly span?: string;
  /** What of it was changed, in words of the person's language: `due`. */
  readonly changed?: readonly string[];
}

/** Words that meant a line of the list that was shown: `the invoice` is line 1. */
export interface Resolved {
  readonly words: string;
  readonly line: number;
  /** ISO 8601: when it was shown. */
  readonly shownAt: string;
}

/** One message of a person and what became of it: what `why` explains, and what a conversation goes on from. */
export interface Turn {
  readonly user: UserId;
  readonly room: RoomId;
  /** The first 32 digits of the digest of the entry that was answered. */
  readonly request: string;
  /** The same of the entry that answered it; left out in what older versions kept. */
  readonly saidBy?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly said: string;
  /** What eis said, in Markdown. */
  readonly answered: string;
  readonly understood: Understanding;
  readonly deeds: readonly Deed[];
  readonly resolved: readonly Resolved[];
  /** What did not go into the prompt, and why, in words of the person's language. */
  readonly leftOut: readonly string[];
  /** A question that waits for consent: what the model row would hold. */
  readonly waiting?: Json;
  /** What was sent with it. */
  readonly file?: SentFile;
}
