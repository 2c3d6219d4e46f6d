import type { ActionCall, ActionDescription } from '../core/action.ts';
import { aboutOf, slotOf } from '../core/slot.ts';
import { holdsKey } from '../core/keys-in.ts';
import type { Reading } from './route.ts';

/** A secret in a message: the message is removed before anything else happens. */
export interface FoundSecret {
  /** What it is called in words: `token`. */
  readonly what: string;
  /** Something was asked for with it, and is done; else it is not used at all. */
  readonly isUsed: boolean;
  /** The command that was meant, as it is to be typed. */
  readonly meant?: string;
  /** That the message is gone is said together with what came of it. */
  readonly isToldWithAnswer?: true;
}

export interface Spoken {
  readonly text: string;
  /** What the grammar makes of it. */
  readonly reading: Reading | undefined;
  /** What is to be done with the words of the text itself. */
  readonly calls: readonly ActionCall[];
}

/** What is said about a key that works is one short sentence. */
const TOLD_WITH_ANSWER = ['key.add'];

type Action = Pick<ActionDescription, 'name' | 'input' | 'aliases' | 'forms'>;

/** Looks for a secret in what was said (conversation.md 13.2, 13.5). Pure. */
export function findSecret(
  { text, reading, calls }: Spoken,
  actions: readonly Action[],
): FoundSecret | undefined {
  const used = calls.find((call) => secretsIn(call, actions).length > 0);
  if (used) {
    const declared = actions.find(({ name }) => name === used.action);
    return {
      what: nameOf(declared, secretsIn(used, actions)[0] ?? ''),
      isUsed: true,
      ...(TOLD_WITH_ANSWER.includes(used.action) ? { isToldWithAnswer: true } : {}),
    };
  }
  const mistaken = reading?.to === 'mistake' ? mistakenCommand(text, actions) : undefined;
  if (mistaken) return mistaken;
  return holdsKey(text) ? { what: 'key', isUsed: false } : undefined;
}

const givenIn = ({ input }: ActionCall): ReadonlyMap<string, unknown> =>
  new Map(typeof input === 'object' && input !== null ? Object.entries(input) : []);

/** True when a secret of this call stands in this text; it may have been said before, and the text added the rest. */
export function isSaidIn(text: string, call: ActionCall, actions: readonly Action[]): boolean {
  const given = givenIn(call);
  return secretsIn(call, actions).some((field) => {
    const value = given.get(field);
    return typeof value !== 'string' || text.includes(value);
  });
}

/** Names of the fields of a call that hold secrets. */
export function secretsIn(call: ActionCall, actions: readonly Action[]): readonly string[] {
  const { action } = call;
  const given = givenIn(call);
  const declared = actions.find(({ name }) => name === action);
  return secretFields(declared).filter((field) => given.has(field));
}

const secretFields = (action: Action | undefined): readonly string[] =>
  Object.entries(action?.input.shape ?? {}).flatMap(([name, field]) =>
    slotOf(field).kind === 'secret' ? [name] : [],
  );

/** What a secret is called: by its field, or by what is said about it. */
const nameOf = (action: Action | undefined, field: string): string => {
  const shape = action?.input.shape[field];
  return /token|key|password/.exec(`${field} ${shape ? aboutOf(shape) : ''}`)?.[0] ?? 'secret';
};

/** A command that takes a secret, with words behind it that do not fit: one of them may be the secret. */
function mistakenCommand(text: string, actions: readonly Action[]): FoundSecret | undefined {
  const words = text.trim().replace(/^[!/]/, '').split(/\s+/);
  for (const action of actions) {
    const [field] = secretFields(action);
    const command = commandsOf(action).find((one) => startsWith(words, one));
    if (field === undefined || !command || words.length < command.length + 2) continue;
    return { what: nameOf(action, field), isUsed: false, meant: usageOf(action, command) };
  }
  return undefined;
}

/** How a secret is to be handed over. */
export interface SecretCommand {
  /** `config add <address> <token>` */
  readonly say: string;
  readonly adds: 'connection' | 'key';
}

/** Keys that say whose they are, and the command they belong to. */
const WHOSE: readonly (readonly [looks: RegExp, command: string])[] = [
  [/(?<![\w-])sk-ant-/, 'config claude'],
  [/(?<![\w-])sk-(?!live|test)/, 'config openai'],
];

/** By what the text holds, else for connecting a service; undefined when nothing here takes a secret. */
export function secretCommand(text: string, actions: readonly Action[]): SecretCommand | undefined {
  const taking = actions.filter((action) => secretFields(action).length > 0);
  const [, alias] = WHOSE.find(([looks]) => looks.test(text)) ?? [];
  const ofKey = taking.find(({ aliases }) => alias !== undefined && aliases.includes(alias));
  if (ofKey && alias !== undefined) return { say: usageOf(ofKey, alias.split(' ')), adds: 'key' };
  const [first] = taking;
  return first && { say: usageOf(first, commandsOf(first)[0] ?? []), adds: 'connection' };
}

function usageOf(action: Action, command: readonly string[]): string {
  const fields = action.forms?.[command.join(' ')]?.takes ?? Object.keys(action.input.shape);
  const [secret = ''] = secretFields(action);
  const upToSecret = fields.slice(0, fields.indexOf(secret) + 1);
  const named = upToSecret.map((field) => `<${field === secret ? nameOf(action, field) : field}>`);
  return [...command, ...named].join(' ');
}

/** Aliases first: they are what people type. */
const commandsOf = ({ aliases, name }: Action): readonly (readonly string[])[] =>
  [...aliases, name.replace('.', ' '), name].map((command) => command.split(' '));

const startsWith = (words: readonly string[], command: readonly string[]): boolean =>
  command.every((word, index) => words[index]?.toLowerCase() === word);
