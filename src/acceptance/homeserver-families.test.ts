import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { families, type Family } from '../playground/homeserver/families.ts';
import { createHomeserver } from '../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { listen } from '../playground/listen.ts';
import { ManualClock } from '../playground/manual-clock.ts';
import type { TalkWorld } from '../playground/talk/house.ts';
import { runTalk, type TalkResult } from '../playground/talk/run-talk.ts';
import { type HeldEncrypted, holdAgainstEncryption } from './hold-against-encryption.ts';
import { type DemoWorld, startDemoEis } from '../wiring/demo.ts';

const PATIENCE_MS = 180_000;
const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await setTimeout(ms, undefined, signal ? { signal } : {});
const read = (name: string): string => readFileSync(new URL(`./talks/${name}`, import.meta.url), 'utf8');

/** Plays a talk on a homeserver with all the quirks of one family. */
async function playOn(
  family: Family,
  name: string,
): Promise<Pick<TalkResult, 'met'> & { readonly wrong: string; readonly sealed: number }> {
  const clock = new ManualClock(new Date('2026-11-20T08:12:00Z'));
  const options = { domain: 'example.org', registration, quirks: families[family] };
  // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
  const homeserver = createHomeserver(options, { now: clock.now, sleep, fetch });
  const listening = await listen(homeserver.routes);
  const worlds = new Map<TalkWorld, DemoWorld>();
  const lines: string[] = [];
  let held: HeldEncrypted = { rooms: 0, sealed: 0, differences: [] };
  try {
    const { difference, met } = await runTalk(read(name), {
      homeserver,
      sleep,
      bot: '@eis:example.org',
      vikunja: '2',
      now: clock.now,
      moveClock: (moment) => clock.moveTo(moment),
      readSeed: async (file) => await Promise.resolve(read(file)),
      print: (line) => lines.push(line),
      onEnd: async (end) => {
        held = await Promise.resolve(holdAgainstEncryption(end));
      },
      startEis: async (given) => {
        const server = { url: listening.address, domain: 'example.org' };
        const world = worlds.get(given) ?? { ...given, homeserver: server, registration, now: clock.now };
        worlds.set(given, world);
        const eis = await startDemoEis(world);
        homeserver.serviceIsAt(eis.url);
        return eis;
      },
    });
    const differences = [...(difference === undefined ? [] : [difference]), ...held.differences];
    const wrong = differences.length === 0 ? '' : [...lines, ...differences].join('\n');
    return { met, sealed: held.sealed, wrong };
  } finally {
    await homeserver.stop();
    await listening.close();
  }
}

describe('eis on every family of homeservers', () => {
  it.each(['dendrite', 'conduit', 'continuwuity', 'tuwunel', 'synapse'] as const)(
    'Q1 reads and speaks in encrypted rooms on %s',
    async (family) => {
      const { wrong, met, sealed } = await playOn(family, 'encrypted-room.talk');
      expect(wrong).toBe('');
      expect(met).toBeGreaterThan(0);
      expect(sealed).toBeGreaterThan(met);
    },
    PATIENCE_MS,
  );

  it.each(['dendrite', 'conduit', 'continuwuity', 'tuwunel', 'synapse'] as const)(
    'without a device joins, leaves, opens a room and answers on %s',
    async (family) => {
      const { wrong, met } = await playOn(family, 'encrypted-without-device.talk');
      expect(wrong).toBe('');
      expect(met).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  // Not on Conduit: after a failed push it is silent for 30 s and more, which no test should wait for.
  it.each(['dendrite', 'continuwuity', 'tuwunel', 'synapse'] as const)(
    'loses and doubles nothing over restarts and kills on %s',
    async (family) => {
      const { wrong, met } = await playOn(family, 'restart-and-kill.talk');
      expect(wrong).toBe('');
      expect(met).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
