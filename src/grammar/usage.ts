import type { z } from 'zod';
import type { ActionDescription } from '../core/action.ts';
import { fieldsIn, isOptional, slotOf } from '../core/slot.ts';

/**
 * How a command is typed, computed from the declaration: `task add <title> [due]`. What stands behind it without
 * `--` can be said in its place: the first field, and the moment at the end of a title; every field of a command that
 * takes a token; what a choice is to be.
 */
export const usageOf = (action: Declared): string => usageOfForm(action) ?? usageOfFields(action);

type Declared = Pick<ActionDescription, 'name' | 'input'> &
  Partial<Pick<ActionDescription, 'aliases' | 'forms'>>;

/**
 * `config claude <key>`: the command says itself what stands behind it. A secret may be asked for afterwards, and is
 * shown as needed all the same.
 */
function usageOfForm({ aliases: [alias] = [], forms, input }: Declared): string | undefined {
  const form = alias === undefined ? undefined : forms?.[alias];
  if (!form) return undefined;
  const shape = form.takes.map((field) => [field, input.shape[field]] as const);
  const isNeeded = shape.some(([, schema]) => schema && slotOf(schema).kind === 'secret');
  const places = shape.map(([field, schema]) =>
    schema && mayBeLeftOut(schema) && !isNeeded ? `[${optionOf(field)}]` : `<${optionOf(field)}>`,
  );
  return [alias, ...places].join(' ');
}

function usageOfFields(action: Declared): string {
  const [main, second] = Object.entries(action.input.shape);
  const slot = main && slotOf(main[1]);
  const moment = slot?.kind === 'text' ? slot.moment : undefined;
  const fields = fieldsIn(action.input);
  const areInPlace = fields.some(([, schema]) => slotOf(schema).kind === 'secret');
  const isInPlace = (field: string): boolean =>
    areInPlace ||
    (field === main?.[0] && slot?.kind !== 'flag') ||
    (field === second?.[0] && slot?.kind === 'choice') ||
    field === moment;
  const command = action.aliases?.[0] ?? commandOf(action);
  const inPlace = fields
    .filter(([field]) => isInPlace(field))
    .map(([field, schema]) => (mayBeLeftOut(schema) ? `[${optionOf(field)}]` : `<${optionOf(field)}>`));
  const behind = fields.filter(([field]) => !isInPlace(field));
  const options =
    behind.length > MOST_OPTIONS
      ? ['[--field <value> …]']
      : behind.map(([field, schema]) => optionUsage(field, schema));
  return [command, ...inPlace, ...options].join(' ');
}

/** A title is typed in its place; that several things may stand instead is no reason to leave it out. */
export function mayBeLeftOut(schema: z.core.$ZodType): boolean {
  const slot = slotOf(schema);
  return isOptional(schema) && !(slot.kind === 'text' && slot.items !== undefined);
}

/** More than this are not taken in at a glance: the page of commands has them all. */
const MOST_OPTIONS = 4;

function optionUsage(field: string, schema: z.core.$ZodType): string {
  const option = optionOf(field);
  const value = slotOf(schema).kind === 'flag' ? `--${option}` : `--${option} <${option}>`;
  return isOptional(schema) ? `[${value}]` : value;
}

/** The words that call an action: `task add` for `task.add`. */
export const commandOf = ({ name }: Pick<ActionDescription, 'name'>): string => name.replace('.', ' ');

/** What stands behind `--` for a field: `add-labels` for a part of one. */
export const optionOf = (field: string): string => field.replace('.', '-');
