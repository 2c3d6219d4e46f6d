import type { Caller } from './caller.ts';
import type { Receipt } from './edit.ts';
import type { Fields } from './json.ts';

/** What `actions/` needs in order to carry out edits on one kind of object, read them back and take them back. */
export interface Collection {
  readonly noun: string;
  readonly read: (id: string, signal: AbortSignal) => Promise<Fields | undefined>;
  /** `mark` is the same whenever the same request is carried out again: with it, a second object is never made. */
  readonly create: (after: Fields, mark: string, signal: AbortSignal) => Promise<string>;
  /** Must keep every field that `after` does not change, whatever the service's own update does. */
  readonly update: (id: string, after: Fields, signal: AbortSignal) => Promise<void>;
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
  readonly linkTo: (id: string) => string | undefined;
  /** What was done, in Markdown, made from the receipt alone: verb, object, link and the fields that changed. */
  readonly tell: (receipt: Receipt, caller: Caller) => string;
}
