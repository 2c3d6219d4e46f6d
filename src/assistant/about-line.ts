import type { ActionCall } from '../core/action.ts';
import type { Shown } from '../core/inbox.ts';
import type { ShownItem } from '../core/shown.ts';

type Input = Readonly<Record<string, unknown>>;

/** What is said of a task means this of a reminder that was shown, and the other way round. */
const COUNTERPARTS: Readonly<
  Record<string, Readonly<Record<string, (input: Input) => Counterpart | undefined>>>
> = {
  reminder: {
    'task.remove': ({ which }) => ({ action: 'reminder.cancel', input: { which } }),
    'task.done': ({ which }) => ({ action: 'reminder.cancel', input: { which } }),
    'task.move': moved,
    'task.change': moved,
  },
  task: {
    'reminder.cancel': ({ which }) => ({ action: 'task.remove', input: { which } }),
  },
};

type Counterpart = Pick<ActionCall, 'action' | 'input'>;

/** To another time, and to nothing else. */
function moved({ which, due, ...others }: Input): Counterpart | undefined {
  return due === undefined || Object.keys(others).length > 0
    ? undefined
    : { action: 'reminder.change', input: { which, at: due } };
}

/**
 * "cancel 2" is about the second line of the list that was shown, whatever kind of thing stands there; "move it to 9"
 * about what was said or changed last.
 */
export function aboutLine(call: ActionCall, shown: Shown | undefined): ActionCall {
  const input = objectOf(call.input);
  const noun = lineMeant(input['which'], shown)?.noun;
  if (noun === undefined || call.action.startsWith(`${noun}.`)) return call;
  const counterpart = COUNTERPARTS[noun]?.[call.action]?.(input);
  return counterpart ? { ...call, ...counterpart } : call;
}

const objectOf = (value: unknown): Input =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

function lineMeant(which: unknown, shown: Shown | undefined): ShownItem | undefined {
  if (typeof which === 'number') return shown?.items[which - 1];
  const { ref } = objectOf(which);
  return ref === 'it' || ref === 'that' ? shown?.touched?.[0] : undefined;
}
