import { withoutBullets } from './parts/split-block.ts';
import { endOfMarks, tokenize } from './tokens.ts';

/** A block of code is no talk: nothing in it is ever carried out. */
const CODE_BLOCK = '```';

/** The lines that were said, without the quotation of the message that is answered. None when code was pasted. */
export function linesOf(text: string): readonly string[] {
  if (text.includes(CODE_BLOCK)) return [];
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => !line.startsWith('>'));
  return first < 0 ? [] : withoutBullets(lines.slice(first).filter((line) => line !== ''));
}

const ENDS_SENTENCE = /[.!?;]/;

/** A line cut behind the marks that may end a sentence; marks inside a quotation end nothing. */
export function sentencesOf(line: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const token of tokenize(line)) {
    if (!ENDS_SENTENCE.test(token.marks)) continue;
    const end = endOfMarks(token);
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  const rest = line.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}
