/** A message that holds more than this is refused by homeservers; it is there twice, plain and formatted. */
const MOST_BYTES = 20_000;
const FENCE = '```';

/** A text in a frame, letter by letter; `goesOn` says how many bytes of a long one are left out. */
export function fenced(text: string, goesOn: (bytes: number) => string): string {
  const bytes = Buffer.byteLength(text);
  const shown = bytes <= MOST_BYTES ? text : beginning(text);
  const fence = FENCE + '`'.repeat(longestRun(shown));
  const rest = bytes - Buffer.byteLength(shown);
  return `${fence}\n${shown}\n${fence}${rest > 0 ? `\n${goesOn(rest)}` : ''}`;
}

/** As many whole characters as fit. */
const beginning = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(Buffer.from(text).subarray(0, MOST_BYTES))
    .replace(/\uFFFD+$/, '');

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
