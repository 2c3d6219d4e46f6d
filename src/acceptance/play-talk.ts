import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { LedgerRow } from '../core/ledger.ts';
import { demo } from '../demo.ts';
import type { SeenRequest } from '../playground/models/read-requests.ts';
import { type Generation, generations } from '../playground/vikunja/generation.ts';
import { startDemoEis } from '../wiring/demo.ts';
import { type HeldEncrypted, holdAgainstEncryption } from './hold-against-encryption.ts';
import { type Held, holdAgainstLedger } from './hold-against-ledger.ts';

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

/** Everything takes half an hour: by hand, with `EIS_ALL_TALKS=1`. Else each run draws by its seed. */
// oxlint-disable-next-line no-restricted-properties -- whoever runs it says how long it may take
export const isLongForm = process.env['EIS_ALL_TALKS'] === '1';

/** Each talk once, with one of the Vikunjas that it is for; with another one by another seed. */
export const drawnCases = (seed: number): typeof cases =>
  names.flatMap((name, index) => {
    const own = cases.filter(([other]) => other === name);
    return own.filter((_case, at) => at === (Math.abs(seed) + index) % own.length);
  });

interface Played {
  readonly files: ReadonlyMap<string, string>;
  readonly name: string;
  readonly version: Generation;
  /** What is taken away from eis. */
  readonly change?: Parameters<typeof startDemoEis>[1];
}

export interface PlayedTalk {
  readonly code: number;
  readonly transcript: string;
  /** What left for clouds, held against the ledger of everybody who was there. */
  readonly held: Held;
  readonly people: readonly string[];
  /** What reached the homeserver, held against the rule for encrypted rooms. */
  readonly encrypted: HeldEncrypted;
  /** Everything that left for clouds, as text. */
  readonly left: string;
}

/**
 * Plays a talk as `npm run demo -- --talk` does; the transcript is shown where something differs. Every byte that left for
 * a cloud has to stand in the ledger, and nothing plain may have reached an encrypted room: else the code is 3.
 */
export async function playTalk({ files, name, version, change }: Played): Promise<PlayedTalk> {
  const lines: string[] = [];
  const end = { seen: new Array<SeenRequest>(), rows: new Array<LedgerRow>(), people: new Array<string>() };
  let encrypted: HeldEncrypted = { rooms: 0, sealed: 0, differences: [] };
  let eis: Awaited<ReturnType<typeof startDemoEis>> | undefined;
  const code = await demo(
    { talk: `/talks/${name}`, vikunja: version },
    {
      startEis: async (world) => (eis = await startDemoEis(world, change)),
      now: () => new Date('2026-01-01T00:00:00Z'),
      sleep: async (ms, signal) => await setTimeout(ms, undefined, signal ? { signal } : {}),
      // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
      fetch,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      write: (line) => lines.push(line),
      readText: async (path) => await Promise.resolve(files.get(path.replace('/talks/', '')) ?? ''),
      onTalkEnd: async ({ seen, people, said, homeserver }) => {
        encrypted = holdAgainstEncryption({ homeserver, said });
        end.seen.push(...seen);
        end.people.push(...people);
        for (const person of people)
          for (const month of monthsOf(files.get(name) ?? ''))
            end.rows.push(...((await eis?.ledger(person, month)) ?? []));
      },
      stopped: Promise.withResolvers<void>().promise,
    },
  );
  const held = holdAgainstLedger(end.seen, end.rows);
  const differences = [...held.differences, ...encrypted.differences];
  return {
    code: code === 0 && differences.length > 0 ? 3 : code,
    transcript: [...lines, ...differences].join('\n'),
    held,
    encrypted,
    people: end.people,
    left: end.seen.map(({ body }) => new TextDecoder().decode(body)).join('\n'),
  };
}

/** The months of every clock of a talk, and those beside them: people live in other zones. */
function monthsOf(talk: string): readonly string[] {
  const clocks = [...talk.matchAll(/^-- clock (\d{4})-(\d{2})/gm)].map(([, year, month]) => [year, month]);
  const all = [...clocks, ['2026', '11']].flatMap(([year, month]) =>
    [-1, 0, 1].map((step) => new Date(Date.UTC(Number(year), Number(month) - 1 + step, 1))),
  );
  return [...new Set(all.map((day) => day.toISOString().slice(0, 'yyyy-mm'.length)))];
}
