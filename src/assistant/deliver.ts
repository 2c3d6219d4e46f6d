import { sha256 } from '../core/digest.ts';
import type { Handled, OpenQuestion, Outgoing } from '../core/inbox.ts';
import type { EventId } from '../core/ids.ts';
import type { Message } from '../core/message.ts';
import type { Place } from '../core/place.ts';
import { everyone, type Owned, type Owner } from '../core/privacy.ts';
import { literal, type Reply, status } from '../core/reply.ts';
import type { Answer, Part } from './answer.ts';
import { joinParts } from './join-parts.ts';
import { spokenDuration } from './spoken-duration.ts';
import { type Asked, wordAnswer } from './word-answer.ts';

export interface Delivery {
  readonly message: Message;
  readonly now: Date;
  /** Said before everything else, as a message of its own. */
  readonly greeting: Owned<Reply> | undefined;
  /** The message that gets ✅ or ❌; none when a reaction was the request. */
  readonly marked: EventId | undefined;
  readonly asked: Asked;
  /** The question that was open before, and is closed by a new one. */
  readonly openBefore: OpenQuestion | undefined;
  /** Key of the entry that is being handled. */
  readonly entryKey: string;
}

/** How long a question waits. */
const QUESTION_MS = 600_000;
/** An answer that comes later than this says how late it is (conversation.md 4.5). */
const LATE_MS = 900_000;

/** The one gate between what eis knows and what is said: each part is shown here only if this place may see it. */
export function deliver(answers: readonly Owned<Answer>[], delivery: Delivery): Handled {
  const { message, greeting, asked } = delivery;
  const { place } = message;
  const here = answers.map((answer) => answer.showIn(place));
  const seen = here.filter((answer) => answer !== undefined);
  if (seen.length < answers.length) return deliverPrivately(answers, delivery);
  const hello = greeting?.showIn(place);
  const say: Outgoing[] = [];
  if (hello && greeting) say.push(messageTo({ room: place.roomId }, hello, greeting.owner, message));
  if (seen.length === 0) return { say: [...say, ...marks('done', delivery)], later: [] };
  const part = inContext(joinParts(seen.map((answer) => wordAnswer(answer, asked))), delivery);
  say.push(messageTo({ room: place.roomId }, part.reply, jointOwner(answers), message));
  return { say: [...say, ...marks(part.state, delivery)], later: [], ...kept(part, delivery) };
}

/**
 * The place may not see all of it: everything goes to the person's direct room, which is looked at again right
 * before it is sent, and the room gets one neutral line. Nothing is kept for numbers and answers given here.
 */
function deliverPrivately(answers: readonly Owned<Answer>[], delivery: Delivery): Handled {
  const { message, asked } = delivery;
  const direct = directPlace(message);
  const seen = answers.map((answer) => answer.showIn(direct)).filter((answer) => answer !== undefined);
  const neutral = status('I answered you privately.');
  const say = [messageTo({ room: message.place.roomId }, neutral, everyone, message)];
  if (seen.length === 0) return { say: [], later: [] };
  const part = joinParts(seen.map((answer) => wordAnswer(answer, asked)));
  say.push(messageTo({ dmWith: message.sender }, part.reply, jointOwner(answers), message));
  return { say: [...say, ...marks(part.state, delivery)], later: [] };
}

/** What a direct room is by definition; whether it still is one is checked when the message is sent. */
const directPlace = ({ sender, place }: Message): Place => ({
  ...place,
  readers: [sender],
  joinRule: 'invite',
  worldReadable: false,
  links: [],
});

function messageTo(
  to: Extract<Outgoing, { kind: 'message' }>['to'],
  reply: Reply,
  owner: Owner,
  { threadRoot }: Message,
): Outgoing {
  const inThread = threadRoot && 'room' in to ? { threadRoot } : {};
  return { kind: 'message', to, reply, owner, ...inThread };
}

const SIGNS = { done: '✅', failed: '❌' } as const;

function marks(state: Part['state'], { marked, message }: Delivery): readonly Outgoing[] {
  if (!marked || state === 'open') return [];
  return [{ kind: 'reaction', room: message.place.roomId, target: marked, symbol: SIGNS[state] }];
}

function kept(part: Part, { message, now, entryKey }: Delivery): Pick<Handled, 'shown' | 'asked'> {
  const at = { user: message.sender, room: message.place.roomId };
  const asked = part.asks && {
    ...at,
    ...part.asks,
    expiresAt: new Date(now.getTime() + QUESTION_MS),
    askedBy: sha256(entryKey).slice(0, 32),
  };
  return {
    ...(part.shown ? { shown: { ...at, ...part.shown } } : {}),
    ...(asked ? { asked } : {}),
  };
}

/** What the person has to know around the answer itself: how late it is, and which question it replaces. */
function inContext(part: Part, { asked, openBefore }: Delivery): Part {
  const isLate = asked.age > LATE_MS && part.asks?.saidAt === undefined;
  const before = isLate ? `You asked this ${spokenDuration(asked.age)} ago.\n\n` : '';
  const dropped = part.asks && openBefore?.saidAt !== undefined ? openBefore.answers[0] : undefined;
  const after =
    dropped === undefined
      ? ''
      : `\nThis closes my question about “${literal(dropped)}”: say it again if you still want it.`;
  return { ...part, reply: { ...part.reply, markdown: `${before}${part.reply.markdown}${after}` } };
}

function jointOwner(answers: readonly Owned<Answer>[]): Owner {
  const owners = answers.map(({ owner }) => owner).filter((owner) => owner.kind === 'person');
  const [first] = owners;
  if (!first) return everyone;
  const scopes = owners.map(({ sources }) => sources);
  const known = scopes.filter((scope) => scope !== 'unknown');
  return { ...first, sources: known.length < scopes.length ? 'unknown' : [...new Set(known.flat())] };
}
