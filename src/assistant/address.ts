import type { UserId } from '../core/ids.ts';
import { localpartOf } from '../core/ids.ts';
import type { SaidEvent } from './read-event.ts';

export interface Addressed {
  /** The person named us. */
  readonly named: boolean;
  /** What was said, without the quotation of a reply and without our name at its beginning. */
  readonly text: string;
}

/**
 * Reads who is spoken to. `m.mentions` decides when it is there, even when it is empty; the text is searched
 * only when it is not, and a name inside an address or a quotation does not count.
 */
export function readAddress(
  said: Pick<SaidEvent, 'body' | 'mentions' | 'isReplyTo'>,
  bot: UserId,
): Addressed {
  const spoken = said.isReplyTo ? withoutQuotation(said.body) : said.body;
  const isMentioned = said.mentions?.includes(bot) ?? false;
  const text = withoutName(spoken.trim(), bot, isMentioned);
  const isCalled = text !== spoken.trim();
  const named = said.mentions ? isMentioned : isCalled || isNamedIn(spoken, bot);
  return { named, text };
}

/** Old clients put the answered message before the answer, each line behind `> `, then an empty line. */
function withoutQuotation(body: string): string {
  const lines = body.split('\n');
  const first = lines.findIndex((line) => !line.startsWith('>'));
  if (first <= 0) return first === 0 ? body : '';
  return lines.slice(lines[first] === '' ? first + 1 : first).join('\n');
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * `@eis`, `@eis:server`, a link to it, or `eis:` at the beginning. The bare name alone is an ordinary word in
 * some languages, so it needs a mark behind it unless the client says that it is a mention.
 */
function withoutName(text: string, bot: UserId, isMentioned: boolean): string {
  const id = quoted(bot.slice(1));
  const name = quoted(localpartOf(bot));
  const forms = [
    `\\[[^\\]]{1,255}\\]\\(https://matrix\\.to/#/(?:@|%40)${id}\\)[:,]?`,
    `@${id}[:,]?(?=\\s|$)`,
    `@${name}[:,]?(?=\\s|$)`,
    `${name}[:,](?=\\s|$)`,
    ...(isMentioned ? [`${name}(?=\\s|$)`] : []),
  ];
  const found = new RegExp(`^(?:${forms.join('|')})`, 'i').exec(text);
  return found ? text.slice(found[0].length).trim() : text;
}

function isNamedIn(text: string, bot: UserId): boolean {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');
  const server = quoted(bot.slice(bot.indexOf(':')));
  const name = quoted(localpartOf(bot));
  return new RegExp(`(?:^|[\\s(,;])@${name}(?:${server}(?![\\w.-])|(?![\\w.=/+-]|:\\S))`, 'i').test(own);
}
