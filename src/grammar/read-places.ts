import type { ActionDescription } from '../core/action.ts';
import { slotOf } from '../core/slot.ts';
import { readSlot } from './read-slot.ts';
import type { Sentence } from './sentence.ts';
import { spoken, type Token } from './tokens.ts';

export interface Places {
  readonly fields: Readonly<Record<string, unknown>>;
  /** What is left when every field has its word. */
  readonly left?: readonly Token[];
}

/**
 * For a command that takes a token: each field is one word, in the order in which they are declared, `config add
 * <address> <token>`. A name may follow behind "as". Undefined for all other commands.
 */
export function readPlaces(
  tokens: readonly Token[],
  given: Readonly<Record<string, unknown>>,
  action: Pick<ActionDescription, 'input'>,
  sentence: Sentence,
): Places | undefined {
  const all = Object.entries(action.input.shape);
  if (!all.some(([, schema]) => slotOf(schema).kind === 'secret')) return undefined;
  const open = all.map(([name]) => name).filter((name) => !Object.hasOwn(given, name));
  let fields: Readonly<Record<string, unknown>> = {};
  const words = tokens.filter(({ word }, index) => index === 0 || !sentence.words.as.includes(word));
  for (const [index, token] of words.entries()) {
    const name = open[index];
    if (name === undefined) return { fields, left: words.slice(index) };
    const schema = action.input.shape[name];
    const filled =
      schema && slotOf(schema).kind === 'text'
        ? { [name]: spoken(sentence.line, [token]) }
        : fieldsOf(readSlot(name, [token], action, sentence));
    fields = { ...fields, ...filled };
  }
  return { fields };
}

const fieldsOf = (filled: ReturnType<typeof readSlot>): Readonly<Record<string, unknown>> =>
  filled.kind === 'filled' ? filled.fields : {};
