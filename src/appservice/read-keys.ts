import * as z from 'zod';
import type { SyncKeys } from '../core/encryption.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { isPlainJson } from './plain-json.ts';

const List = z.array(z.unknown()).catch([]);
const Answer = z.looseObject({
  to_device: z.looseObject({ events: List }).catch({ events: [] }).default({ events: [] }),
  device_lists: z.looseObject({ changed: List, left: List }).partial().catch({}).default({}),
  device_one_time_keys_count: z.record(z.string(), z.unknown()).optional().catch(undefined),
  device_unused_fallback_key_types: z.array(z.unknown()).optional().catch(undefined),
});

/** Never throws: what makes no sense is left out, and the rest of the answer still counts. */
export function readKeys(answer: unknown): SyncKeys {
  const { data = Answer.parse({}) } = Answer.safeParse(answer);
  const { changed = [], left = [] } = data.device_lists;
  const { device_one_time_keys_count: counts, device_unused_fallback_key_types: types } = data;
  return {
    toDevice: data.to_device.events.filter(isObject),
    changed: usersIn(changed),
    left: usersIn(left),
    counts: counts && readCounts(counts),
    unusedFallback: types?.filter((type) => typeof type === 'string'),
  };
}

const isObject = (event: unknown): event is Json =>
  typeof event === 'object' && event !== null && !Array.isArray(event) && isPlainJson(event);

const usersIn = (list: readonly unknown[]): readonly UserId[] => [
  ...new Set(list.map(parseUserId).filter((user) => user !== undefined)),
];

/** A homeserver keeps some hundreds at most; the machine would take a larger number at its word. */
const MOST_KEYS = 1_000_000;

const readCounts = (counts: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(counts).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' && Number.isInteger(entry[1]) && entry[1] >= 0 && entry[1] <= MOST_KEYS,
    ),
  );

/** True when there is nothing in it that happened; counts come with every answer. */
export const bringsNoKeys = ({ toDevice, changed, left }: SyncKeys): boolean =>
  toDevice.length + changed.length + left.length === 0;
