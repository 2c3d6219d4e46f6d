import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../core/caller.ts';
import { isWhole, receiptFor, reverse } from '../../core/edit.ts';
import { aCaller, alice } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import type { Settings } from './collection.ts';
import { createSettings } from './index.ts';
import { readTimeZone } from './read-time-zone.ts';

const { signal } = new AbortController();
let kept: Settings = {};
beforeEach(() => {
  kept = {};
});

const session = async () =>
  await createSettings({
    settings: {
      read: async () => await Promise.resolve(kept),
      write: async (_owner, settings) => {
        kept = settings;
        await Promise.resolve();
      },
    },
    timeZone: 'UTC',
  }).connect({ owner: alice }, houseIo);

const plain = (markdown: string): string => markdown.replaceAll('\\', '');

async function set(value: string) {
  const { plan, collections } = await session();
  const planned = await plan('settings.set', { value }, aContext());
  const [collection] = collections;
  const [edit] = planned.kind === 'edits' ? planned.edits : [];
  if (edit?.op !== 'update' || !collection) throw new Error(`not planned: ${JSON.stringify(planned)}`);
  const carryOut = async (one: typeof edit) => {
    await collection.update(one.id, { before: one.before, after: one.after }, signal);
    const receipt = receiptFor(one, one.id, await collection.read(one.id, signal));
    expect(isWhole(receipt)).toBe(true);
    return receipt;
  };
  const receipt = await carryOut(edit);
  return {
    text: plain(collection.words.told(receipt, aCaller())),
    takeBack: async () => {
      const back = reverse(receipt);
      if (back.op !== 'update') throw new Error('not an update');
      return plain(collection.words.takenBack([await carryOut(back)], [], aCaller()));
    },
  };
}

describe('settings', () => {
  it('sets the zone, and says so from the receipt', async () => {
    expect((await set('Europe/Berlin')).text).toBe('Time zone: Europe/Berlin.');
    expect(kept).toEqual({ timeZone: 'Europe/Berlin' });
  });

  it('M3 takes it back, to what was chosen before or to what holds for everybody', async () => {
    const first = await set('Europe/Berlin');
    const second = await set('Asia/Tokyo');
    expect(await second.takeBack()).toBe('↩️ Taken back: the time zone is Europe/Berlin again.');
    expect(await first.takeBack()).toBe('↩️ Taken back: the time zone is UTC again.');
    expect(kept).toEqual({});
  });

  it('asks when it knows no such zone, and changes nothing', async () => {
    const plan = await (await session()).plan('settings.set', { value: 'berln' }, aContext());
    expect(plan).toEqual({
      kind: 'unclear',
      question: 'I know no time zone “berln”. Say it with its continent, like Europe/Berlin.',
      choices: [{ label: 'Europe/Berlin', say: 'set time zone to Europe/Berlin' }],
    });
    expect(kept).toEqual({});
  });

  it.each<[Partial<Caller>, string]>([
    [{ timeZone: 'Asia/Tokyo', timeZoneFrom: 'person' }, '• time zone Asia/Tokyo 👤. '],
    [{ timeZone: 'UTC' }, '• time zone UTC 📝. '],
  ])('B7 shows where a setting comes from: %j', async (caller, line) => {
    const opened = await session();
    const { reply } = await opened.perform('settings.show', {}, aContext({ caller: aCaller(caller) }));
    expect(plain(reply.markdown).split('\n')[1]).toContain(line);
  });
});

describe('readTimeZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['america/argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
    ['Berlin', 'Europe/Berlin'],
    [' new york ', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['utc', 'UTC'],
    ['GMT', 'GMT'],
  ])('reads %j as %s', (words, timeZone) => {
    expect(readTimeZone(words)).toEqual({ kind: 'zone', timeZone });
  });

  it.each(['+02:00', 'my place', '*', 'Europe/', ''])('knows no %j', (words) => {
    expect(readTimeZone(words).kind).toBe('unclear');
  });
});
