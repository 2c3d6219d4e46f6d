import assert from 'node:assert/strict';
import { instantIn } from '../../../src/core/time.ts';
import { changed, type Ground, type Told } from '../ground.ts';
import { differing, type RawTask } from '../raw-vikunja.ts';
import { ZONE } from '../visit.ts';

/** Something that a person can do with tasks; each builds on those before it. */
export interface Operation {
  /** The name of the action. */
  readonly name: string;
  /** What of it. */
  readonly how: string;
  readonly play: (ground: Ground) => Promise<Told>;
}

export const DAY_MS = 86_400_000;

/** In so many days, as actions write a day. */
export const inDays = (days: number): string =>
  new Date(new Date().getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** A clock of UTC on a day, with the offset of the visitor's zone, as the grammar writes it. */
export const momentIn = (days: number, clock: string): string =>
  instantIn(`${inDays(days)}T${clock}:00Z`, ZONE);

/** What things are called in this run. */
export const namesIn = ({ mark }: Pick<Ground, 'mark'>) => ({
  /** Has a title and nothing else. */
  plain: `milk ${mark}`,
  /** Has every part that a person can say. */
  rich: `renew passport ${mark}`,
  /** Made past eis, with everything that Vikunja keeps. */
  whole: `book hotel ${mark}`,
  again: `water plants ${mark}`,
  label: `travel${mark}`,
  other: `errand${mark}`,
  sub: `Eis test below ${mark}`,
  renamed: `Eis test renamed ${mark}`,
});

export const sameInstant = (found: string, wanted: string): void =>
  assert.equal(Date.parse(found), Date.parse(wanted));

export const isUnset = (date: string): boolean => date.startsWith('0001-');

/** Nothing differs, but what is named. */
export const keeps = (before: RawTask, after: RawTask, except: readonly string[]): void =>
  assert.deepEqual(differing(before, after, except), []);

/** Takes the newest write back. */
export const takesBack = async ({ visit }: Pick<Ground, 'visit'>): Promise<Told> =>
  changed([await visit.undo()]);
