import type { ActionCall, ActionDescription, CommandForm } from '../core/action.ts';
import { wordMistake } from './mistake.ts';
import { type Misfit, readArguments } from './read-arguments.ts';
import type { Sentence } from './sentence.ts';
import { lengthAtStart, type Token } from './tokens.ts';
import { commandOf, usageOf } from './usage.ts';

export type CommandReading =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[] }
  | { readonly kind: 'mistake'; readonly markdown: string };

/** `!` and `/` say that a command is meant, if the word behind it is known. */
export const COMMAND_PREFIX = /^[!/]/;

/**
 * Reads a command: `!task add milk`, `/task add milk`, `task.add milk`, one of its other names (`config add`), or
 * the bare words. Undefined when the word is not known, and for bare words that are no command as a whole: then it is
 * ordinary talk.
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
  const bare = [{ ...first, word: said }, ...tokens.slice(1)];
  const found = aliasAt(bare, actions, sentence) ?? actionAt(bare, actions);
  if (found) return readCall(found, { tokens: tokens.slice(found.length), isMeant }, sentence);
  const ofNoun = actions.filter(({ name }) => name.startsWith(`${said}.`));
  return isMeant && ofNoun.length > 0 ? noSuchVerb(tokens, ofNoun, sentence) : undefined;
}

interface Found {
  readonly action: ActionDescription;
  /** How many words name it. */
  readonly length: number;
  /** Talk that begins like this is a command with a mistake in it. */
  readonly isCertain: boolean;
  /** What the words of the command say besides. */
  readonly form?: CommandForm | undefined;
}

/** By its name: `task.add`, or `task add`. */
function actionAt(
  [first, second]: readonly Token[],
  actions: readonly ActionDescription[],
): Found | undefined {
  const said = first?.word ?? '';
  const [noun = '', dotted] = said.split('.', 2);
  const verb = dotted ?? second?.word;
  const action = actions.find(({ name }) => name === said || name === `${noun}.${verb}`);
  if (!action) return undefined;
  const isCertain = action.name.includes('.');
  return { action, length: isCertain && dotted === undefined ? 2 : 1, isCertain };
}

/** By another name of it; the longest that fits counts: "set time zone" with the "to" behind it. */
function aliasAt(
  tokens: readonly Token[],
  actions: readonly ActionDescription[],
  { words }: Sentence,
): Found | undefined {
  const [longest] = actions
    .map((action) => ({ action, length: lengthAtStart(tokens, action.aliases) }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length);
  if (!longest) return undefined;
  const length = longest.length + lengthAtStart(tokens.slice(longest.length), words.into);
  const { action } = longest;
  const alias = tokens.slice(0, longest.length).map(({ word }) => word);
  return { action, length, isCertain: longest.length > 1, form: action.forms?.[alias.join(' ')] };
}

/** "help me move my piano" is talk. */
const LONGEST_TOPIC = 2;

const isTopic = (tokens: readonly Token[], { words }: Sentence): boolean =>
  tokens.length <= LONGEST_TOPIC && !tokens.some(({ word }) => words.people.includes(word));

/** "help on tasks", "help with tasks". */
function behindAbout(tokens: readonly Token[], { words }: Sentence): readonly Token[] {
  const about = lengthAtStart(tokens, words.about);
  return about < tokens.length ? tokens.slice(about) : tokens;
}

interface Called {
  /** What stands behind the words that name the action. */
  readonly tokens: readonly Token[];
  readonly isMeant: boolean;
}

function readCall(
  { action, isCertain, form }: Found,
  { tokens, isMeant }: Called,
  sentence: Sentence,
): CommandReading | undefined {
  const isTalk = !isMeant && !isCertain;
  const said = isCertain ? tokens : behindAbout(tokens, sentence);
  if (isTalk && !isTopic(said, sentence)) return undefined;
  const read = readArguments(said, form ? { ...action, form } : action, sentence);
  if (read.kind === 'inputs') {
    const { inputs, clocks } = read;
    const calls = inputs.map(
      (input): ActionCall => ({ action: action.name, input, origin: 'command', ...clocks }),
    );
    return { kind: 'calls', calls };
  }
  // "status of the invoice" and "help me move" are talk, not a command with a mistake in it.
  if (isTalk) return undefined;
  return { kind: 'mistake', markdown: mistakeIn(read, action, sentence) };
}

function mistakeIn(
  { start, end, expected, hint }: Misfit,
  action: ActionDescription,
  { line }: Sentence,
): string {
  const example = action.examples.find(({ say }) => isCommand(say, action))?.say ?? usageOf(action);
  const mistake = { line, start, end, expected, example };
  return wordMistake(hint === undefined ? mistake : { ...mistake, hint });
}

const isCommand = (say: string, action: ActionDescription): boolean =>
  [commandOf(action), ...action.aliases].some((command) => say.startsWith(command));

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
