import { fieldsOf, type Offer, type OfferedAction } from './offer.ts';

/** One thing that the model understood: an action that was offered, and words by the names of its fields. */
export interface OutputCall extends Pick<OfferedAction, 'action'> {
  readonly fields: Readonly<Record<string, string>>;
}

/** What a model said, once its form was looked at. */
export type Output =
  | { readonly verdict: 'do'; readonly calls: readonly OutputCall[] }
  /** `ask`: the field that was not said. */
  | { readonly verdict: 'ask'; readonly calls: readonly [OutputCall]; readonly ask: string }
  | { readonly verdict: 'outside' | 'unsure' };

/** More requests than this are in no sentence that a small model can be trusted with. */
const MOST_CALLS = 5;
/** Longer words are no part of a sentence. */
const LONGEST_WORDS = 1000;

/** Undefined for everything that is not exactly of the form that was asked for, whatever it is. */
export function readOutput(value: unknown, offer: Offer): Output | undefined {
  const answer = ownFields(value, ['verdict', 'calls', 'ask']);
  switch (answer?.get('verdict')) {
    case 'outside':
      return { verdict: 'outside' };
    case 'unsure':
      return { verdict: 'unsure' };
    case 'do': {
      const calls = readCalls(answer.get('calls'), offer);
      return calls && calls.length > 0 ? { verdict: 'do', calls } : undefined;
    }
    case 'ask':
      return readAsk(answer, offer);
  }
  return undefined;
}

/** One call, and one of its fields. */
function readAsk(answer: ReadonlyMap<string, unknown>, offer: Offer): Output | undefined {
  const [call, ...others] = readCalls(answer.get('calls'), offer) ?? [];
  if (!call || others.length > 0) return undefined;
  const offered = offer.actions.find(({ action }) => action === call.action);
  const ask = offered?.fields.find(({ key }) => key === answer.get('ask'));
  return ask && { verdict: 'ask', calls: [call], ask: ask.field };
}

/** The fields of a plain object that has no others; null means that they are not there. */
function ownFields(value: unknown, known: readonly string[]): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries.every(([key]) => known.includes(key))
    ? new Map(entries.filter(([, held]) => held !== null))
    : undefined;
}

function readCalls(value: unknown, offer: Offer): readonly OutputCall[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_CALLS) return undefined;
  const calls = value.map((one: unknown) => readCall(one, offer));
  return calls.every((one) => one !== undefined) ? calls : undefined;
}

function readCall(value: unknown, offer: Offer): OutputCall | undefined {
  const said = ownFields(value, ['action', ...fieldsOf(offer).map(({ key }) => key)]);
  const offered = offer.actions.find(({ action }) => action.name === said?.get('action'));
  if (!said || !offered) return undefined;
  const filled = [...said].filter(([key, words]) => key !== 'action' && !isEmpty(words));
  const fields = filled.map(([key, words]) => readField(key, words, offered));
  return fields.every((field) => field !== undefined)
    ? { action: offered.action, fields: Object.fromEntries(fields) }
    : undefined;
}

const isEmpty = (words: unknown): boolean => typeof words === 'string' && words.trim() === '';

/** Undefined for a field that this action does not have: its words were said for something. */
function readField(
  key: string,
  words: unknown,
  { fields }: OfferedAction,
): readonly [field: string, words: string] | undefined {
  const field = fields.find((one) => one.key === key)?.field;
  const isShort = typeof words === 'string' && words.length <= LONGEST_WORDS;
  return field !== undefined && isShort ? [field, words] : undefined;
}
