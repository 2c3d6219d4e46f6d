import { sha256 } from '../core/digest.ts';
import type { EventId } from '../core/ids.ts';
import type { Handled, OpenQuestion, Outgoing, Shown } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Message } from '../core/message.ts';
import type { Place } from '../core/place.ts';
import { everyone, type Owned, type Owner } from '../core/privacy.ts';
import { type Reply, status } from '../core/reply.ts';
import type { Answer, Part } from './answer.ts';
import type { Settled } from './decision.ts';
import { lookAgainEntry } from './look-again-entry.ts';
import { asOnePart, partMessages } from './part-messages.ts';
import { sayAround } from './sentences.ts';
import { spokenDuration } from './spoken-duration.ts';
import { wordAnswer } from './word-answer.ts';

export interface Delivery {
  readonly message: Message;
  readonly now: Date;
  /** Said before everything else, as a message of its own. */
  readonly greeting: Owned<Reply> | undefined;
  /** The message that gets ✅ or ❌; none when a reaction was the request. */
  readonly marked: EventId | undefined;
  /** Milliseconds since it was said. */
  readonly age: number;
  readonly reference: string;
  /** The question that was open before, and is closed by a new one. */
  readonly openBefore: OpenQuestion | undefined;
  /** The question that was answered. */
  readonly settled: Settled | undefined;
  readonly shownBefore: Shown | undefined;
  /** Key of the entry that is being handled. */
  readonly entryKey: string;
  /** The request that it is about; what is asked now is about it too. */
  readonly request: string;
  /** In which the person is answered. */
  readonly language: string;
  /** What has to be said before the answer, in the same message: that theirs was removed. */
  readonly before?: string | undefined;
}

/** How long a question waits. */
const QUESTION_MS = 600_000;
/** An answer that comes later than this says how late it is (conversation.md 4.5). */
const LATE_MS = 900_000;

/** How the store, the outbox and reactions name an entry. */
export const digestOfEntry = (key: string): string => sha256(key).slice(0, 32);

/** The one gate between what eis knows and what is said: each part is shown here only if this place may see it. */
export function deliver(answers: readonly Owned<Answer>[], delivery: Delivery): Handled {
  const { message, greeting } = delivery;
  const { place } = message;
  const seen = answers.map((answer) => answer.showIn(place)).filter((answer) => answer !== undefined);
  if (seen.length < answers.length) return deliverPrivately(answers, delivery);
  const hello = greeting?.showIn(place);
  const say: Outgoing[] = [];
  if (hello && greeting) say.push(messageTo({ room: place.roomId }, hello, greeting.owner, message));
  if (seen.length === 0)
    return { say: [...say, ...marks('done', delivery), ...settling({}, delivery)], later: [] };
  const parts = seen.map((answer) => wordAnswer(answer, delivery));
  const messages = inContext(partMessages(parts, delivery.language), delivery);
  for (const { reply } of messages)
    say.push(messageTo({ room: place.roomId }, reply, jointOwner(answers), message));
  const part = asOnePart(messages);
  return {
    say: [...say, ...marks(part.state, delivery), ...settling(part, delivery)],
    later: looksAgain(seen, delivery),
    ...kept(part, delivery),
  };
}

/**
 * The place may not see all of it: everything goes to the person's direct room, which is looked at again right
 * before it is sent, and the room gets one neutral line. Nothing is kept for numbers and answers given here.
 */
