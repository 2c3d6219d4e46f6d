import type { ActionCall } from '../core/action.ts';
import type { SentFile } from '../core/file.ts';
import { digestOfEntry } from './deliver.ts';
import type { Answering, Known } from './known.ts';
import type { Route } from './route.ts';
import { type Turns, TURNS_KEPT } from './turns.ts';

const ATTACH = 'task.attach';

/** Calls that mean a file which was sent. */
export const meansFile = ({ action }: Pick<ActionCall, 'action'>): boolean => action === ATTACH;

/** Longer words with a file are a letter, and no name of a task. */
const LONGEST_NAME = 200;

/**
 * What somebody means who sends a file: what they say with it, where rules understand that; else the words name the task
 * it belongs to, and without any that is asked.
 */
export function fileRoute({ message, read }: Pick<Known, 'message' | 'read'>): Route | undefined {
  const { file, text, sentAt } = message;
  if (!file) return undefined;
  const caption = text.trim();
  if (caption !== '' && read(caption, sentAt).to !== 'model') return undefined;
  const input = caption === '' || caption.length > LONGEST_NAME ? {} : { which: caption };
  return {
    to: 'sentence',
    sentence: caption === '' ? file.name : caption,
    readAt: sentAt,
    isAnswer: false,
    calls: [{ action: ATTACH, input, origin: 'phrase' }],
  };
}

/** As long as a list that was shown can be named. */
const RECENT_MS = 600_000;

/** The files that a person can mean now: that of the message itself, of the one replied to, then the newest. */
export async function sentFiles(
  { message, caller, now }: Answering,
  { turns }: { readonly turns: Pick<Turns, 'recent'> },
): Promise<readonly SentFile[]> {
  const recent = (await turns.recent(caller.user, message.place.roomId, TURNS_KEPT)).toReversed();
  const repliedTo = message.isReplyTo === undefined ? undefined : digestOfEntry(message.isReplyTo);
  const replied = recent.find(({ request }) => request === repliedTo);
  const young = recent.filter(({ at }) => now.getTime() - Date.parse(at) <= RECENT_MS);
  const all = [message.file, replied?.file, ...young.map(({ file }) => file)];
  return [...new Map(all.flatMap((file) => (file ? [[file.url, file]] : []))).values()];
}
