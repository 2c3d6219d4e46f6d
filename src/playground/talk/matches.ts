/** What may stand in an expectation for something that differs from run to run. */
const WILDCARDS = /\{(?:id|link|ref|code|version)\}/g;

/** At the end of an expectation: whatever follows, further lines included. */
const ANYTHING = '{anything}';

/**
 * Compares line by line and letter by letter; a wildcard stands for at least one character of its line. Space at the end of a
 * line does not count, because no reader sees it.
 */
export function matches(expected: string, got: string): boolean {
  if (!expected.endsWith(ANYTHING)) return linesFit(expected, got);
  const wanted = linesOf(expected.slice(0, -ANYTHING.length));
  const found = linesOf(got).slice(0, wanted.length);
  const last = found.at(-1)?.slice(0, wanted.at(-1)?.length) ?? '';
  return linesFit(wanted.join('\n'), [...found.slice(0, -1), last].join('\n'));
}

function linesFit(expected: string, got: string): boolean {
  const [wanted, found] = [linesOf(expected), linesOf(got)];
  return wanted.length === found.length && wanted.every((line, index) => lineFits(line, found[index] ?? ''));
}

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trimEnd());

/** The fixed parts must come in order, the first at the beginning and the last at the end: no pattern, so no backtracking. */
function lineFits(expected: string, got: string): boolean {
  const [first = '', ...rest] = expected.split(WILDCARDS);
  const last = rest.pop();
  if (last === undefined) return got === first;
  if (!got.startsWith(first) || !got.endsWith(last)) return false;
  const end = got.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = got.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return end >= at + 1;
}
