import { z } from 'zod';
import { isTimeZone } from '../../core/time.ts';
import { noDevices } from '../homeserver/families.ts';
import type { Quirks } from '../homeserver/quirks.ts';

/** A day, or a local time in the zone of the talk: `2026-11-20`, `2026-11-20T14:00`. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/);

const task = z.strictObject({ title: z.string().min(1), due: moment.exactOptional() });
export type SeededTask = z.output<typeof task>;

const connection = z.strictObject({
  /** The backend. */
  service: z.string().default('vikunja'),
  name: z.string(),
  /** A service of the talk: one of `services`. */
  address: z.string(),
  token: z.string(),
});
export type SeededConnection = z.output<typeof connection>;

const person = z.strictObject({
  /** The display name; left out: the name with a capital. */
  name: z.string().optional(),
  /** `nobody`: may not use eis. */
  role: z.enum(['use', 'configure', 'admin', 'nobody']).default('use'),
  /** What stands in their own list before the talk begins. */
  tasks: z.array(task).default([]),
  /** Services that they have connected already; the first one is the default. */
  connections: z.array(connection).default([]),
});

const room = z.strictObject({
  members: z.array(z.string()).min(1),
  encrypted: z.boolean().default(false),
  /** Whether eis is invited when the room is made. */
  eis: z.boolean().default(true),
});

const serviceTask = z.strictObject({
  title: z.string().min(1),
  /** Whose it is; left out: whose the project is. */
  of: z.string().optional(),
  /** Left out: the inbox. */
  project: z.string().default('Inbox'),
  due: moment.optional(),
  description: z.string().default(''),
  priority: z.int().default(0),
  done: z.boolean().default(false),
  /** When it was finished and made; left out: never, and when the talk began. */
  doneAt: moment.optional(),
  created: moment.optional(),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
  /** Their texts, by whoever's task it is. */
  comments: z.array(z.string()).default([]),
  /** Seconds. */
  repeatAfter: z.int().default(0),
});
export type ServiceTask = z.output<typeof serviceTask>;

const service = z.strictObject({
  service: z.literal('vikunja').default('vikunja'),
  /** Of the server. */
  zone: z.string().refine(isTimeZone).default('GMT'),
  /** Accounts; those who have a connection here have one in any case. `zone` and `language`: as set in their settings. */
  accounts: z
    .array(
      z.strictObject({
        name: z.string(),
        zone: z.string().refine(isTimeZone).optional(),
        language: z.string().optional(),
        /** API tokens that may do everything. */
        tokens: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  projects: z
    .array(z.strictObject({ title: z.string(), of: z.string(), members: z.array(z.string()).default([]) }))
    .default([]),
  labels: z.array(z.strictObject({ title: z.string(), of: z.string() })).default([]),
  tasks: z.array(serviceTask).default([]),
});
export type SeededService = z.output<typeof service>;

/** The world in which a talk begins. */
export const seedFile = z.strictObject({
  zone: z.string().refine(isTimeZone).optional(),
  people: z.record(z.string(), person).default({}),
  /** By name, with `#`. */
  rooms: z.record(z.string().regex(/^#/), room).default({}),
  /** By their origin: `https://my.vikunja.io`. */
  services: z.record(z.string().regex(/^https?:\/\/[^/]+$/), service).default({}),
  /** Who is not named: may use eis, or may not. */
  others: z.enum(['use', 'nobody']).default('use'),
  /** Rooms that people make are encrypted, whether they want it or not (some servers do that). */
  encryptsNewRooms: z.boolean().default(false),
  /** `false`: the homeserver gives eis no device, so that it cannot read encrypted rooms. */
  givesDevices: z.boolean().default(true),
});
export type Seed = z.output<typeof seedFile>;

export const emptySeed: Seed = seedFile.parse({});

/** What the homeserver of this world does otherwise. */
export const quirksFor = ({ encryptsNewRooms, givesDevices }: Seed): Partial<Quirks> => ({
  encryptsNewRooms,
  ...(givesDevices ? {} : noDevices),
});

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
