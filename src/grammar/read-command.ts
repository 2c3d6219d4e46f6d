import type { ActionCall, ActionDescription } from '../core/action.ts';
import { wordMistake } from './mistake.ts';
import { readArguments } from './read-arguments.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './tokens.ts';
import { commandOf, usageOf } from './usage.ts';

export type CommandReading =
  | { readonly kind: 'call'; readonly call: ActionCall }
  | { readonly kind: 'mistake'; readonly markdown: string };

/** `!` and `/` say that a command is meant, if the word behind it is known. */
export const COMMAND_PREFIX = /^[!/]/;

/**
 * Reads a command: `!task add milk`, `/task add milk`, `task.add milk`, or its bare words. Undefined when the word is
 * not known, and for bare words that are no command as a whole: then it is ordinary talk.
 */
export function readCommand(
  tokens: readonly Token[],
  actions: readonly ActionDescription[],
  sentence: Sentence,
): CommandReading | undefined {
  const [first] = tokens;
  if (!first) return undefined;
  const isMeant = COMMAND_PREFIX.test(first.word);
  const said = first.word.replace(COMMAND_PREFIX, '');
  const [noun = '', dotted] = said.split('.', 2);
  const verb = dotted ?? tokens[1]?.word;
  const action = actions.find(({ name }) => name === said || name === `${noun}.${verb}`);
  if (action) {
    const length = action.name.includes('.') && dotted === undefined ? 2 : 1;
    return readCall(action, { tokens, length, isMeant }, sentence);
  }
  const ofNoun = actions.filter(({ name }) => name.startsWith(`${said}.`));
  return isMeant && ofNoun.length > 0 ? noSuchVerb(tokens, ofNoun, sentence) : undefined;
}

/** "help me move my piano" is talk. */
const LONGEST_TOPIC = 2;

const isTopic = (tokens: readonly Token[], { words }: Sentence): boolean =>
  tokens.length <= LONGEST_TOPIC && !tokens.some(({ word }) => words.people.includes(word));

interface Called {
  readonly tokens: readonly Token[];
  /** How many words name the action. */
  readonly length: number;
  readonly isMeant: boolean;
}

function readCall(
  action: ActionDescription,
  { tokens, length, isMeant }: Called,
  sentence: Sentence,
): CommandReading | undefined {
  const given = tokens.slice(length);
  if (!isMeant && !action.name.includes('.') && !isTopic(given, sentence)) return undefined;
  const read = readArguments(given, action, sentence);
  if (read.kind === 'input') {
    return { kind: 'call', call: { action: action.name, input: read.input, origin: 'command' } };
  }
  // "status of the invoice" and "help me move" are talk, not a command with a mistake in it.
  if (!isMeant && !action.name.includes('.')) return undefined;
  const { start, end, expected, hint } = read;
  const example =
    action.examples.find(({ say }) => say.startsWith(commandOf(action)))?.say ?? usageOf(action);
  const mistake = { line: sentence.line, start, end, expected, example };
  return { kind: 'mistake', markdown: wordMistake(hint === undefined ? mistake : { ...mistake, hint }) };
}

function noSuchVerb(
  tokens: readonly Token[],
  ofNoun: readonly ActionDescription[],
  { line }: Sentence,
): CommandReading {
  const verb = tokens[1];
  const start = verb?.start ?? line.length;
  const end = verb?.end ?? line.length;
  const expected = `one of ${ofNoun.map(commandOf).join(', ')}`;
  const example = ofNoun.flatMap(({ examples }) => examples.map(({ say }) => say))[0];
  return { kind: 'mistake', markdown: wordMistake({ line, start, end, expected, example }) };
}
