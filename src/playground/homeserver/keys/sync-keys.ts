import type { Device } from '../accounts.ts';
import type { KeyQuirks } from './key-quirks.ts';
import type { World } from '../world.ts';
import { changedLists } from './changed-lists.ts';
import type { Counts } from './published-keys.ts';

type Part = Readonly<Record<string, object>>;

interface Asked {
  readonly user: string;
  readonly device: Device;
  readonly since: number | undefined;
  /** The counts as they were when the poll began. */
  readonly countsBefore: Counts;
}

/** What stands in an answer to /sync for the device that asks: messages, device lists, how many keys are left. */
export function keysPart(world: World, quirks: KeyQuirks, asked: Asked): Part {
  return {
    ...messagesPart(asked),
    ...listsPart(world, quirks, asked),
    ...countsPart(quirks, asked),
    ...fallbackPart(quirks, asked.device),
  };
}

/** Messages to a device stay until a later `since` proves that they arrived. */
function messagesPart({ device, since }: Asked): Part {
  const arrived = device.messages.findLastIndex(({ position }) => position <= (since ?? 0));
  device.messages.splice(0, arrived + 1);
  return device.messages.length > 0
    ? { to_device: { events: device.messages.map(({ event }) => event) } }
    : {};
}

function listsPart(world: World, quirks: KeyQuirks, { user, since }: Asked): Part {
  if (since === undefined) return {};
  const lists = changedLists(world, user, { since, quirks });
  return lists.changed.length + lists.left.length > 0 ? { device_lists: lists } : {};
}

function countsPart(quirks: KeyQuirks, { device, since, countsBefore }: Asked): Part {
  if (quirks.countsInSync === 'not in the first' && since === undefined) return {};
  const counts = quirks.claimTells === 'in the next poll' ? countsBefore : device.keys.counts();
  const isZero = Object.values(counts).every((count) => count === 0);
  if (quirks.countsInSync === 'not when zero' && isZero) return {};
  return { device_one_time_keys_count: quirks.zeroCounts === 'left out' && isZero ? {} : counts };
}

function fallbackPart({ unusedFallback }: KeyQuirks, { keys }: Device): Part {
  switch (unusedFallback) {
    case 'never told':
      return {};
    case 'always empty':
      return { device_unused_fallback_key_types: [] };
    case 'told':
      return { device_unused_fallback_key_types: [...keys.unusedFallback()] };
  }
}
