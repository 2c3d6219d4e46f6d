import { canonical } from '../core/json.ts';
import type { ActionCall } from '../core/action.ts';
import type { Phrase } from './compile-phrases.ts';
import { cutOptions } from './cut-options.ts';
import { matchPhrase, type Slots } from './match-phrase.ts';
import { readSlot } from './read-slot.ts';
import type { Filled, Sentence } from './sentence.ts';
import type { Request } from './strip-courtesy.ts';
import type { Token } from './tokens.ts';

type Match =
  | { readonly kind: 'call'; readonly call: ActionCall }
  /** The phrase does not fit. */
  | { readonly kind: 'no' }
  /** It fits, but what it means is not certain: no other phrase may take its place. */
  | { readonly kind: 'unsure' };

/**
 * The one call that a known phrase means. Undefined when no phrase fits, when what fits is not certain, and when
 * two phrases that are equally telling mean different things: rather nothing than something that was not meant.
 */
export function readPhrase(
  request: Request,
  phrases: readonly Phrase[],
  sentence: Sentence,
): ActionCall | undefined {
  let found: { readonly call: ActionCall; readonly weight: number } | undefined;
  for (const phrase of phrases) {
    if (found && phrase.weight < found.weight) break;
    const match = matchOne(phrase, request, sentence);
    if (match.kind === 'unsure') return undefined;
    if (match.kind === 'no') continue;
    if (found && canonical(match.call) !== canonical(found.call)) return undefined;
    found = { call: match.call, weight: phrase.weight };
  }
  return found?.call;
}

function matchOne(phrase: Phrase, { tokens, isPolite, isQuestion }: Request, sentence: Sentence): Match {
  const { action } = phrase;
  const slots = matchPhrase(phrase, tokens);
  if (!slots) return { kind: 'no' };
  // A question about a write is no request ("add milk?"), and an option belongs to a command, not to a sentence.
  const isDoubtful = (action.effect !== 'read' && isQuestion && !isPolite) || hasOption(tokens, action);
  if (isDoubtful) return { kind: 'unsure' };
  const filled = fill(phrase, slots, sentence);
  if (filled.kind === 'unsure') return { kind: 'unsure' };
  if (filled.kind !== 'filled') return { kind: 'no' };
  const input = action.input.safeParse(filled.fields);
  if (!input.success) return { kind: 'no' };
  return { kind: 'call', call: { action: action.name, input: input.data, origin: 'phrase' } };
}

const hasOption = (tokens: readonly Token[], { input }: Phrase['action']): boolean =>
  cutOptions(tokens, []).options.some(({ name }) => Object.hasOwn(input.shape, name));

function fill({ action }: Phrase, slots: Slots, sentence: Sentence): Filled {
  let fields: Readonly<Record<string, unknown>> = {};
  let isUnsure = false;
  for (const [field, tokens] of slots) {
    const filled = readSlot(field, tokens, action, sentence);
    if (filled.kind === 'no' || filled.kind === 'each') return { kind: 'no' };
    if (filled.kind === 'unsure') isUnsure = true;
    else fields = { ...filled.fields, ...fields };
  }
  return isUnsure ? { kind: 'unsure' } : { kind: 'filled', fields };
}
