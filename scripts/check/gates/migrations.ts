import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { atLeast, type Gate } from '../gate.ts';
import { ratchets } from '../ratchets.ts';
import { runProgram, runTool, unclear } from '../run-program.ts';

const Journal = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.number(), tag: z.string(), when: z.number() })),
});
const JOURNAL = 'drizzle/meta/_journal.json';

/** The schema has its migrations, and those that were committed before are still the same. */
export const migrations: Gate = {
  name: 'migrations',
  judge: async () => {
    const { entries } = Journal.parse(JSON.parse(readFileSync(JOURNAL, 'utf8')));
    const changed = (await Promise.all(entries.map(async ({ tag }) => await changedSince(tag)))).flat();
    return {
      count: `${entries.length} migrations`,
      problems: [
        ...(await missing()),
        ...changed,
        ...(await shrunk(entries.map(({ tag }) => tag))),
        ...atLeast(entries.length, ratchets.migrations, 'migrations'),
      ],
    };
  },
};

/** Generates into a copy of the folder: a new file means that the schema changed without one. */
async function missing(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eis-migrations-'));
  try {
    const out = join(folder, 'drizzle');
    cpSync('drizzle', out, { recursive: true });
    const configuration = join(folder, 'drizzle.config.json');
    const schema = resolve('src/store/schema/*.ts');
    writeFileSync(configuration, JSON.stringify({ dialect: 'postgresql', schema, out }));
    const ended = await runTool(
      'drizzle-kit',
      ['generate', `--config=${configuration}`, '--name=missing'],
      '.',
    );
    if (ended.status !== 0) throw unclear('drizzle-kit', ended);
    return readdirSync(out)
      .filter((file) => file.endsWith('_missing.sql'))
      .map((file) => `the schema has changes without a migration:\n${readFileSync(join(out, file), 'utf8')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const committed = async (file: string): Promise<string | undefined> => {
  const { status, output } = await runProgram('git', ['show', `HEAD:${file}`]);
  return status === 0 ? output : undefined;
};

async function changedSince(tag: string): Promise<readonly string[]> {
  const file = `drizzle/${tag}.sql`;
  const before = await committed(file);
  const same = before === undefined || before === readFileSync(file, 'utf8');
  return same ? [] : [`${file} was committed already and must not change`];
}

async function shrunk(tags: readonly string[]): Promise<readonly string[]> {
  const before = await committed(JOURNAL);
  if (before === undefined) return [];
  const old = Journal.parse(JSON.parse(before)).entries.map(({ tag }) => tag);
  return old.every((tag, index) => tags[index] === tag) ? [] : [`${JOURNAL} lost what was committed`];
}