function deliverPrivately(answers: readonly Owned<Answer>[], delivery: Delivery): Handled {
  const { message, language } = delivery;
  const direct = directPlace(message);
  const seen = answers.map((answer) => answer.showIn(direct)).filter((answer) => answer !== undefined);
  const neutral = status(sayAround(language).privately);
  const say = [messageTo({ room: message.place.roomId }, neutral, everyone, message)];
  if (seen.length === 0) return { say: [], later: [] };
  const messages = partMessages(
    seen.map((answer) => wordAnswer(answer, delivery)),
    language,
  );
  for (const { reply } of messages)
    say.push(messageTo({ dmWith: message.sender }, reply, jointOwner(answers), message));
  return { say: [...say, ...marks(asOnePart(messages).state, delivery)], later: looksAgain(seen, delivery) };
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

/** The question that was answered shows its answer, and one that is replaced shows that (conversation.md 8.6). */
function settling(
  part: Pick<Part, 'asks'>,
  { message, settled, openBefore, language }: Delivery,
): readonly Outgoing[] {
  const room = message.place.roomId;
  const answered = settled?.result === undefined ? [] : [{ asked: settled.asked, result: settled.result }];
  const replaced =
    part.asks && openBefore?.askedBy !== undefined && openBefore.askedBy !== settled?.asked
      ? [{ asked: openBefore.askedBy, result: sayAround(language).closedResult }]
      : [];
  return [...answered, ...replaced].map((one) => ({ kind: 'settle' as const, room, ...one }));
}

/** What may have been done is looked up by itself (conversation.md 10.2). */
function looksAgain(answers: readonly Answer[], { message, now }: Delivery): readonly NewEntry[] {
  const { sender: user, place, threadRoot } = message;
  return answers.flatMap((answer) => {
    if (answer.kind !== 'changed' || answer.trouble?.kind !== 'doubt') return [];
    const look = { user, room: place.roomId, mark: answer.mark, tries: 0 };
    return lookAgainEntry(threadRoot ? { ...look, threadRoot } : look, now) ?? [];
  });
}

function kept(part: Omit<Part, 'reply'>, delivery: Delivery): Pick<Handled, 'shown' | 'asked'> {
  const { message, now, entryKey, request } = delivery;
  const at = { user: message.sender, room: message.place.roomId };
  const shown = shownAfter(part, delivery);
  const asked = part.asks && {
    ...at,
    ...part.asks,
    expiresAt: new Date(now.getTime() + QUESTION_MS),
    askedBy: digestOfEntry(entryKey),
    request,
  };
  return {
    ...(shown ? { shown: { ...at, ...shown, ...shownAt(part, delivery) } } : {}),
    ...(asked ? { asked } : {}),
  };
}

/** The list before keeps its time. */
function shownAt({ shown }: Pick<Part, 'shown'>, { shownBefore, now }: Delivery): Pick<Shown, 'shownAt'> {
  const at = shown ? now.toISOString() : shownBefore?.shownAt;
  return at === undefined ? {} : { shownAt: at };
}

/** What was changed is "it" from now on, and the lines of the list shown before keep their numbers. */
function shownAfter({ shown, touched }: Pick<Part, 'shown' | 'touched'>, { shownBefore }: Delivery) {
  const list = shown ?? (touched ? (shownBefore ?? { items: [], upTo: 0 }) : undefined);
  return list && touched ? { ...list, touched } : list;
}

/** What the person has to know around the answer itself: how late it is, and which question it replaces. */
function inContext(messages: readonly Part[], delivery: Delivery): readonly Part[] {
  const { age, openBefore, language, before: removed } = delivery;
  const words = sayAround(language);
  const late = age > LATE_MS ? `${words.askedAgo(spokenDuration(age, language))}\n\n` : '';
  return messages.map((part, index) => {
    // A failure is a paragraph of its own, with its next step.
    const gone = removed === undefined ? '' : `${removed}${part.state === 'failed' ? '\n' : ' '}`;
    const before = index === 0 ? `${gone}${late}` : '';
    const after = part.asks && openBefore?.approves ? `\n${words.closesQuestion}` : '';
    return { ...part, reply: { ...part.reply, markdown: `${before}${part.reply.markdown}${after}` } };
  });
}

function jointOwner(answers: readonly Owned<Answer>[]): Owner {
  const owners = answers.map(({ owner }) => owner).filter((owner) => owner.kind === 'person');
  const [first] = owners;
  if (!first) return everyone;
  const scopes = owners.map(({ sources }) => sources);
  const known = scopes.filter((scope) => scope !== 'unknown');
  return { ...first, sources: known.length < scopes.length ? 'unknown' : [...new Set(known.flat())] };
}
