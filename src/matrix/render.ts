import MarkdownIt from 'markdown-it';
import { plainText } from './plain-text.ts';

/** The two forms of one message, as the content of an `m.room.message` has them. */
export interface Rendered {
  readonly body: string;
  readonly format: 'org.matrix.custom.html';
  readonly formatted_body: string;
}

/**
 * An event may have 65,536 bytes, its other fields and the signatures included. Longer texts are cut at the end of a
 * line, and say so.
 */
const MOST_BYTES = 60_000;
const CUT = '…';

const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;
/** Control characters; line breaks and tabs stay. */
const CONTROL = /[^\P{Cc}\t\n]/gu;

/** No HTML of the source gets through, no picture is fetched, and a link leads to the web, to mail, or nowhere. */
const markdownIt = createParser();

function createParser() {
  const parser = new MarkdownIt({ html: false, breaks: true, linkify: false, typographer: false });
  // Text that happens to be indented, or to stand above a line of dashes, is still text.
  parser.disable(['image', 'table', 'code', 'lheading', 'reference', 'html_block', 'html_inline']);
  parser.validateLink = (url) => SAFE_LINK.test(url);
  return parser;
}

/**
 * Markdown of ours into safe HTML and a body that reads well alone: lines instead of paragraphs, numbers and dots
 * instead of lists, no marks, no entities. Pure.
 */
export function render(markdown: string): Rendered {
  const source = markdown.toWellFormed().replace(CONTROL, '');
  const whole = renderWhole(source);
  return isShort(whole) ? whole : renderCut(source);
}

function renderWhole(source: string): Rendered {
  const tokens = markdownIt.parse(source, {});
  return {
    body: plainText(tokens),
    format: 'org.matrix.custom.html',
    formatted_body: unwrap(markdownIt.renderer.render(tokens, markdownIt.options, {})),
  };
}

/** Clients set paragraphs apart from each other; a single one needs none of that. */
function unwrap(html: string): string {
  const trimmed = html.trim();
  const [, inner] = /^<p>([\s\S]*)<\/p>$/.exec(trimmed) ?? [];
  return inner === undefined || inner.includes('<p>') ? trimmed : inner;
}

const isShort = ({ body, formatted_body }: Rendered): boolean =>
  Buffer.byteLength(JSON.stringify([body, formatted_body])) <= MOST_BYTES;

/** As many whole lines as fit; of a first line that is too long itself, as many characters. */
function renderCut(source: string): Rendered {
  const lines = source.split('\n');
  const upTo = (count: number): Rendered => renderWhole(`${lines.slice(0, count).join('\n')}\n${CUT}`);
  const count = most(lines.length, (some) => isShort(upTo(some)));
  if (count > 0) return upTo(count);
  const letters = Array.from(lines[0] ?? '');
  const short = (some: number): Rendered => renderWhole(letters.slice(0, some).join('') + CUT);
  return short(most(letters.length, (some) => isShort(short(some))));
}

/** The largest number up to `limit` that `fits`, given that everything below a number that fits does too. */
function most(limit: number, fits: (some: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
