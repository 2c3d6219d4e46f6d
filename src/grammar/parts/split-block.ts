import type { LanguageWords } from '../languages/words.ts';
import { lengthAtEnd, spoken, tokenize } from '../tokens.ts';
import { splitItems } from './split-items.ts';

/** A line and those that are set in below it. */
export interface BlockItem {
  readonly text: string;
  readonly below: readonly BlockItem[];
}

/** An order with a list of lines below it. */
export interface Block {
  readonly head: string;
  readonly items: readonly BlockItem[];
}

/** More lines than this are pasted text. */
const MOST_LINES = 50;
/** Nobody reads deeper. */
const DEEPEST = 5;
const TAB = '  ';

const BULLET = /^(\s*)(?:[-*•–—+▪◦·‣]|\d{1,2}[.)])(?:\s+\[ ?\])?\s+(\S.*)$/u;
const BOX = /^(\s*)\[ ?\]\s+(\S.*)$/u;
/** What is ticked off already is nothing to be done. */
const TICKED = /^\s*(?:[-*•+]\s+)?\[[xX]\]/u;

/**
 * A message of one line and a list below it, the list with bullets, or below a line that ends with a colon. Undefined for
 * any other message.
 */
export function splitBlock(text: string): Block | undefined {
  const [head, ...list] = linesSaid(text);
  if (head === undefined || bulletIn(head) || !isList(list)) return undefined;
  const bullets = list.map(bulletIn).filter((bullet) => bullet !== undefined);
  const isBulleted = bullets.length === list.length;
  if (!isBulleted && !head.trimEnd().endsWith(':')) return undefined;
  const items = nested(isBulleted ? bullets : list.map(plain));
  return items && { head: head.trim().replace(/\s*:$/, ''), items };
}

/** Without the message that is answered. */
function linesSaid(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const start = lines.findIndex((line) => !line.trimStart().startsWith('>'));
  return start < 0 ? [] : lines.slice(start);
}

const isList = (lines: readonly string[]): boolean =>
  lines.length > 0 &&
  lines.length <= MOST_LINES &&
  !lines.some((line) => TICKED.test(line) || line.includes('```'));

/** The same in one line: "these tasks: sweep, mop and dust". Undefined where the words before the colon name no list. */
export function splitInline(line: string, words: LanguageWords): Block | undefined {
  const tokens = tokenize(line);
  const colon = tokens.findIndex(({ marks }) => marks === ':') + 1;
  const head = tokens.slice(0, colon);
  const following = [...(words.parts?.following ?? []), ...(words.parts?.newOnes ?? [])];
  if (colon === 0 || lengthAtEnd(head, following) === 0) return undefined;
  const items = splitItems(tokens.slice(colon), words, 'list');
  return (
    items && {
      head: spoken(line, head),
      items: items.map((item) => ({ text: spoken(line, item), below: [] })),
    }
  );
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

function bulletIn(line: string): Line | undefined {
  const [, space, text] = BOX.exec(line) ?? BULLET.exec(line) ?? [];
  return space === undefined || text === undefined ? undefined : { indent: widthOf(space), text: bare(text) };
}

function plain(line: string): Line {
  const text = line.trimStart();
  const bullet = bulletIn(line);
  return bullet ?? { indent: widthOf(line.slice(0, line.length - text.length)), text: bare(text) };
}

const widthOf = (space: string): number => space.replaceAll('\t', TAB).length;

const bare = (text: string): string => text.trim().replace(/[,;]$/, '');

/** Each line below the nearest one before it that is set in less. Undefined when it is too deep. */
function nested(lines: readonly Line[], depth = 0): readonly BlockItem[] | undefined {
  if (depth > DEEPEST) return undefined;
  const items: BlockItem[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    const end = lines.findIndex(({ indent }, index) => index > at && indent <= line.indent);
    const below = nested(lines.slice(at + 1, end < 0 ? lines.length : end), depth + 1);
    if (!below) return undefined;
    items.push({ text: line.text, below });
    at = end < 0 ? lines.length : end;
  }
  return items;
}

/** The lines of a list that is nothing but bullets, without them: each may be a request of its own. */
export function withoutBullets(lines: readonly string[]): readonly string[] {
  const bullets = lines.map(bulletIn).filter((bullet) => bullet !== undefined);
  return bullets.length === lines.length ? bullets.map(({ text }) => text) : lines;
}
