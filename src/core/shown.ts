import { say } from './sentences.ts';

export interface ShownList {
  /** All lines of the list, the ones that "more" has yet to show included. */
  readonly items: readonly ShownItem[];
  /** How many of them have been shown. */
  readonly upTo: number;
  /** The line the list ends with. */
  readonly ending?: string;
  /** What was changed or added last: "it", "that". The list before it stays. */
  readonly touched?: readonly ShownItem[];
}

export interface ShownItem {
  readonly noun: string;
  readonly id: string;
  /** The id of the connection it is in; left out: eis's own list. */
  readonly connection?: string;
  /** The words a person would use for it. */
  readonly name: string;
  /** Its line in Markdown, without the number. */
  readonly line: string;
}

/** More than this in one message is not read (conversation.md §1). */
export const LINES_AT_ONCE = 10;

/**
 * The lines of a list from number `from` (0 is the first) to the last one shown, in Markdown: numbered, then how
 * many there are still, then how the list ends.
 */
export function shownLines({ items, upTo, ending }: ShownList, from: number, language: string): string {
  const lines = items.slice(from, upTo).map(({ line }, index) => `${from + index + 1}. ${line}`);
  const left = items.length - upTo;
  const after = [
    ...(left > 0 ? [say(language).sayMore(left)] : []),
    ...(ending === undefined ? [] : [ending]),
  ];
  // A line right behind a list would become part of its last item.
  return [lines.join('\n'), ...(after.length > 0 ? [after.join('\n')] : [])].join('\n\n');
}
