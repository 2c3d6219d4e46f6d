import type { ActionCall } from '../../../src/core/action.ts';
import type { Fields, Json } from '../../../src/core/json.ts';
import type { Chance } from '../../torture/chance.ts';
import { LABELS, PROJECTS } from './world.ts';

/** What an operation is meant to do to the tasks of the server. */
export type Meant =
  | { readonly kind: 'create'; readonly title: string }
  | { readonly kind: 'update'; readonly id: number; readonly fields: readonly string[] }
  | { readonly kind: 'remove'; readonly id: number };

export interface Operation {
  readonly call: ActionCall;
  readonly meant: Meant;
}

const DAY_MS = 86_400_000;

const aDay = (chance: Chance): string =>
  new Date(Date.now() + (1 + chance.below(60)) * DAY_MS).toISOString().slice(0, 10);

const command = (action: string, input: Fields): ActionCall => ({ action, input, origin: 'command' });

/** Each field in a third of all cases. */
function someFields(chance: Chance): Fields {
  const all: Readonly<Record<string, () => Json>> = {
    due: () => aDay(chance),
    priority: () => 1 + chance.below(5),
    labels: () => [chance.pick(LABELS)],
    project: () => chance.pick(PROJECTS),
    description: () => `first line ${chance.below(1000)}\nsecond & last <line>`,
    start: () => aDay(chance),
    repeat: () => ({ every: 1 + chance.below(3), unit: chance.pick(['day', 'week']) }),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, draw]) => (chance.hits(1 / 3) ? [[name, draw()]] : [])),
  );
}

let made = 0;

function add(chance: Chance): Operation {
  made += 1;
  const title = `${chance.pick(['buy', 'write', 'call'])} ${made.toString(36)} ${chance.pick(['ü', '<b>', '🥛', 'x'])}`;
  return {
    call: command('task.add', { title, ...someFields(chance) }),
    meant: { kind: 'create', title },
  };
}

/** What the server calls the fields that actions name otherwise. */
const KEPT_AS: Readonly<Record<string, readonly string[]>> = {
  repeat: ['repeatAfter', 'repeatMode', 'due'],
};

function change(id: number, chance: Chance): Operation | undefined {
  const { repeat: _repeat, labels: _labels, ...fields } = someFields(chance);
  const names = Object.keys(fields);
  if (names.length === 0) return undefined;
  return {
    call: command('task.change', { which: `#${id}`, ...fields }),
    meant: { kind: 'update', id, fields: names.flatMap((name) => KEPT_AS[name] ?? [name]) },
  };
}

const label = (id: number, chance: Chance): Operation => ({
  call: command('task.change', {
    which: `#${id}`,
    [chance.pick(['add', 'drop'])]: { labels: [chance.pick(LABELS)] },
  }),
  meant: { kind: 'update', id, fields: ['labels'] },
});

/** A task that repeats moves its dates, and comes back open. */
const done = (id: number): Operation => ({
  call: command('task.done', { which: `#${id}` }),
  meant: { kind: 'update', id, fields: ['done', 'due', 'start', 'end', 'reminders'] },
});

const reopen = (id: number): Operation => ({
  call: command('task.reopen', { which: `#${id}` }),
  meant: { kind: 'update', id, fields: ['done'] },
});

const remove = (id: number): Operation => ({
  call: command('task.remove', { which: `#${id}` }),
  meant: { kind: 'remove', id },
});

/** So many tasks stand there at most: more would only make each look longer. */
const MOST_TASKS = 25;

/** The next thing that somebody does. Some change nothing, and are refused: that is a part of it. */
export function drawOperation(tasks: readonly number[], chance: Chance): Operation {
  const [first, ...others] = tasks;
  if (first === undefined || (tasks.length < MOST_TASKS && chance.hits(0.3))) return add(chance);
  const id = chance.pick([first, ...others]);
  const kind = tasks.length >= MOST_TASKS ? 0 : chance.below(10);
  if (kind === 0) return remove(id);
  if (kind <= 2) return done(id);
  if (kind === 3) return reopen(id);
  if (kind <= 5) return label(id, chance);
  return change(id, chance) ?? remove(id);
}
