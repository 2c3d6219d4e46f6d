import type { Reply, Tone } from '../core/reply.ts';
import type { Part } from './answer.ts';

/**
 * Several requests in one message are answered in one message, in order; one that is not done is marked. At most
 * one question is asked: the first. The same question about several of them is one question.
 */
export function joinParts(parts: readonly Part[]): Part {
  const open = parts.find(({ state }) => state === 'open');
  const told = parts.filter((part) => part === open || !open || !asksTheSame(part, open));
  const [only] = told;
  if (only && told.length === 1) return only;
  const shown = told.findLast((part) => part.shown)?.shown;
  return {
    reply: joinReplies(told, open),
    state: open ? 'open' : told.some(({ state }) => state === 'failed') ? 'failed' : 'done',
    ...(shown ? { shown } : {}),
    ...(open?.asks ? { asks: open.asks } : {}),
  };
}

const asksTheSame = (part: Part, open: Part): boolean =>
  part.state === 'open' && part.reply.markdown === open.reply.markdown;

function joinReplies(parts: readonly Part[], open: Part | undefined): Reply {
  const lines = parts.map((part) =>
    part.state === 'done' || part === open ? part.reply.markdown : `❌ ${part.reply.markdown}`,
  );
  return {
    markdown: lines.join('\n\n'),
    tone: TONES.find((one) => parts.some(({ reply }) => reply.tone === one)) ?? 'status',
    ...(open?.reply.choices ? { choices: open.reply.choices } : {}),
  };
}

/** The tone that rings most decides for the whole message. */
const TONES: readonly Tone[] = ['question', 'answer', 'reminder', 'failure', 'receipt', 'status'];
