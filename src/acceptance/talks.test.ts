import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { demo } from '../demo.ts';
import { startDemoEis } from '../wiring/demo.ts';
import { drawFrom, drawVariation, firstDay, varied } from './vary-talk.ts';

const FOLDER = new URL('./talks/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.talk'));
/** Several starts of a database, on a machine that does other things as well. */
const PATIENCE_MS = 180_000;

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const seedsOf = (talk: string): readonly string[] =>
  [...talk.matchAll(/^-- seed (\S+)$/gm)].map(([, name]) => name ?? '');

/** Plays a talk as `npm run demo -- --talk` does; the transcript is shown where something differs. */
async function play(
  files: ReadonlyMap<string, string>,
  name: string,
): Promise<{ code: number; transcript: string }> {
  const lines: string[] = [];
  const code = await demo(
    { talk: `/talks/${name}` },
    {
      startEis: startDemoEis,
      now: () => new Date('2026-01-01T00:00:00Z'),
      sleep: async (ms, signal) => await setTimeout(ms, undefined, signal ? { signal } : {}),
      // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
      fetch,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      write: (line) => lines.push(line),
      readText: async (path) => await Promise.resolve(files.get(path.replace('/talks/', '')) ?? ''),
      stopped: Promise.withResolvers<void>().promise,
    },
  );
  return { code, transcript: lines.join('\n') };
}

/** `npm run jest -- src/acceptance/talks --seed=N` repeats a run. */
const seed = jest.getSeed();

describe('talks', () => {
  it('are there, those of conversation.md 19.1 and 19.3 among them', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names).toEqual(expect.arrayContaining(['19-1-first-dm.talk', '19-3-own-list.talk']));
  });

  it.each(names)(
    '%s',
    async (name) => {
      const files = new Map([name, ...seedsOf(read(name))].map((file) => [file, read(file)]));
      const { code, transcript } = await play(files, name);
      expect(code === 0 ? '' : transcript).toBe('');
    },
    PATIENCE_MS,
  );

  it.each(names)(
    `%s with other names, things, zone and days (seed ${seed})`,
    async (name) => {
      const talk = read(name);
      const seeds = seedsOf(talk);
      const variation = drawVariation([talk, ...seeds.map(read)], drawFrom(seed + names.indexOf(name)));
      const changed = new Map(seeds.map((file) => [file, varied(read(file), variation, firstDay(talk))]));
      const text = varied(talk, variation);
      expect(text).not.toBe(talk);
      const { code, transcript } = await play(changed.set(name, text), name);
      expect(code === 0 ? '' : `${JSON.stringify(variation)}\n${transcript}`).toBe('');
    },
    PATIENCE_MS,
  );
});
