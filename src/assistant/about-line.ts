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
    'task.move': changed,
    'task.change': changed,
  },
  task: {
    'reminder.cancel': ({ which }) => ({ action: 'task.remove', input: { which } }),
  },
};

type Counterpart = Pick<ActionCall, 'action' | 'input'>;

/** To another time, or to other words, and to nothing else. */
function changed({ which, due, title, ...others }: Input): Counterpart | undefined {
  const wanted = {
    ...(due === undefined ? {} : { at: due }),
    ...(title === undefined ? {} : { what: title }),
  };
  return Object.keys(wanted).length === 0 || Object.keys(others).length > 0
    ? undefined
    : { action: 'reminder.change', input: { which, ...wanted } };
}

/**
 * "cancel 2" is about the second line of the list that was shown, "delete the last one" about its last, whatever kind of
 * thing stands there; "move it to 9" about what was said or changed last.
 */
export function aboutLine(call: ActionCall, shown: Shown | undefined): ActionCall {
  const input = objectOf(call.input);
  const noun = nounMeant(input['which'], shown);
  if (noun === undefined || call.action.startsWith(`${noun}.`)) return call;
  const counterpart = COUNTERPARTS[noun]?.[call.action]?.(input);
  return counterpart ? { ...withoutClocks(call), ...counterpart, ...clocksFor(counterpart, call) } : call;
}

const withoutClocks = ({ clockOnly: _fields, ...call }: ActionCall): ActionCall => call;

/** The time of a task is the time of a reminder. */
function clocksFor({ action }: Counterpart, { clockOnly }: ActionCall): Pick<ActionCall, 'clockOnly'> {
  const at = clockOnly?.['due'];
  return at === undefined || action !== 'reminder.change' ? {} : { clockOnly: { at } };
}

const objectOf = (value: unknown): Input =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Lines of several kinds are of none. */
function nounMeant(which: unknown, shown: Shown | undefined): string | undefined {
  const [first, ...others] = new Set(linesMeant(which, shown).map(({ noun }) => noun));
  return others.length === 0 ? first : undefined;
}

function linesMeant(which: unknown, { items = [], touched = [] }: Partial<Shown> = {}): readonly ShownItem[] {
  if (typeof which === 'number') return items.slice(which - 1, which);
  const { ref, count } = objectOf(which);
  switch (ref) {
    case 'it':
    case 'that':
      return touched.slice(0, 1);
    case 'last':
      return (items.length > 0 ? items : touched).slice(typeof count === 'number' ? -count : -1);
    case 'all':
      return items.length > 0 ? items : touched;
    default:
      return [];
  }
}
