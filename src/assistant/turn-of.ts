import type { ActionCall } from '../core/action.ts';
import type { Changed } from '../core/action-result.ts';
import { fold } from '../core/fold.ts';
import type { Outgoing, Shown } from '../core/inbox.ts';
import type { Owned } from '../core/privacy.ts';
import type { Deed, Resolved, Turn, Understanding } from '../core/turn.ts';
import type { Answer } from './answer.ts';
import type { Answering } from './known.ts';
import { digestOfEntry } from './deliver.ts';
import { sayAround } from './sentences.ts';

export interface Finished {
  /** What was said, or what an answer stands for. */
  readonly sentence: string;
  readonly answers: readonly Owned<Answer>[];
  readonly say: readonly Outgoing[];
  readonly understood: Understanding;
  /** Besides what the answers tell. */
  readonly deeds?: readonly Deed[];
  readonly leftOut?: readonly string[];
}

/** What became of a message, for `why` and for what is said next. Never made for one that held a secret. */
export function turnOf(
  { caller, message, request, now, shown, entry }: Answering,
  { sentence, answers, say, understood, deeds = [], leftOut = [] }: Finished,
): Turn {
  const seen = answers.map((answer) => answer.showIn({ ...message.place, readers: [caller.user] }));
  const calls = seen.flatMap((answer) => (answer?.for ? [answer.for] : []));
  return {
    user: caller.user,
    room: message.place.roomId,
    request,
    saidBy: digestOfEntry(entry.key),
    at: now.toISOString(),
    said: sentence,
    answered: say.flatMap((one) => (one.kind === 'message' ? [one.reply.markdown] : [])).join('\n\n'),
    understood,
    deeds: [...deeds, ...seen.flatMap((answer) => (answer ? deedOf(answer, caller.language) : []))],
    resolved: calls.flatMap((call) => resolvedIn(call, shown, sentence)),
    leftOut,
    ...(message.file ? { file: message.file } : {}),
  };
}

function deedOf(answer: Answer, language: string): readonly Deed[] {
  const { for: call } = answer;
  if (!call) return [];
  const deed = { action: call.action };
  switch (answer.kind) {
    case 'answered': {
      const read = answer.outcome.shown?.items.length;
      return [{ ...deed, ...answer.at, kind: 'read', ...(read === undefined ? {} : { read }) }];
    }
    case 'changed':
      return [{ ...deed, ...changeIn(answer, language) }];
    case 'confirm':
    case 'missing':
      return [{ ...deed, kind: 'asked' }];
    case 'unclear':
      return [{ ...deed, kind: 'unclear' }];
    case 'failed':
    case 'denied':
      return [{ ...deed, kind: 'failed' }];
    case 'said':
    case 'offered':
      return [];
  }
}

const changeIn = ({ at, service, fields = [], trouble }: Changed, language: string) => ({
  kind: 'changed' as const,
  ...(at?.connection === undefined ? { service } : at),
  isWhole: trouble === undefined,
  ...(fields.length > 0 ? { changed: fields.map((field) => sayAround(language).fieldNamed(field)) } : {}),
});

/** Words that meant one line of the list that was shown last. */
function resolvedIn({ input }: ActionCall, shown: Shown | undefined, sentence: string): readonly Resolved[] {
  const words = new Map(Object.entries(typeof input === 'object' && input !== null ? input : {})).get(
    'which',
  );
  if (typeof words !== 'string' || shown?.shownAt === undefined) return [];
  const wanted = fold(words);
  const [line, ...others] = shown.items
    .slice(0, shown.upTo)
    .flatMap(({ name }, index) => (isMeant(wanted, fold(name)) ? [index + 1] : []));
  return line === undefined || others.length > 0
    ? []
    : [{ words: asSaidIn(sentence, words), line, shownAt: shown.shownAt }];
}

const ARTICLES = /^(?:the|my|our|der|die|das|den|dem|meine?[nmr]?)\s+/;
const WORD_BEFORE = /(?:the|my|our|der|die|das|den|dem|meine?[nmr]?)\s+$/i;

/** "the invoice", where the sentence says so, and the reading left the article out. */
function asSaidIn(sentence: string, words: string): string {
  const at = sentence.toLowerCase().indexOf(words.toLowerCase());
  const article = at < 0 ? undefined : WORD_BEFORE.exec(sentence.slice(0, at))?.[0];
  return `${article ?? ''}${words}`;
}

/** All of the words stand in the name. */
const isMeant = (wanted: string, name: string): boolean => {
  const there = new Set(name.split(/[^\p{L}\p{N}]+/u));
  const words = wanted.replace(ARTICLES, '').split(/[^\p{L}\p{N}]+/u);
  return words.length > 0 && words.every((word) => there.has(word));
};
