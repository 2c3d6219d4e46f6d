import type { ActionDescription, CommandForm } from '../core/action.ts';
import { slotOf } from '../core/slot.ts';
import { readSlot } from './read-slot.ts';
import type { Sentence } from './sentence.ts';
import { lengthAtStart, spoken, type Token } from './tokens.ts';

export interface Places {
  readonly fields: Readonly<Record<string, unknown>>;
  /** What is left when every field has its word. */
  readonly left?: readonly Token[];
}

/**
 * For a command that takes a token: each field is one word, in the order in which they are declared, `config add
 * <address> <token>`. A name may follow behind "as". For one that begins with a choice: the words of the choice, and
 * what it is to be, `set time zone Europe/Berlin`. For one with a form of its own: the fields that it names. Undefined
 * for all other commands.
 */
export function readPlaces(
  tokens: readonly Token[],
  given: Readonly<Record<string, unknown>>,
  action: Declared,
  sentence: Sentence,
): Places | undefined {
  const [first] = Object.values(action.input.shape);
  if (!action.form && first && slotOf(first).kind === 'choice') return readChoice(tokens, action, sentence);
  const open = placesIn(action)?.filter((name) => !Object.hasOwn(given, name));
  if (!open) return undefined;
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

type Declared = Pick<ActionDescription, 'input' | 'effect'> & { readonly form?: CommandForm };

/** The fields that have a place of their own, in order. */
function placesIn({ form, input }: Declared): readonly string[] | undefined {
  if (form) return form.takes;
  const takesSecret = Object.values(input.shape).some((schema) => slotOf(schema).kind === 'secret');
  return takesSecret ? Object.keys(input.shape) : undefined;
}

function readChoice(
  tokens: readonly Token[],
  action: Pick<ActionDescription, 'input' | 'effect'>,
  sentence: Sentence,
): Places | undefined {
  const [choice = '', value] = Object.keys(action.input.shape);
  for (let length = Math.min(tokens.length, LONGEST_CHOICE); length > 0; length -= 1) {
    const chosen = readSlot(choice, tokens.slice(0, length), action, sentence);
    if (chosen.kind !== 'filled') continue;
    const behind = tokens.slice(length);
    const rest = behind.slice(lengthAtStart(behind, sentence.words.into));
    if (value === undefined || rest.length === 0) return { fields: chosen.fields };
    return { fields: { ...chosen.fields, [value]: spoken(sentence.line, rest) } };
  }
  return undefined;
}

/** "first day of the week". */
const LONGEST_CHOICE = 5;

const fieldsOf = (filled: ReturnType<typeof readSlot>): Readonly<Record<string, unknown>> =>
  filled.kind === 'filled' ? filled.fields : {};
