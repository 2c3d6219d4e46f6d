import type { Reply, Tone } from '../core/reply.ts';
import type { Asking, Part } from './answer.ts';
import { sayAround } from './sentences.ts';

/**
 * Several requests in one message are answered in one message, in order; one that is not done is marked. At most
 * one question is asked (conversation.md 8.1): the confirmations together if there are any, else the first; the same
 * question about several of them is one question.
 */
export function joinParts(parts: readonly Part[], language: string): Part {
  const asking = askingTogether(parts);
  const told = parts.filter((part) => asking.has(part) || !asksTheSame(part, asking));
  const [only] = told;
  if (only && told.length === 1) return withEnding(only, language);
  const [first] = asking;
  const shown = told.findLast((part) => part.shown)?.shown;
  const touched = told.flatMap((part) => part.touched ?? []);
  const asks = first && { ...first.asks, ...approving([...asking]) };
  const joined: Part = {
    reply: joinReplies(told, asking, language),
    state: first ? 'open' : told.some(({ state }) => state === 'failed') ? 'failed' : 'done',
    ...(shown ? { shown } : {}),
    ...(touched.length > 0 ? { touched } : {}),
    ...(asks ? { asks: { answers: [], ...asks } } : {}),
  };
  return withEnding(joined, language);
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

function joinReplies(parts: readonly Part[], asking: ReadonlySet<Part>, language: string): Reply {
  const { oneQuestion } = sayAround(language);
  const [first] = asking;
  const lines = parts.map((part) => {
    if (part.state === 'done' || asking.has(part)) return part.reply.markdown;
    return part.state === 'open' ? `❌ ${part.reply.markdown}\n${oneQuestion}` : `❌ ${part.reply.markdown}`;
  });
  const { choices, refusal, orElse, yesNo } = first?.reply ?? {};
  return {
    markdown: lines.join('\n\n'),
    tone: TONES.find((one) => parts.some(({ reply }) => reply.tone === one)) ?? 'status',
    ...(choices ? { choices } : {}),
    ...(refusal === undefined ? {} : { refusal }),
    ...(orElse === undefined ? {} : { orElse }),
    ...(yesNo ? { yesNo } : {}),
  };
}

/** However many confirmations there are, how to answer is said once. */
function withEnding(part: Part, language: string): Part {
  if (!part.asks?.approves) return part;
  const { markdown } = part.reply;
  return { ...part, reply: { ...part.reply, markdown: `${markdown}\n${sayAround(language).howToAnswer}` } };
}

/** The tone that rings most decides for the whole message. */
const TONES: readonly Tone[] = ['question', 'answer', 'reminder', 'failure', 'receipt', 'status'];
