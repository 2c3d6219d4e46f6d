import type { ActionCall } from '../core/action.ts';
import { fold } from '../core/fold.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Shown } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { Workflow } from '../core/workflow.ts';
import type { Decision } from './decision.ts';
import type { Reading } from './route.ts';

/** A reminder that was said, and that a message may be about. */
export interface SaidReminder {
  readonly id: string;
  /** The first 32 digits of the digest of the entry that said it. */
  readonly said: string;
  /** The message is a reply to it, or a reaction under it. */
  readonly isMeant: boolean;
}

export interface SaidReminderDeps {
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
  readonly workflow: (owner: UserId, id: string) => Promise<Workflow | undefined>;
  /** The one that this entry said last. */
  readonly workflowSaidBy: (owner: UserId, said: string) => Promise<Workflow | undefined>;
}

type Said = Pick<Message, 'sender' | 'place' | 'isReplyTo'>;

/** The reminder a message answers, else the one that was said last in this room, within the last ten minutes. */
export async function findSaidReminder(
  { sender, place, isReplyTo }: Said,
  shown: Shown | undefined,
  deps: SaidReminderDeps,
): Promise<SaidReminder | undefined> {
  if (isReplyTo !== undefined) {
    const key = await deps.ownKeyOf(place.roomId, isReplyTo);
    const found = key === undefined ? undefined : await findMeant(sender, key, deps);
    if (found) return found;
  }
  const [touched] = shown?.touched ?? [];
  if (touched?.noun !== 'reminder') return undefined;
  const workflow = await deps.workflow(sender, touched.id);
  return workflow?.spoken === undefined
    ? undefined
    : { id: workflow.id, said: workflow.spoken, isMeant: false };
}

/** The reminder that this message of eis said. */
export async function findMeant(
  sender: UserId,
  outboxKey: string,
  { workflowSaidBy }: Pick<SaidReminderDeps, 'workflowSaidBy'>,
): Promise<SaidReminder | undefined> {
  const said = outboxKey.split('.', 1)[0] ?? outboxKey;
  const workflow = await workflowSaidBy(sender, said);
  return workflow && { id: workflow.id, said, isMeant: true };
}

const plain = (text: string): string => fold(text.replaceAll('\uFE0F', '').replace(/\s+/g, ' ').trim());

const DONE: ReadonlySet<string> = new Set([
  '✅',
  '✔',
  '👍',
  'done',
  'ok done',
  'erledigt',
  'fertig',
  'gemacht',
]);
const LATER: ReadonlySet<string> = new Set(
  ['💤', 'later', 'snooze', 'not now', 'später', 'nicht jetzt'].map(fold),
);

/** True for what means something by itself under a reminder, whatever else it could mean. */
export const isReminderWord = (text: string): boolean => DONE.has(plain(text)) || LATER.has(plain(text));

/** True for the reactions that a reminder offers. */
export const isReminderSign = (symbol: string): boolean => ['✅', '✔', '👍', '💤'].includes(plain(symbol));

/** Longer texts are more than a time. */
const LONGEST = 100;

/**
 * What a text means for a reminder that was said: it is done, it comes later, or at another time. Undefined when the
 * text is about something else. `read` is what the grammar makes of a text.
 */
export function answerReminder(
  { text, sentAt }: Pick<Message, 'text' | 'sentAt'>,
  { id, said }: SaidReminder,
  read: (text: string) => Reading,
): Decision | undefined {
  const words = plain(text);
  const settled = { asked: said };
  if (DONE.has(words)) return { to: 'reminder done', id, settled: { ...settled, result: '✅' } };
  if (text.length > LONGEST || text.includes('\n')) return undefined;
  const call = LATER.has(words) ? aboutThis(id) : (timeIn(text, id, read) ?? pointedIn(text, id, read));
  if (!call) return undefined;
  const moved: Decision = { to: 'sentence', sentence: text, readAt: sentAt, isAnswer: false, calls: [call] };
  return { ...moved, settled: { ...settled, result: '💤' } };
}

const aboutThis = (id: string, fields: object = {}): ActionCall => ({
  action: 'reminder.change',
  input: { ...fields, which: `#${id}` },
  origin: 'phrase',
});

/** Nothing but a time: "in 1 hour", "tomorrow 9". */
function timeIn(text: string, id: string, read: (text: string) => Reading): ActionCall | undefined {
  const reading = read(`reminder change #${id} --at ${text}`);
  const [only, ...others] = reading.to === 'command' ? reading.calls : [];
  const at = only?.action === 'reminder.change' && others.length === 0 ? fieldOf(only, 'at') : undefined;
  return at === undefined ? undefined : aboutThis(id, { at });
}

/** "snooze 20 minutes", "move it to 9": what it moves is what was answered. */
function pointedIn(text: string, id: string, read: (text: string) => Reading): ActionCall | undefined {
  const reading = read(text);
  const [only, ...others] = 'calls' in reading ? reading.calls : [];
  if (!only?.action.startsWith('reminder.') || others.length > 0 || !isPointed(fieldOf(only, 'which')))
    return undefined;
  return only.action === 'reminder.change'
    ? aboutThis(id, objectOf(only.input))
    : only.action === 'reminder.cancel'
      ? { ...only, input: { which: `#${id}` } }
      : undefined;
}

const objectOf = (input: unknown): object => (typeof input === 'object' && input !== null ? input : {});

const fieldOf = ({ input }: ActionCall, name: string): unknown =>
  Object.entries(objectOf(input)).find(([key]) => key === name)?.[1];

const isPointed = (which: unknown): boolean =>
  which === undefined ||
  ['it', 'that'].some((ref) =>
    Object.entries(objectOf(which)).some(([key, value]) => key === 'ref' && value === ref),
  );
