import type { ActionDescription } from '../../core/action.ts';
import { aboutOf, fieldsIn, isOptional, slotOf } from '../../core/slot.ts';
import { mayBeChosen } from './may-be-chosen.ts';
import type { Offer, OfferedAction, OfferedField } from './offer.ts';
import { rankActions } from './rank-actions.ts';

/** More of them make the prompt longer than a small model on a CPU copes with. */
const MOST_ACTIONS = 10;
/** Every field is said by the model each time, if only as null. */
const MOST_FIELDS = 16;

/** What people ask for most: offered whatever the words are. */
const EVERYDAY = [
  'task.add',
  'task.list',
  'task.done',
  'task.move',
  'task.change',
  'task.remove',
  'reminder.set',
];

/** Kinds of fields that no sentence fills: a secret, and a part of what was understood. */
const NEVER_FILLED = ['secret', 'part'];

/** The actions that a sentence likely asks for, chosen by rules, with the fields that count. */
export function offeredFor(sentence: string, declared: readonly ActionDescription[]): Offer {
  const allowed = declared.filter(mayBeChosen);
  const ranked = rankActions(sentence, allowed);
  const everyday = allowed.filter(({ name }) => EVERYDAY.includes(name));
  const likely = ranked.filter((action) => !everyday.includes(action));
  const chosen = [...everyday, ...likely].slice(0, MOST_ACTIONS);
  const fields = fieldsFor(chosen);
  const actions = chosen.map((action) => ({ action, fields: fieldsOf(action, fields) }));
  return { actions: actions.filter(isFillable), nearest: ranked.map(({ name }) => name) };
}

/** They are declared once, and wanted for every sentence. */
const known = new WeakMap<ActionDescription['input'], readonly OfferedField[]>();

function openFields({ input }: ActionDescription): readonly OfferedField[] {
  const before = known.get(input);
  if (before) return before;
  const fields = fieldsIn(input)
    .filter(([, schema]) => !NEVER_FILLED.includes(slotOf(schema).kind))
    .map(([field, schema]) => ({ field, key: field.replaceAll('.', '_'), about: aboutOf(schema) }));
  known.set(input, fields);
  return fields;
}

/** The first fields of every action, then the second ones, until there are enough. */
function fieldsFor(actions: readonly ActionDescription[]): ReadonlySet<string> {
  const all = actions.map(openFields);
  const longest = Math.max(0, ...all.map(({ length }) => length));
  const chosen = new Set<string>();
  for (let at = 0; at < longest; at += 1) {
    for (const fields of all) {
      const key = fields[at]?.key;
      if (key !== undefined && chosen.size < MOST_FIELDS) chosen.add(key);
    }
  }
  return chosen;
}

const fieldsOf = (action: ActionDescription, chosen: ReadonlySet<string>): readonly OfferedField[] =>
  openFields(action).filter(({ key }) => chosen.has(key));

/** Without a field that it needs, an action could only fail. */
const isFillable = ({ action, fields }: OfferedAction): boolean =>
  Object.entries(action.input.shape).every(
    ([name, schema]) =>
      isOptional(schema) || fields.some(({ field }) => field === name || field.startsWith(`${name}.`)),
  );
