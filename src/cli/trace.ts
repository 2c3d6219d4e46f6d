import type { AdminDoor, ReplyView, TraceView } from './admin-door.ts';
import { plain, type ExitCode, type Output } from './output.ts';

export interface TraceDeps extends Output, Pick<AdminDoor, 'trace'> {}

/** References are the first characters of a digest in lower case; people may copy more around them. */
const REFERENCE = /^[a-z0-9]{4,64}$/;

/** `eis trace REFERENCE`: 0 found, 1 not known, 2 no reference. */
export async function trace(
  { json, words }: { readonly json: boolean; readonly words: readonly string[] },
  deps: TraceDeps,
): Promise<ExitCode> {
  const reference = (words[0] ?? '').trim().toLowerCase();
  if (!REFERENCE.test(reference)) {
    deps.complain(
      'A reference is a word of eight letters and digits, as eis names it in an answer or in its log.',
    );
    return 2;
  }
  const found = await deps.trace(reference);
  if (found === undefined) {
    deps.complain(`Nothing is known under ${reference}. What was handled is forgotten after 30 days.`);
    return 1;
  }
  deps.print(json ? JSON.stringify(found, undefined, 2) : traceText(found));
  return 0;
}

/** One line a station, in the order in which a message passes them. No text of anybody. */
export function traceText(found: TraceView): string {
  return [
    `${found.reference} (${found.kind} in ${plain(found.lane)})`,
    line(found.acceptedAt, 'accepted'),
    line(undefined, handling(found)),
    ...(found.replies.length > 0 ? found.replies.flatMap(replyLines) : [noReply(found)]),
  ].join('\n');
}

const MOMENT_WIDTH = 24;
const line = (at: Date | undefined, what: string): string =>
  `  ${(at?.toISOString() ?? '').padEnd(MOMENT_WIDTH)}  ${what}`;

const STATES = {
  planned: 'waits for its time',
  waiting: 'waits for what came before it',
  running: 'is being handled',
  done: 'handled',
  dead: 'given up: see eis dead-letters',
} as const;

function handling({ state, attempts, due }: TraceView): string {
  const until = due === undefined ? '' : `, ${due.toISOString()}`;
  const failed = attempts === 1 ? ', one attempt failed' : `, ${attempts} attempts failed`;
  return `${STATES[state]}${until}${attempts === 0 ? '' : failed}`;
}

const REPLY_STATES = {
  planned: 'waits to be sent',
  sending: 'is being sent',
  sent: 'sent',
  failed: 'could not be sent',
  diverted: 'held back: the room had other readers by then',
} as const;

function replyLines(reply: ReplyView, index: number): readonly string[] {
  const { destination, state, tries, plannedAt, finishedAt, eventId } = reply;
  const event = eventId === undefined ? '' : ` as ${plain(eventId)}`;
  const repeated = tries > 1 ? `, try ${tries}` : '';
  return [
    line(plannedAt, `reply ${index + 1} planned, to ${plain(destination)}`),
    line(finishedAt, `reply ${index + 1} ${REPLY_STATES[state]}${event}${repeated}`),
  ];
}

const noReply = ({ state }: TraceView): string =>
  line(undefined, state === 'done' ? 'nothing was to be said' : 'nothing was said yet');
