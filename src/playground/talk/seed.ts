import { z } from 'zod';
import { isTimeZone } from '../../core/time.ts';

/** `due`: a day, or a local time in the zone of the talk: `2026-11-20`, `2026-11-20T14:00`. */
const task = z.strictObject({
  title: z.string().min(1),
  due: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/)
    .exactOptional(),
});
export type SeededTask = z.output<typeof task>;

const person = z.strictObject({
  /** The display name; left out: the name with a capital. */
  name: z.string().optional(),
  /** `nobody`: may not use eis. */
  role: z.enum(['use', 'configure', 'admin', 'nobody']).default('use'),
  /** What stands in their own list before the talk begins. */
  tasks: z.array(task).default([]),
});

const room = z.strictObject({
  members: z.array(z.string()).min(1),
  encrypted: z.boolean().default(false),
  /** Whether eis is invited when the room is made. */
  eis: z.boolean().default(true),
});

/** The world in which a talk begins. */
export const seedFile = z.strictObject({
  zone: z.string().refine(isTimeZone).optional(),
  people: z.record(z.string(), person).default({}),
  /** By name, with `#`. */
  rooms: z.record(z.string().regex(/^#/), room).default({}),
  /** Who is not named: may use eis, or may not. */
  others: z.enum(['use', 'nobody']).default('use'),
  /** Rooms that people make are encrypted, whether they want it or not (some servers do that). */
  encryptsNewRooms: z.boolean().default(false),
});
export type Seed = z.output<typeof seedFile>;

export const emptySeed: Seed = seedFile.parse({});

/** Who may use eis, as the configuration writes it. */
export function permissionsFor(
  seed: Seed,
  domain: string,
): Readonly<Record<string, 'use' | 'configure' | 'admin'>> {
  const named = Object.entries(seed.people).flatMap(([name, { role }]) =>
    role === 'nobody' ? [] : [[`@${name}:${domain}`, role] as const],
  );
  return Object.fromEntries([...(seed.others === 'use' ? [[domain, 'use'] as const] : []), ...named]);
}
