import type { ActionDescription, Example } from '../core/action.ts';
import { answer, literal, type Reply } from '../core/reply.ts';
import { modelAbilities, type ModelsFor } from './model-abilities.ts';
import { sayAround } from './sentences.ts';

export interface GreetingFacts {
  /** The name to greet by. */
  readonly name: string;
  /** What this person can do here: nothing else is mentioned. */
  readonly actions: readonly Pick<ActionDescription, 'name' | 'examples'>[];
  /** What the person calls their connections. */
  readonly connections: readonly string[];
  readonly models: ModelsFor;
  readonly isUnderstood: (sentence: string) => boolean;
  readonly language: string;
}

/** The actions whose examples introduce eis best, in the order in which they are shown, and how each is introduced. */
const FIRST_STEPS = [
  ['task.add', 'say'],
  ['task.list', 'thenAsk'],
] as const;
const ALSO = ['task.done', 'reminder.set', 'help', 'status'] as const;

/**
 * The one greeting (conversation.md 5.1), made from what this eis can do: an ability that is not there has no line,
 * and every example is a sentence that is understood. Fewer than twelve lines.
 */
export function greeting(facts: GreetingFacts): Reply {
  const { name, actions, connections, models, isUnderstood, language } = facts;
  const words = sayAround(language);
  const exampleOf = (action: string): readonly string[] =>
    actions
      .filter((one) => one.name === action)
      .flatMap(({ examples }) => [
        ...words.examplesOf(action),
        ...examples.filter(standsAlone).map(({ say }) => say),
      ])
      .filter(isUnderstood)
      .slice(0, 1)
      .map(literal);
  const canConnect = connections.length === 0 && actions.some((action) => action.name === CONNECT);
  const connect = canConnect ? [howToConnect(facts)] : [];
  const steps = FIRST_STEPS.flatMap(([action, verb]) => exampleOf(action).map((say) => words[verb](say)));
  const first = [...connect, ...steps];
  const also = ALSO.flatMap(exampleOf);
  const mayAddKey = actions.some((action) => action.name === ADD_KEY);
  const ofModels = modelAbilities(models, { mayAddKey, language });
  return answer(
    [
      words.hello(literal(name)),
      ...abilities(facts),
      ...ofModels.filter(isThere),
      ...(canConnect ? [words.nothingConnected] : []),
      ...ofModels.filter((line) => !isThere(line)),
      ...(first.length > 0 ? [words.toBegin, ...first.map((step, index) => `${index + 1}. ${step}`)] : []),
      // A line right behind a list would become part of its last item.
      ...(also.length > 0 ? ['', words.youCanAlsoSay(also.join(' · '))] : []),
    ].join('\n'),
  );
}

const CONNECT = 'connection.add';
const ADD_KEY = 'key.add';

/** What works comes before what does not. */
const isThere = (line: string): boolean => line.startsWith('✅');

/** What works at once, in one line. */
function abilities({ actions, connections, language }: GreetingFacts): readonly string[] {
  const words = sayAround(language);
  const can = (noun: string): boolean => actions.some(({ name }) => name.startsWith(`${noun}.`));
  if (!can('task')) return [];
  const place = where(connections, language);
  return [can('reminder') ? words.tasksAndRemindersWork(place) : words.tasksWork(place)];
}

/** Without a connection eis keeps a list of its own (conversation.md 5.5). */
const where = ([first]: readonly string[], language: string): string => {
  const words = sayAround(language);
  return first === undefined ? words.inOwnList : words.inConnection(literal(first));
};

function howToConnect({ isUnderstood, language }: GreetingFacts): string {
  const words = sayAround(language);
  const command = literal('config add <address> <token>');
  return words.say(
    isUnderstood(words.connectVikunja) ? words.either(words.connectVikunja, command) : command,
  );
}

/** A number means a line of a list, and no list was shown yet. */
const standsAlone = ({ means }: Example): boolean =>
  !Object.values(means).some((value) => typeof value === 'number');
