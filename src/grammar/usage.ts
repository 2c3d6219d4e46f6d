import type { ActionDescription } from '../core/action.ts';
import { isOptional, slotOf } from '../core/slot.ts';

/**
 * How a command is typed, computed from the declaration: `task add <title> [due]`. What stands behind it without
 * `--` can be said in its place: the first field, and the moment at the end of a title.
 */
export function usageOf(action: Pick<ActionDescription, 'name' | 'input'>): string {
  const fields = Object.entries(action.input.shape);
  const [main] = fields;
  const slot = main && slotOf(main[1]);
  const moment = slot?.kind === 'text' ? slot.moment : undefined;
  const parts = fields.map(([field, schema]) => {
    const inPlace = (field === main?.[0] && slot?.kind !== 'flag') || field === moment;
    const value = slotOf(schema).kind === 'flag' ? `--${field}` : inPlace ? field : `--${field} <${field}>`;
    if (isOptional(schema)) return `[${value}]`;
    return inPlace ? `<${value}>` : value;
  });
  return [commandOf(action), ...parts].join(' ');
}

/** The words that call an action: `task add` for `task.add`. */
export const commandOf = ({ name }: Pick<ActionDescription, 'name'>): string => name.replace('.', ' ');
