import { z } from 'zod';

const part = z
  .looseObject({
    types: z.array(z.string()).optional(),
    not_types: z.array(z.string()).default([]),
    limit: z.number().optional(),
  })
  .prefault({});
export type FilterPart = z.output<typeof part>;

/** The parts of a /sync filter that change what eis and the page are given. */
export const syncFilter = z.looseObject({
  presence: part,
  account_data: part,
  room: z
    .looseObject({
      rooms: z.array(z.string()).optional(),
      timeline: part,
      state: part,
      ephemeral: part,
      account_data: part,
    })
    .prefault({}),
});
export type SyncFilter = z.output<typeof syncFilter>;

const fits = (type: string, pattern: string): boolean =>
  pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;

/** `not_types` wins over `types`; an empty `types` lets nothing through. */
export function passes(type: string, filter: FilterPart): boolean {
  if (filter.not_types.some((pattern) => fits(type, pattern))) return false;
  return filter.types === undefined || filter.types.some((pattern) => fits(type, pattern));
}

export const noFilter: SyncFilter = syncFilter.parse({});
