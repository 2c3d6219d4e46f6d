import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Fleet } from './fleet.ts';
import type { House } from './house.ts';
import type { Without } from './messages.ts';
import { drawMoment, isEarly, type Moment, momentFor, nameOf, reach } from './moment.ts';

export interface Battlefield {
  readonly fleet: Fleet;
  readonly house: House;
  readonly chance: Chance;
  readonly without: Without;
}

export interface Struck {
  readonly kills: number;
  /** For the report. */
  readonly moment: string;
}

/** The device is open: only then something is read and said in encrypted rooms. */
const READS_AGAIN: Moment = {
  kind: 'behind',
  name: 'sync',
  wanted: { method: 'GET', path: '/sync', station: 'arrived' },
  ms: 0,
};
/** The others are killed while they open it. */
const LETTING_IT_READ = 0.8;

/** A start takes less than this. */
const STUMBLE_MS = 600;
const AWAY_MS = 300;
/** So that eis is also killed with much behind it, and not always at its first request. */
const PEACE_MS = 1_000;

/**
 * One kill, at times together with a restart of the homeserver, at times with a second kill while the next eis starts.
 * Settles when an eis leads again; people go on talking meanwhile.
 */
export async function strike(field: Battlefield, most: number): Promise<Struck> {
  const { fleet, house, chance, without } = field;
  if (chance.hits(0.1)) await house.restart(chance.below(AWAY_MS));
  if (chance.hits(0.4)) fleet.deliverToStandby();
  const moment = without === 'nothing' ? drawMoment(chance, house) : momentFor(without);
  if (!isEarly(moment)) await leaveInPeace(field);
  const { victim, caught, release } = await reach(moment, field);
  await victim.kill();
  release();
  const stumbles = !fleet.hasStandby && most > 1 && chance.hits(0.15);
  const restarted = mayRestart(field);
  await fleet.replace(victim, stumbles ? chance.below(STUMBLE_MS) : undefined);
  await restarted;
  return { kills: stumbles ? 2 : 1, moment: caught ? nameOf(moment) : 'at any time' };
}

/** For a while. */
async function leaveInPeace(field: Battlefield): Promise<void> {
  const { house, chance } = field;
  if (house.isEncrypted && chance.hits(LETTING_IT_READ)) await reach(READS_AGAIN, field);
  await sleep(chance.below(PEACE_MS));
}

/** A homeserver that was restarted takes everything it gets for the first time. */
async function mayRestart({ house, chance, without }: Battlefield): Promise<void> {
  if (without === 'outbox-echo' || chance.hits(0.3)) await house.restart(chance.below(AWAY_MS));
}
