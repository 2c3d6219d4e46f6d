import type { Reply, Tone } from '../core/reply.ts';
import type { Asking, Part } from './answer.ts';
import { HOW_TO_ANSWER } from './how-to-answer.ts';

/**
 * Several requests in one message are answered in one message, in order; one that is not done is marked. At most
 * one question is asked (conversation.md 8.1): the confirmations together if there are any, else the first; the same
 * question about several of them is one question.
 */
export function joinParts(parts: readonly Part[]): Part {
  const asking = askingTogether(parts);
  const told = parts.filter((part) => asking.has(part) || !asksTheSame(part, asking));
  const [only] = told;
  if (only && told.length === 1) return withEnding(only);
  const [first] = asking;
  const shown = told.findLast((part) => part.shown)?.shown;
  const touched = told.flatMap((part) => part.touched ?? []);
  const asks = first && { ...first.asks, ...approving([...asking]) };
  return withEnding({
    reply: joinReplies(told, asking),
    state: first ? 'open' : told.some(({ state }) => state === 'failed') ? 'failed' : 'done',
    ...(shown ? { shown } : {}),
    ...(touched.length > 0 ? { touched } : {}),
    ...(asks ? { asks: { answers: [], ...asks } } : {}),
  });
}

/** The parts that are asked about with one question. */
function askingTogether(parts: readonly Part[]): ReadonlySet<Part> {
  const confirmed = parts.filter(({ asks }) => asks?.approves);
  const first = parts.find(({ state }) => state === 'open');
  return new Set(confirmed.length > 0 ? confirmed : first ? [first] : []);
}

const asksTheSame = (part: Part, asking: ReadonlySet<Part>): boolean =>
  part.state === 'open' &&
  !part.asks?.approves &&
  [...asking].some(({ reply }) => reply.markdown === part.reply.markdown);

function approving(parts: readonly Part[]): Pick<Asking, 'approves'> {
  const approves = parts.flatMap(({ asks }) => asks?.approves ?? []);
  return approves.length > 0 ? { approves } : {};
}

const LATER = 'I ask one question at a time: say it again after this one.';

function joinReplies(parts: readonly Part[], asking: ReadonlySet<Part>): Reply {
  const [first] = asking;
  const lines = parts.map((part) => {
    if (part.state === 'done' || asking.has(part)) return part.reply.markdown;
    return part.state === 'open' ? `❌ ${part.reply.markdown}\n${LATER}` : `❌ ${part.reply.markdown}`;
  });
  const { choices, refusal, yesNo } = first?.reply ?? {};
  return {
    markdown: lines.join('\n\n'),
    tone: TONES.find((one) => parts.some(({ reply }) => reply.tone === one)) ?? 'status',
    ...(choices ? { choices } : {}),
    ...(refusal === undefined ? {} : { refusal }),
    ...(yesNo ? { yesNo } : {}),
  };
}

/** However many confirmations there are, how to answer is said once. */
const withEnding = (part: Part): Part =>
  part.asks?.approves
    ? { ...part, reply: { ...part.reply, markdown: `${part.reply.markdown}\n${HOW_TO_ANSWER}` } }
    : part;

/** The tone that rings most decides for the whole message. */
const TONES: readonly Tone[] = ['question', 'answer', 'reminder', 'failure', 'receipt', 'status'];
