import { z } from 'zod';
import { isWhen } from './time.ts';

const moment = z.string().refine(isWhen);

/** As `Repeat` names them, from Monday on. */
export const WEEKDAYS: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** How often something comes again, as `docs/commands.md` and the actions write it. */
export const Repeat = z
  .strictObject({
    every: z.int().min(1),
    unit: z.enum(['minute', 'hour', 'day', 'week', 'month', 'year']),
    /** Weekdays in English small letters, or days of the month, -1 for the last one. */
    on: z.union([z.array(z.string()).readonly(), z.array(z.int()).readonly()]).exactOptional(),
    /** With weekdays and months: which of them in the month, 1 to 5, -1 for the last one ("the last friday"). */
    nth: z.union([z.int().min(1).max(5), z.literal(-1)]).exactOptional(),
    /** Counted from the day it was due, or from the day it was done. */
    from: z.enum(['due', 'done']).exactOptional(),
    until: moment.exactOptional(),
    times: z.int().min(1).exactOptional(),
  })
  .readonly();
export type Repeat = z.infer<typeof Repeat>;
