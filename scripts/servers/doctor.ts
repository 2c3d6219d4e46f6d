import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { PostgresServer } from '../../src/testing/postgres.ts';
import type { House } from './conversation.ts';

const Findings = z.array(
  z.looseObject({ id: z.string(), level: z.string(), what: z.string(), mend: z.string().optional() }),
);

/** What was said in encrypted rooms and refused is among them: that is what some steps before were about. */
const REFUSED = 'inbox.dead-letters';
const WARNINGS = 1;

/** What `eis doctor --json` says besides, and its exit code. */
function examine(configuration: string): {
  readonly code: number | null;
  readonly bad: z.infer<typeof Findings>;
} {
  const program = ['src/main.ts', 'doctor', '--json', '--config', configuration];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  const findings = Findings.parse(JSON.parse(stdout === '' ? '[]' : stdout));
  assert.ok(findings.length > 0, `doctor looked at nothing: ${stderr}`);
  const bad = findings.filter(({ id, level }) => level !== 'well' && id !== REFUSED);
  return { code: bad.length === 0 && status === WARNINGS ? 0 : status, bad };
}

/** Exactly one thing is wrong, it is this, and there is a way to mend it. */
function mustFind(configuration: string, id: RegExp): void {
  const { code, bad } = examine(configuration);
  assert.equal(code, 2);
  assert.deepEqual(
    bad.map((finding) => id.test(finding.id)),
    [true],
    JSON.stringify(bad),
  );
  assert.ok((bad[0]?.mend ?? '').length > 20, 'says how to mend it');
}

/** While `run` looks, the file reads as `change` makes it. */
async function changed(file: string, change: (text: string) => string, run: () => void): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const other = change(text);
  assert.notEqual(other, text, 'the file was to be changed');
  writeFileSync(file, other);
  try {
    run();
  } finally {
    writeFileSync(file, text);
  }
  await Promise.resolve();
}

const replacing =
  (old: string, other: string) =>
  (text: string): string =>
    text.replaceAll(old, other);

const withOtherToken = (text: string): string =>
  text.replace(/^as_token: .*$/m, `as_token: ${'x'.repeat(64)}`);

interface Check {
  readonly name: string;
  readonly check: () => Promise<void>;
}

/** `doctor` beside a running Synapse: well, and then four things wrong, one at a time. Ends with eis stopped. */
export const diagnose = (house: House, postgres: PostgresServer): readonly Check[] => [
  {
    name: 'P2 doctor finds everything well',
    check: async () => {
      const { code, bad } = examine(house.configuration);
      assert.deepEqual({ code, bad }, { code: 0, bad: [] });
      await house.eis.stop();
    },
  },
  {
    name: 'P2 doctor names a stopped database',
    check: async () => {
      await postgres.halt();
      mustFind(house.configuration, /^database\.reach$/);
      await postgres.restart();
    },
  },
  ...wrongSettings(house),
];

const wrongSettings = ({ configuration, registration, synapse }: House): readonly Check[] => [
  {
    name: 'P2 doctor names a wrong token',
    check: async () => {
      await changed(registration, withOtherToken, () => {
        mustFind(configuration, /^homeserver\.token$/);
      });
    },
  },
  {
    name: 'P2 doctor names a wrong address',
    check: async () => {
      await changed(configuration, replacing(synapse.url, 'http://127.0.0.1:9'), () => {
        mustFind(configuration, /^homeserver\.address$/);
      });
    },
  },
  {
    name: 'A1 doctor names a registration that does not fit',
    check: async () => {
      await changed(registration, replacing('hs\\.test', 'other\\.test'), () => {
        mustFind(configuration, /^registration\./);
      });
    },
  },
];
