import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { demo } from '../demo.ts';
import { faultNames } from '../playground/vikunja/faults.ts';
import { type Generation, generations } from '../playground/vikunja/generation.ts';
import { startDemoEis } from '../wiring/demo.ts';
import { drawFrom, drawVariation, firstDay, varied } from './vary-talk.ts';

const FOLDER = new URL('./talks/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.talk'));
/** Several starts of a database, on a machine that does other things as well. */
const PATIENCE_MS = 180_000;

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const seedsOf = (talk: string): readonly string[] =>
  [...talk.matchAll(/^-- seed (\S+)$/gm)].map(([, name]) => name ?? '');

/** The Vikunjas that a talk is for: all of them where it has a service, unless it says otherwise. */
function versionsFor(name: string): readonly Generation[] {
  const talk = read(name);
  const said = /^-- versions (.+)$/m.exec(talk)?.[1]?.split(' ');
  if (said) return generations.filter((one) => said.includes(one));
  return seedsOf(talk).some((seed) => read(seed).includes('"services"')) ? generations : ['2'];
}

const cases = names.flatMap((name) => versionsFor(name).map((version) => [name, version] as const));

interface Played {
  readonly files: ReadonlyMap<string, string>;
  readonly name: string;
  readonly version: Generation;
}

/** Plays a talk as `npm run demo -- --talk` does; the transcript is shown where something differs. */
async function play({ files, name, version }: Played): Promise<{ code: number; transcript: string }> {
  const lines: string[] = [];
  const code = await demo(
    { talk: `/talks/${name}`, vikunja: version },
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

const FROM_THE_BOOK = [
  '19-1-first-dm.talk',
  '19-2-config-add.talk',
  '19-2-config-add-old.talk',
  '19-2-wrong-token.talk',
  '19-3-due-today.talk',
  '19-3-own-list.talk',
  '19-4-parts.talk',
  '19-5-confirmation.talk',
  '19-6-broken-off.talk',
  '19-6-refused-label.talk',
  '19-12-undo.talk',
  '19-12-undo-changed.talk',
];

describe('talks', () => {
  it('are there, those of conversation.md among them, most of them for three generations of Vikunja', () => {
    expect(names).toEqual(expect.arrayContaining(FROM_THE_BOOK));
    expect(cases.length).toBeGreaterThanOrEqual(names.length + 16);
  });

  it('can meet every fault that their manual lists, and no other', () => {
    const manual = [...read('README.md').matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)];
    expect(Object.fromEntries(manual.map(([, name, what]) => [name, what]))).toEqual(faultNames);
  });

  it.each(cases)(
    '%s with Vikunja %s',
    async (name, version) => {
      const files = new Map([name, ...seedsOf(read(name))].map((file) => [file, read(file)]));
      const { code, transcript } = await play({ files, name, version });
      expect(code === 0 ? '' : transcript).toBe('');
    },
    PATIENCE_MS,
  );

  it.each(cases)(
    `%s with Vikunja %s and other names, things, hosts, zone and days (seed ${seed})`,
    async (name, version) => {
      const talk = read(name);
      const seeds = seedsOf(talk);
      const draw = drawFrom(seed + names.indexOf(name) + names.length * generations.indexOf(version));
      const variation = drawVariation([talk, ...seeds.map(read)], draw);
      const changed = new Map(seeds.map((file) => [file, varied(read(file), variation, firstDay(talk))]));
      const text = varied(talk, variation);
      expect(text).not.toBe(talk);
      const { code, transcript } = await play({ files: changed.set(name, text), name, version });
      expect(code === 0 ? '' : `${JSON.stringify(variation)}\n${transcript}`).toBe('');
    },
    PATIENCE_MS,
  );
});
