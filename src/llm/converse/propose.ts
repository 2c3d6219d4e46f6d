import type { ActionDescription } from '../../core/action.ts';
import { slotOf } from '../../core/slot.ts';

/** A change that the model thinks of: nothing but words, which are read like those of a person. */
export interface Proposal {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** More than these nobody agrees to with one yes. */
export const MOST_PROPOSALS = 5;

/**
 * What may be proposed after text of anybody was read: changes of tasks that a receipt can take back. Nothing is removed,
 * nothing leaves, no setting, key or connection is touched, whatever the model says.
 */
const MAY_BE_PROPOSED: ReadonlySet<string> = new Set(['task.add', 'task.move', 'task.change', 'task.done']);

const FIELDS: ReadonlySet<string> = new Set(['which', 'title', 'due', 'project', 'priority']);

export const proposable = (actions: readonly ActionDescription[]): readonly ActionDescription[] =>
  actions.filter(
    ({ name, effect, audience }) => MAY_BE_PROPOSED.has(name) && effect === 'write' && audience === 'user',
  );

/** The fields of an action that may be filled; a secret is none. */
export const proposableFields = ({ input }: ActionDescription): readonly string[] =>
  Object.entries(input.shape)
    .filter(([field, schema]) => FIELDS.has(field) && slotOf(schema).kind !== 'secret')
    .map(([field]) => field);
