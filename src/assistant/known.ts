import type { ActionDescription } from '../core/action.ts';
import type { Caller, Role } from '../core/caller.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { HandlerTools, InboxEntry, OpenQuestion, Shown } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { Place } from '../core/place.ts';
import { digestOfEntry } from './deliver.ts';
import { findSaidReminder, type SaidReminder, type SaidReminderDeps } from './answer-reminder.ts';
import { type LastQuestionDeps, lastQuestion } from './last-question.ts';
import type { Parse, Reading, ReadingContext } from './route.ts';

export interface Request {
  readonly entry: InboxEntry;
  readonly tools: HandlerTools;
  readonly role: Role;
  readonly message: Message;
  /** The message that gets ✅ or ❌; none when a reaction was the request. */
  readonly marked: EventId | undefined;
  /** The message that this one replaces: what it did is taken back first. */
  readonly replaces?: EventId;
  /** Its message held a secret and was removed from the room. */
  readonly isRemoved?: true;
  /** That, in words, where it was not said yet. */
  readonly removed?: string;
}

export interface KnownDeps extends LastQuestionDeps, SaidReminderDeps {
  readonly parse: Parse;
  readonly callerOf: (user: UserId, role: Role, place: Place) => Promise<Caller>;
  readonly actionsOf: (caller: Caller) => readonly ActionDescription[];
  /** The default one first. */
  readonly connectionsOf: (user: UserId) => Promise<readonly { readonly name: string }[]>;
  readonly shown: (user: UserId, room: RoomId, now: Date) => Promise<Shown | undefined>;
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
}

/** A request with everything that is looked up once. */
export interface Known extends Request {
  readonly caller: Caller;
  readonly now: Date;
  readonly shown: Shown | undefined;
  /** What was said last, or is answered, so that a time alone means something. */
  readonly reminder: SaidReminder | undefined;
  /** Nobody has answered it yet; its time may be over. */
  readonly asked: OpenQuestion | undefined;
  /** What the message asked before it was changed: no question any more. */
  readonly dropped: OpenQuestion | undefined;
  readonly isFirst: boolean;
  readonly connections: readonly string[];
  readonly actions: readonly ActionDescription[];
  /** What the grammar makes of a text that was said at that moment. */
  readonly read: (text: string, at: Date) => Reading;
}

/** A request that is answered. */
export interface Answering extends Known {
  /** The request that it belongs to, with which it is taken back. */
  readonly request: string;
}

export async function lookUp(request: Request, deps: KnownDeps): Promise<Known> {
  const { message, role, entry } = request;
  const { sender, place } = message;
  const now = deps.now();
  const [caller, question, shown, isFirst, connected] = await Promise.all([
    deps.callerOf(sender, role, place),
    lastQuestion(sender, place.roomId, deps),
    deps.shown(sender, place.roomId, now),
    deps.claimOnce(`greeted|${sender}`, entry.key),
    deps.connectionsOf(sender),
  ]);
  const reminder = await findSaidReminder(message, shown, deps);
  const connections = connected.map(({ name }) => name);
  const reading = readingContextOf(caller);
  const read = onceFor((text: string, at: Date) => deps.parse(text, { ...reading, now: at, connections }));
  return {
    ...request,
    caller,
    now,
    shown,
    reminder,
    ...(isAbout(question, request)
      ? { asked: undefined, dropped: question }
      : { asked: question, dropped: undefined }),
    isFirst,
    connections,
    actions: deps.actionsOf(caller),
    read,
  };
}

/** How this person writes, as far as they chose it. */
export function readingContextOf(caller: Caller): Omit<ReadingContext, 'now' | 'connections'> {
  const { timeZone, readsIn, dateOrder, firstDayOfWeek, marks } = caller;
  return {
    timeZone,
    ...(readsIn === undefined ? {} : { language: readsIn }),
    ...(dateOrder ? { dateOrder } : {}),
    ...(firstDayOfWeek ? { firstDayOfWeek } : {}),
    ...(marks ? { marks } : {}),
  };
}

const isAbout = (question: OpenQuestion | undefined, { replaces }: Request): boolean =>
  replaces !== undefined && question?.request === digestOfEntry(replaces);

/** The message itself is looked at for several reasons, and read once. */
function onceFor(read: Known['read']): Known['read'] {
  let last: { readonly text: string; readonly at: number; readonly reading: Reading } | undefined;
  return (text, at) => {
    if (last?.text === text && last.at === at.getTime()) return last.reading;
    const reading = read(text, at);
    last = { text, at: at.getTime(), reading };
    return reading;
  };
}

/** True for a text that rules understand. */
export function isUnderstood(text: string, { read, now }: Pick<Known, 'read' | 'now'>): boolean {
  const { to } = read(text, now);
  return to === 'command' || to === 'phrase';
}
