import { literal } from '../core/reply.ts';

export interface Mistake {
  readonly line: string;
  /** The part that does not fit; at the end of the line when something is missing. */
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  /** A sentence that works. */
  readonly example: string | undefined;
  /** What may have been meant. */
  readonly hint?: string;
}

/** As much of a line as stands side by side on a telephone. */
const WIDEST = 60;
const FENCE = '```';

/** What does not fit, under a caret; what was expected; what would fit (conversation.md 6.3). */
export function wordMistake({ line, start, end, expected, example, hint }: Mistake): string {
  const from = Math.max(0, Math.min(start - WIDEST / 2, line.length - WIDEST));
  const seen = line.slice(from, from + WIDEST);
  const before = widthOf(line.slice(from, start));
  const bad = Math.max(1, widthOf(line.slice(start, Math.min(end, from + WIDEST))));
  const fence = FENCE + '`'.repeat(longestRunOf('`', seen));
  return [
    end > start ? 'I do not understand this part:' : 'Something is missing here:',
    '',
    `${fence}\n${seen}\n${' '.repeat(before)}${'^'.repeat(bad)}\n${fence}`,
    '',
    `Expected: ${expected}.`,
    ...(example === undefined ? [] : [`For example: ${literal(example)}`]),
    ...(hint === undefined ? [] : [`💡 ${hint}`]),
  ].join('\n');
}

/** In characters as they are drawn, as far as that can be known. */
function widthOf(text: string): number {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text)).length;
}

/** Made when it is first needed: it takes longer than all of the grammar. */
let segmenter: Intl.Segmenter | undefined;

function longestRunOf(sign: string, text: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === sign ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
