/*
 * Vikunja keeps descriptions as HTML and cleans nothing, so `<script>` may be in there. People write and read plain
 * text: `textFrom(htmlFrom(text))` is the same text, whatever it holds.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#9;',
  '\r': '&#13;',
  '\f': '&#12;',
  '\u00A0': '&#160;',
};

/** A space that HTML would drop: at the beginning or end of a line, or behind another one. */
const HELD_SPACE = /^ | $|(?<= ) /g;

const lineOf = (words: string): string =>
  words.replace(/[&<>\t\r\f\u00A0]/g, (sign) => ESCAPES[sign] ?? sign).replace(HELD_SPACE, '&nbsp;');

/** Paragraphs where the text has blank lines, and a break at the end of each other line. */
export function htmlFrom(text: string): string {
  if (text === '') return '';
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>')}</p>`)
    .join('');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Only what `htmlFrom` and editors write; anything else stays as it is written. */
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi;

function decode(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const LARGE_BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'table',
  'hr',
]);
const LISTS = new Set(['ul', 'ol']);
const UNSEEN = new Set(['script', 'style', 'head', 'template']);

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
}

type Piece = Tag | string;

/** One walk through the text, so that 5 MB take no longer than they must. */
function* piecesOf(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield html.slice(at, open);
    const close = html.indexOf('>', open);
    if (close < 0) {
      at = open;
      break;
    }
    const [, slash, name = ''] = /^(\/?)([a-z][a-z0-9-]{0,30})/i.exec(html.slice(open + 1, open + 40)) ?? [];
    if (name !== '') {
      const attributes = html.slice(open + 1, Math.min(close, open + 2000));
      yield { name: name.toLowerCase(), isEnd: slash === '/', attributes };
    } else if (!html.startsWith('<!', open)) yield html.slice(open, close + 1);
    at = close + 1;
  }
  if (at < html.length) yield html.slice(at);
}

/** What a person reads of it. */
export function textFrom(html: string): string {
  const writer = new PlainWriter();
  for (const piece of piecesOf(html)) {
    if (typeof piece === 'string') writer.write(piece);
    else writer.pass(piece);
  }
  return writer.end();
}

class PlainWriter {
  readonly #parts: string[] = [];
  readonly #counters: (number | undefined)[] = [];
  /** Line breaks to be written before the next words. */
  #due = 0;
  #isFresh = true;
  #hasBlock = false;
  #unseen: string | undefined;
  #link: { readonly href: string; readonly from: number } | undefined;

  write(raw: string): void {
    if (this.#unseen !== undefined) return;
    const words = raw.replace(/[ \t\r\n\f]+/g, ' ');
    const shown = this.#isFresh ? words.replace(/^ /, '') : words;
    if (shown === '') return;
    if (this.#hasBlock) this.#separate(2);
    this.#put(decode(shown));
  }

  pass(tag: Tag): void {
    if (this.#unseen !== undefined || UNSEEN.has(tag.name)) this.#hide(tag);
    else if (LARGE_BLOCKS.has(tag.name)) this.#block(tag.isEnd);
    else if (LISTS.has(tag.name)) this.#list(tag);
    else this.#small(tag);
  }

  #small(tag: Tag): void {
    const { name, isEnd } = tag;
    if (name === 'br') this.#break();
    else if (name === 'li' && !isEnd) this.#item(tag);
    else if (name === 'a') this.#anchor(tag);
    else if (name === 'tr' && !isEnd) this.#separate(1);
    else if (name === 'td' && isEnd) this.write(' ');
  }

  end(): string {
    this.#flush();
    return this.#parts.join('');
  }

  #put(words: string): void {
    this.#flush();
    this.#parts.push(words);
    this.#isFresh = false;
  }

  #flush(): void {
    if (this.#due > 0) this.#parts.push('\n'.repeat(this.#due));
    this.#due = 0;
  }

  #break(): void {
    this.#flush();
    this.#parts.push('\n');
    this.#isFresh = true;
  }

  /** Blank line between paragraphs, none within an item of a list. */
  #block(isEnd: boolean): void {
    this.#isFresh = true;
    if (this.#counters.length > 0) return;
    if (isEnd) this.#hasBlock = true;
    else this.#separate(2);
  }

  #separate(lines: number): void {
    // An empty paragraph before this one is a blank line of its own.
    if (this.#hasBlock) this.#due += lines;
    else if (this.#parts.length > 0) this.#due = Math.max(this.#due, lines);
    this.#hasBlock = false;
    this.#isFresh = true;
  }

  #list({ name, isEnd }: Tag): void {
    if (isEnd) {
      this.#counters.pop();
      if (this.#counters.length === 0) this.#hasBlock = true;
      return;
    }
    if (this.#counters.length === 0) this.#separate(2);
    this.#counters.push(name === 'ol' ? 0 : undefined);
  }

  #item({ attributes }: Tag): void {
    if (this.#parts.length > 0) this.#due = Math.max(this.#due, 1);
    const last = this.#counters.length - 1;
    const number = this.#counters[last];
    if (number !== undefined) this.#counters[last] = number + 1;
    const checked = /\sdata-checked="(true|false)"/.exec(attributes)?.[1];
    const sign = number === undefined ? '-' : `${number + 1}.`;
    const box = checked === undefined ? '' : checked === 'true' ? ' [x]' : ' [ ]';
    this.#put(`${'  '.repeat(Math.max(last, 0))}${sign}${box} `);
    this.#isFresh = true;
  }

  /** The address stands behind the words, unless it is the words. */
  #anchor({ isEnd, attributes }: Tag): void {
    if (!isEnd) {
      const href = /\shref="([^"]{1,1500})"/.exec(attributes)?.[1];
      this.#link = href === undefined ? undefined : { href: decode(href), from: this.#parts.length };
      return;
    }
    const link = this.#link;
    this.#link = undefined;
    if (link && !this.#parts.slice(link.from).join('').includes(link.href)) this.#put(` (${link.href})`);
  }

  #hide({ name, isEnd }: Tag): void {
    if (this.#unseen === undefined) this.#unseen = isEnd ? undefined : name;
    else if (isEnd && this.#unseen === name) this.#unseen = undefined;
  }
}
