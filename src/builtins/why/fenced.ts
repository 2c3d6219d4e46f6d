/** More than this, twice (plain, and formatted with its quotation marks spelled out), is no message any more. */
const MOST_BYTES = 12_000;
const FENCE = '```';

interface Framing {
  /** Says how many bytes of a long one are left out. */
  readonly goesOn: (bytes: number) => string;
  /** How many texts share the message. */
  readonly of?: number;
}

/** A text in a frame, letter by letter. */
export function fenced(text: string, { goesOn, of = 1 }: Framing): string {
  const most = Math.floor(MOST_BYTES / of);
  const bytes = Buffer.byteLength(text);
  const shown = bytes <= most ? text : beginning(text, most);
  const fence = FENCE + '`'.repeat(longestRun(shown));
  const rest = bytes - Buffer.byteLength(shown);
  return `${fence}\n${shown}\n${fence}${rest > 0 ? `\n${goesOn(rest)}` : ''}`;
}

/** As many whole characters as fit. */
const beginning = (text: string, bytes: number): string =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(Buffer.from(text).subarray(0, bytes))
    .replace(/\uFFFD+$/, '');

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
