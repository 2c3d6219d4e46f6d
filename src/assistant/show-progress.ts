import type { HandlerTools, Outgoing } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import { status } from '../core/reply.ts';
import type { SayDoing } from './model-answer.ts';

/** Work that takes longer than this shows that it was seen (conversation.md 4.1). */
const SEEN_MS = 2_000;
/** And longer than this, what is being done (4.3). */
const PLACEHOLDER_MS = 6_000;
/** Edits of one message are at least so far apart. */
const EDIT_MS = 2_000;
/** Clients do not ring on edits: after so long the answer is a message of its own. */
const NEW_MESSAGE_MS = 30_000;

export interface ShowProgressDeps {
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Working {
  readonly message: Message;
  readonly tools: Pick<HandlerTools, 'progress'>;
}

/** Does the work, and shows meanwhile that and what is done. */
export async function showProgress<Result>(
  work: (sayDoing: SayDoing) => Promise<Result>,
  working: Working,
  deps: ShowProgressDeps,
): Promise<Result> {
  const over = new AbortController();
  let doing = '';
  const showing = show(() => doing, working, { ...deps, signal: over.signal });
  try {
    return await work((markdown) => {
      doing = markdown;
    });
  } finally {
    over.abort();
    await showing;
  }
}

async function show(
  doing: () => string,
  { message, tools }: Working,
  { sleep, signal }: ShowProgressDeps & { readonly signal: AbortSignal },
): Promise<void> {
  const { place, eventId: target } = message;
  const passed = async (ms: number): Promise<boolean> => {
    await sleep(ms, signal).catch(() => undefined);
    return !signal.aborted;
  };
  if (!(await passed(SEEN_MS))) return;
  await tools.progress(0, [{ kind: 'reaction', room: place.roomId, target, symbol: '👀' }]);
  if (!(await passed(PLACEHOLDER_MS - SEEN_MS))) return;
  let said = doing();
  await tools.progress(1, [placeholder(said, message)]);
  for (let step = 2; await passed(EDIT_MS); step += 1) {
    if (doing() === said) continue;
    said = doing();
    await tools.progress(step, [{ ...placeholder(said, message), replacesProgress: true }]);
  }
}

type SaidMessage = Extract<Outgoing, { kind: 'message' }>;

const placeholder = (markdown: string, { place, sender, threadRoot }: Message): SaidMessage => ({
  kind: 'message',
  to: { room: place.roomId },
  reply: status(markdown),
  owner: { kind: 'person', user: sender, sources: 'unknown' },
  ...(threadRoot ? { threadRoot } : {}),
});

/**
 * What is said at the end of work that may have shown progress, in this attempt or one before: the answer takes the
 * place of the placeholder, unless that would not ring after so long.
 */
export function endProgress(
  say: readonly Outgoing[],
  { room, age }: { readonly room: Message['place']['roomId']; readonly age: number },
): readonly Outgoing[] {
  const first = say.findIndex((one) => one.kind === 'message' && 'room' in one.to && one.to.room === room);
  const replacing = say.map((one, index) =>
    index === first && one.kind === 'message' && age <= NEW_MESSAGE_MS
      ? { ...one, replacesProgress: true as const }
      : one,
  );
  return [...replacing, { kind: 'end progress', room }];
}
