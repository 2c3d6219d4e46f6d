import type { SentFile } from './file.ts';

/** What eis says. Markdown here; only `matrix/` knows HTML, event types, reactions and what rings. */
export interface Reply {
  readonly markdown: string;
  readonly tone: Tone;
  /** Offered with the numbers 1 to 9, as reactions too; what each stands for is kept by whoever asked. */
  readonly choices?: readonly string[];
  /** What ❌ means beside the choices: `nothing`. Left out: ✏️ for something else is offered there. */
  readonly refusal?: string;
  /** What ✏️ means, in the language of the person. */
  readonly orElse?: string;
  /** Reactions that are put under a reminder; its text says what they do. */
  readonly signs?: readonly string[];
  /** A confirmation: ✅ and ❌ are put under it as reactions. */
  readonly yesNo?: true;
  /** Sent in place of the text, which is what is kept of it. */
  readonly file?: SentFile;
}

export type Tone = 'answer' | 'receipt' | 'status' | 'question' | 'failure' | 'reminder';

export const answer = (markdown: string): Reply => ({ markdown, tone: 'answer' });
export const receiptReply = (markdown: string): Reply => ({ markdown, tone: 'receipt' });
/** Acknowledgements and state: said as a notice. */
export const status = (markdown: string): Reply => ({ markdown, tone: 'status' });
export const question = (markdown: string, choices: readonly string[] = []): Reply => ({
  markdown,
  tone: 'question',
  ...(choices.length > 0 ? { choices } : {}),
});
/** `markdown` says itself how to answer. */
export const confirmation = (markdown: string): Reply => ({ markdown, tone: 'question', yesNo: true });
export const failure = (markdown: string): Reply => ({ markdown, tone: 'failure' });

/**
 * A link with a name (conversation.md 17.3). The address may be anybody's: one that leads to no web page stays text,
 * and none ends the link early.
 */
export function linkTo(label: string, address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return literal(address);
  return `[${literal(label)}](<${url.href.replace(UNSAFE_IN_LINK, encodeURIComponent)}>)`;
}

/** What ends a link, or would be read as Markdown or as an entity in it. */
const UNSAFE_IN_LINK = /[<>\\`;\s]/g;

/** Marks that turn the direction of text, or hide in it: a title may hold them, a reply must not. */
const DIRECTION_AND_HIDDEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const MARKDOWN = /[\\`*_{}[\]()#+\-.!|<>~&:]/g;

/**
 * Text of a person (a title, a name) so that it stands in a reply letter by letter: no Markdown in it works,
 * no line break or direction mark changes what surrounds it.
 */
export function literal(text: string): string {
  return text
    .replace(DIRECTION_AND_HIDDEN, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKDOWN, (mark) => `\\${mark}`);
}
