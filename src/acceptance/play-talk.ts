import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { demo } from '../demo.ts';
import { type Generation, generations } from '../playground/vikunja/generation.ts';
import { startDemoEis } from '../wiring/demo.ts';

const FOLDER = new URL('./talks/', import.meta.url);
/** The talks, by their files. */
export const names: readonly string[] = readdirSync(FOLDER).filter((name) => name.endsWith('.talk'));
/** Several starts of a database, on a machine that does other things as well. */
export const PATIENCE_MS = 180_000;

/** A talk, a seed, or the manual. */
export const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
export const seedsOf = (talk: string): readonly string[] =>
  [...talk.matchAll(/^-- seed (\S+)$/gm)].map(([, name]) => name ?? '');
/** Everything that a talk reads. */
export const filesOf = (talk: string): readonly string[] =>
  [...talk.matchAll(/^-- (?:seed|models) (\S+)$/gm)].map(([, name]) => name ?? '');

/** The Vikunjas that a talk is for: all of them where it has a service, unless it says otherwise. */
function versionsFor(name: string): readonly Generation[] {
  const talk = read(name);
  const said = /^-- versions (.+)$/m.exec(talk)?.[1]?.split(' ');
  if (said) return generations.filter((one) => said.includes(one));
  return seedsOf(talk).some((seed) => read(seed).includes('"services"')) ? generations : ['2'];
}

/** Each talk with each Vikunja that it is for. */
export const cases: readonly (readonly [string, Generation])[] = names.flatMap((name) =>
  versionsFor(name).map((version) => [name, version] as const),
);

interface Played {
  readonly files: ReadonlyMap<string, string>;
  readonly name: string;
  readonly version: Generation;
}

/** Plays a talk as `npm run demo -- --talk` does; the transcript is shown where something differs. */
export async function playTalk({
  files,
  name,
  version,
}: Played): Promise<{ code: number; transcript: string }> {
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
