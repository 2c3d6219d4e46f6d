/** `node scripts/kill-copies.ts [KILLS [PGlite|Postgres]]`: kills `eis restore` and `eis rotate-key` at so many moments each, on both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRestores, killRotations, type KillOptions } from '../src/acceptance/copies/kill.ts';
import { startPostgres } from '../src/testing/postgres.ts';

const kills = Number(process.argv[2] ?? 30);
const [, , , only] = process.argv;
const parent = mkdtempSync(join(tmpdir(), 'eis-kill-'));
const server = await startPostgres();
let made = 0;
const newUrl = async (): Promise<string> => {
  made += 1;
  await server?.createDatabase(`kill${made}`);
  return server?.url(`kill${made}`) ?? '';
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const runs = [
  ['restore', killRestores],
  ['rotate-key', killRotations],
] as const;
const kinds = server ? (['PGlite', 'Postgres'] as const) : (['PGlite'] as const);
let isBroken = false;
try {
  for (const kind of kinds.filter((name) => only === undefined || name === only))
    for (const [name, run] of runs) {
      const options: KillOptions = {
        folder: mkdtempSync(join(parent, 'house-')),
        ...(kind === 'Postgres' ? { newUrl } : {}),
        kills,
        rows: 1_000,
        random: () => Math.random(),
        clock: () => performance.now(),
      };
      const { before, whole, between, broken } = await run(options);
      print(
        `${name} on ${kind}: ${kills} kills, ${before} before, ${between} between, ${whole} whole, ${broken.length} broken ${broken.join(' ')}`,
      );
      isBroken ||= broken.length > 0;
    }
} finally {
  await server?.stop();
  rmSync(parent, { recursive: true, force: true });
}
process.exit(isBroken ? 1 : 0);
