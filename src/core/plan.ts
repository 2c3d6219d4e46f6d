import type { Edit } from './edit.ts';

/** The containers of a service (projects, calendars) that something touches or looks into. */
export type Scope = 'unknown' | readonly string[];

/** What a call would do, found out without doing it. */
export type Plan =
  | { readonly kind: 'look' }
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly scope: Scope }
  /** A tool that cannot be looked into: it is run as it is, and its success is reported as a claim. */
  | { readonly kind: 'opaque'; readonly because: string }
  /** Each choice is a whole sentence that could have been said instead. */
  | { readonly kind: 'unclear'; readonly question: string; readonly choices: readonly Choice[] };

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
