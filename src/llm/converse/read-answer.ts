import { z } from 'zod';
import type { ActionDescription } from '../../core/action.ts';
import { mayBeProposed } from './clean-answer.ts';
import { MOST_PROPOSALS, type Proposal, proposable, proposableFields } from './propose.ts';

export interface ReadAnswer {
  readonly text: string;
  readonly proposals: readonly Proposal[];
}

/** Longer ones are no answer. */
const LONGEST_TEXT = 20_000;
const LONGEST_WORDS = 300;

const Answer = z.strictObject({
  text: z.string().max(LONGEST_TEXT),
  calls: z.array(z.unknown()).nullish(),
});

/**
 * Undefined for what is not of the form that was asked for. A proposal that nobody offered, or with fields that it does
 * not have, is left out: the words of an answer are read all the same.
 */
export function readAnswer(value: unknown, actions: readonly ActionDescription[]): ReadAnswer | undefined {
  const { data } = Answer.safeParse(value);
  if (!data) return undefined;
  const offered = proposable(actions);
  const proposals = (data.calls ?? [])
    .slice(0, MOST_PROPOSALS)
    .flatMap((one) => readCall(one, offered) ?? []);
  return { text: data.text, proposals };
}

function readCall(value: unknown, offered: readonly ActionDescription[]): Proposal | undefined {
  const entries: readonly (readonly [string, unknown])[] =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const said = new Map(entries.filter(([, held]) => held !== null && held !== ''));
  const action = offered.find(({ name }) => name === said.get('action'));
  if (!action) return undefined;
  const known = proposableFields(action);
  const fields: [string, string][] = [];
  for (const [field, words] of said) {
    if (field === 'action') continue;
    if (!known.includes(field) || !areWords(words)) return undefined;
    fields.push([field, words]);
  }
  return { action: action.name, fields: Object.fromEntries(fields) };
}

const areWords = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_WORDS && mayBeProposed(value);
