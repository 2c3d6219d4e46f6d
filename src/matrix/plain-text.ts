import type { Token } from 'markdown-it';

interface List {
  /** The number of the next item; undefined for dots. */
  next: number | undefined;
}

interface Writing {
  readonly lines: string[];
  readonly lists: List[];
  quotes: number;
  /** Put before the first line of the item that was just begun. */
  mark: string | undefined;
}

/** The text of a parsed message, for clients without HTML, notifications and screen readers. Pure. */
export function plainText(tokens: readonly Token[]): string {
  const writing: Writing = { lines: [], lists: [], quotes: 0, mark: undefined };
  for (const token of tokens) write(token, writing);
  return writing.lines.join('\n');
}

function write(token: Token, writing: Writing): void {
  switch (token.type) {
    case 'inline':
      return addLines(inlineText(token.children ?? []), writing);
    case 'fence':
      return addLines(token.content.replace(/\n$/, ''), writing);
    case 'hr':
      return addLines('—', writing);
    default:
      return nest(token, writing);
  }
}

function nest(token: Token, writing: Writing): void {
  switch (token.type) {
    case 'ordered_list_open':
      writing.lists.push({ next: Number(token.attrGet('start') ?? 1) });
      break;
    case 'bullet_list_open':
      writing.lists.push({ next: undefined });
      break;
    case 'ordered_list_close':
    case 'bullet_list_close':
      writing.lists.pop();
      break;
    case 'list_item_open':
      writing.mark = nextMark(writing.lists.at(-1));
      break;
    case 'blockquote_open':
      writing.quotes += 1;
      break;
    case 'blockquote_close':
      writing.quotes -= 1;
      break;
  }
}

function nextMark(list: List | undefined): string {
  if (list?.next === undefined) return '• ';
  list.next += 1;
  return `${list.next - 1}. `;
}

function addLines(text: string, writing: Writing): void {
  const depth = writing.lists.length;
  const indent = '   '.repeat(Math.max(depth - 1, 0));
  const quote = '> '.repeat(writing.quotes);
  for (const line of text.split('\n')) {
    const mark = writing.mark ?? (depth > 0 ? '   ' : '');
    writing.mark = undefined;
    writing.lines.push(`${quote}${indent}${mark}${line}`);
  }
}

/** A link is followed by its address, unless its words are the address. */
function inlineText(tokens: readonly Token[]): string {
  const links: { readonly address: string; readonly from: number }[] = [];
  let text = '';
  for (const token of tokens) {
    if (token.type === 'link_open') {
      links.push({ address: String(token.attrGet('href') ?? ''), from: text.length });
    } else if (token.type === 'link_close') {
      text += addressAfter(text, links.pop());
    } else {
      text += token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
    }
  }
  return text;
}

function addressAfter(
  text: string,
  link: { readonly address: string; readonly from: number } | undefined,
): string {
  if (!link || text.slice(link.from) === link.address) return '';
  return ` (${link.address})`;
}
