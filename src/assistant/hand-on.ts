import { modelEntryKey, type NewEntry } from '../core/new-entry.ts';
import type { Answering } from './known.ts';
import { modelEntry } from './model-row.ts';
import type { Reading, Route } from './route.ts';
import { isAskable, type UnderstandDeps } from './understand.ts';

type Unread = Extract<Reading, { readonly to: 'model' }>;

/** Hellos and single words are answered at once; a sentence has more of them. */
const FEW_WORDS = 2;

/**
 * The row that asks a model about a message that no rule understands; undefined where there is nobody to ask, and for
 * all that is understood. Words with a secret in them, and signs, go to no model.
 */
export async function handOn(
  decided: Route,
  known: Answering,
  deps: UnderstandDeps,
): Promise<NewEntry | undefined> {
  if (decided.to !== 'sentence' || decided.calls.length > 0) return undefined;
  const { sentence, readAt } = decided;
  const { entry, message, request, now } = known;
  const reading = isPlainMessage(known) ? known.read(sentence, readAt) : undefined;
  if (reading?.to !== 'model' || !isForModel(sentence, reading, known)) return undefined;
  const isAsked = reading.strong !== undefined || (await isAskable(known, deps));
  if (!isAsked) return undefined;
  return modelEntry(
    { key: modelEntryKey(entry.key), user: message.sender },
    {
      event: entry.payload,
      acceptedAt: entry.acceptedAt,
      sentence,
      readAt,
      request,
      at: now.toISOString(),
      ...whatRulesSay(reading),
    },
  );
}

const whatRulesSay = ({ because, nearest, strong }: Unread) => ({
  nearest,
  ...(because === undefined ? {} : { because }),
  ...(strong === undefined ? {} : { strong }),
});

const isPlainMessage = ({ entry, marked, isRemoved }: Answering): boolean =>
  entry.kind === 'event' && marked !== undefined && !isRemoved;

const isForModel = (sentence: string, { because }: Unread, { isFirst }: Answering): boolean =>
  because !== 'a time that cannot be' &&
  because !== 'no talk' &&
  !(isFirst && sentence.trim().split(/\s+/).length <= FEW_WORDS);
