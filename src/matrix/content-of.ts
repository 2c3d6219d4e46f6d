import { fileContent } from '../core/file.ts';
import type { EventId, UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { Fields } from '../core/json.ts';
import { literal, type Reply, type Tone } from '../core/reply.ts';
import { render, type Rendered } from './render.ts';
import type { RoomEvent } from './send-event.ts';

export type Message = Extract<Outgoing, { kind: 'message' }>;
export type Reaction = Extract<Outgoing, { kind: 'reaction' }>;

/** Stands in the content of everything eis sends, also outside of what is encrypted: that is how it finds it again. */
export const KEY_FIELD = 'eis.key';

/** The signs of the choices, in the text and as reactions: the same ones (conversation.md 8.2). */
const NUMBERS = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣', '6️⃣', '7️⃣', '8️⃣', '9️⃣'] as const;
const SOMETHING_ELSE = '✏️';
const YES = '✅';
const NO = '❌';

/** What rings is text; the rest is a notice (conversation.md 3.1, 3.2). */
const TYPES: Readonly<Record<Tone, 'm.text' | 'm.notice'>> = {
  answer: 'm.text',
  question: 'm.text',
  reminder: 'm.text',
  receipt: 'm.notice',
  status: 'm.notice',
  failure: 'm.notice',
};

/** Tones that ring by themselves, so that the person is mentioned. */
const RINGING: ReadonlySet<Tone> = new Set(['question', 'reminder']);
export const rings = ({ tone }: Pick<Reply, 'tone'>): boolean => RINGING.has(tone);

/** A message as an event. In a room with one reader nothing is a reply: there it is clear what is answered. Pure. */
export function messageContent(
  message: Message,
  { key, readers }: { readonly key: string; readonly readers: number },
): RoomEvent {
  const { reply, owner } = message;
  const said = reply.file ? fileContent(reply.file) : { msgtype: TYPES[reply.tone], ...rendered(reply) };
  return {
    type: 'm.room.message',
    content: {
      ...said,
      'm.mentions': mentions(rings(reply) && owner.kind === 'person' ? owner.user : undefined),
      ...relation(message, readers),
      [KEY_FIELD]: key,
    },
  };
}

const rendered = (reply: Reply): Rendered => render(reply.markdown + choiceLine(reply));

/** A room as a whole is never mentioned (conversation.md 2.6). */
const mentions = (user: UserId | undefined): Fields => (user ? { user_ids: [user] } : {});

const inReply = (event: EventId): Fields => ({ 'm.in_reply_to': { event_id: event } });

function relation({ threadRoot, inReplyTo }: Message, readers: number): Fields {
  if (threadRoot)
    return {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: threadRoot,
        is_falling_back: true,
        ...inReply(inReplyTo ?? threadRoot),
      },
    };
  return inReplyTo && readers > 1 ? { 'm.relates_to': inReply(inReplyTo) } : {};
}

function choiceLine({ choices = [], refusal, orElse = 'something else' }: Reply): string {
  if (choices.length === 0) return '';
  const offered = NUMBERS.slice(0, choices.length).map(
    (sign, index) => `${sign} ${literal(choices[index] ?? '')}`,
  );
  const last = refusal === undefined ? `${SOMETHING_ELSE} ${literal(orElse)}` : `${NO} ${literal(refusal)}`;
  return `\n\n${[...offered, last].join(' · ')}`;
}

/** The reactions eis sets under its own question, so that a tap is enough. Pure. */
export function seedsOf({ tone, choices = [], refusal, yesNo, signs = [] }: Reply): readonly string[] {
  if (tone === 'reminder') return signs;
  if (tone !== 'question') return [];
  if (yesNo) return [YES, NO];
  if (choices.length === 0) return [];
  return [...NUMBERS.slice(0, choices.length), refusal === undefined ? SOMETHING_ELSE : NO];
}

/** The line of a confirmation that says how to answer, at the end of the text or of its last line. */
const HOW_TO_ANSWER = /[ \n]✅ [^·()\n]{1,20} · ❌ [^·()\n]{1,20} \([^()\n]{1,60}\)(?=\n|$)/;

/** The question once more as an edit, with its result in the place of what could be answered. Pure. */
export function settledContent(
  { reply }: Pick<Message, 'reply'>,
  { key, edits, result }: { readonly key: string; readonly edits: EventId; readonly result: string },
): RoomEvent {
  const asked = reply.markdown.replace(HOW_TO_ANSWER, '');
  return editOf({ tone: reply.tone, shown: render(`${asked}\n\n${literal(result)}`) }, { key, edits });
}

/** A message in the place of an earlier one of ours, as an edit of it. Pure. */
export const replacingContent = ({ reply }: Pick<Message, 'reply'>, editing: Editing): RoomEvent =>
  editOf({ tone: reply.tone, shown: rendered(reply) }, editing);

interface Editing {
  readonly key: string;
  readonly edits: EventId;
}

/** It rings nobody: clients leave edits silent. */
function editOf(
  { tone, shown }: { readonly tone: Tone; readonly shown: Rendered },
  { key, edits }: Editing,
): RoomEvent {
  const quiet = { msgtype: TYPES[tone], 'm.mentions': mentions(undefined) };
  return {
    type: 'm.room.message',
    content: {
      ...quiet,
      ...shown,
      body: `* ${shown.body}`,
      'm.new_content': { ...quiet, ...shown },
      'm.relates_to': { rel_type: 'm.replace', event_id: edits },
      [KEY_FIELD]: key,
    },
  };
}

/** Pure. */
export const reactionContent = (
  { target, symbol }: Pick<Reaction, 'target' | 'symbol'>,
  key: string,
): RoomEvent => ({
  type: 'm.reaction',
  content: {
    'm.relates_to': { rel_type: 'm.annotation', event_id: target, key: symbol },
    [KEY_FIELD]: key,
  },
});
