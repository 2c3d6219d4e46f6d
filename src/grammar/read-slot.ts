import { slotOf } from '../core/slot.ts';
import type { ActionDescription } from '../core/action.ts';
import { readSpan, readWhen } from './read-when.ts';
import { readTitle } from './read-title.ts';
import { readWhich } from './read-which.ts';
import type { Filled, Sentence } from './sentence.ts';
import { spoken, type Token } from './tokens.ts';

/** Reads the words that stand in the slot `field`. */
export function readSlot(
  field: string,
  tokens: readonly Token[],
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Filled {
  const schema = action.input.shape[field];
  if (!schema) return { kind: 'no' };
  const { line, words, context } = sentence;
  const slot = slotOf(schema);
  switch (slot.kind) {
    case 'text':
      return slot.moment === undefined
        ? filled(field, spoken(line, tokens))
        : readTitle(tokens, { field, moment: slot.moment }, sentence);
    case 'secret':
      return filled(field, tokens.length === 1 ? spoken(line, tokens) : undefined);
    case 'when':
      return filled(field, readWhen(tokens, words.time, context));
    case 'span':
      return filled(field, readSpan(tokens, words.time, context));
    case 'which': {
      // A phrase that fits less well must not make a name of "the second as".
      const which = readWhich(line, tokens, words);
      return which === undefined ? { kind: 'unsure' } : filled(field, which);
    }
    case 'flag': {
      const said = tokens.map(({ word }) => word).join(' ');
      return filled(field, slot.words.includes(said) ? true : undefined);
    }
  }
}

const filled = (field: string, value: unknown): Filled =>
  value === undefined || value === '' ? { kind: 'no' } : { kind: 'filled', fields: { [field]: value } };
