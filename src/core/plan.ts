import type { Edit } from './edit.ts';

/** The containers of a service (projects, calendars) that something touches or looks into. */
export type Scope = 'unknown' | readonly string[];

/** What a call would do, found out without doing it. */
export type Plan =
  | { readonly kind: 'look' }
  | {
      readonly kind: 'edits';
      readonly edits: readonly Edit[];
      readonly scope: Scope;
      /** What is made on the way though nobody named it as new (`label travel`): asked about first. */
      readonly onTheWay?: readonly string[];
      /** Said before the receipt, in Markdown: what is not as the person chose it. */
      readonly remarks?: readonly string[];
    }
  /** Takes back what the person's newest request in this room did. */
  | { readonly kind: 'undo'; readonly mode: UndoMode }
  /** A tool that cannot be looked into: it is run as it is, and its success is reported as a claim. */
  | { readonly kind: 'opaque'; readonly because: string }
  /** Each choice is a whole sentence that could have been said instead. */
  | {
      readonly kind: 'unclear';
      readonly question: string;
      readonly choices: readonly Choice[];
      /** Nothing like it is here: another connection of the person may have it. */
      readonly isUnknownHere?: true;
    }
  /** One field has yet to be said; the next message is its value (conversation.md 13.7). */
  | {
      readonly kind: 'missing';
      readonly question: string;
      readonly field: string;
      readonly secret: boolean;
      /** Only a time is an answer; whatever else is said next is a sentence of its own. */
      readonly isTime?: true;
    };

/** `ask`: when somebody changed an object since, ask; `untouched`: only what nobody changed; `all`: everything. */
export type UndoMode = 'ask' | 'untouched' | 'all';

/** `label` is shown; `say` is what choosing it means, read as if the person had typed it. */
export interface Choice {
  readonly label: string;
  readonly say: string;
}

export const edits = (list: readonly Edit[], scope: Scope = 'unknown'): Plan => ({
  kind: 'edits',
  edits: list,
  scope,
});
