import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const program = fileURLToPath(new URL('main.ts', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eis-main-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
}

function eis(typed: readonly string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...typed], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { TZ: 'UTC' },
  });
  return { code: status, out: stdout, complaint: stderr };
}

describe('the program', () => {
  it('T1 shows its commands without any set-up', () => {
    const { code, out, complaint } = eis([]);
    expect([code, complaint]).toEqual([0, '']);
    expect(out).toContain('Usage: eis COMMAND');
    expect(eis(['--version']).out).toMatch(/^eis \d+\.\d+\.\d+\n$/);
  });

  it('refuses an unknown command with the nearest, on standard error, with exit code 2', () => {
    const { code, out, complaint } = eis(['strat']);
    expect([code, out]).toEqual([2, '']);
    expect(complaint).toContain('Did you mean start?');
  });

  it('A1 registers once, and finds both files right afterwards', () => {
    const first = eis(['register', '--domain', 'example.org', '--url', 'http://127.0.0.1:29333']);
    expect([first.code, first.complaint]).toEqual([0, '']);
    expect(readdirSync(folder).toSorted()).toEqual(['config.yaml', 'registration.yaml']);
    expect(statSync(join(folder, 'registration.yaml')).mode & 0o777).toBe(0o600);
    const tokens = [...readFileSync(join(folder, 'registration.yaml'), 'utf8').matchAll(/_token: '(.*)'/g)];
    expect(tokens).toHaveLength(2);
    for (const [, token = ''] of tokens) expect(first.out).not.toContain(token);

    const second = eis(['register']);
    expect([second.code, second.out]).toEqual([2, '']);
    expect(second.complaint).toContain('exists already');
  });

  it('P2 leaves exit code 2 and one finding for each wrong key', () => {
    writeFileSync(join(folder, 'config.yaml'), 'homeserver: { url: x, domain: a.b }\nlistn: {}\n');
    const { code, out } = eis(['doctor', '--json']);
    expect(code).toBe(2);
    expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual([
      'configuration.homeserver.url',
      'configuration.listn',
    ]);
    expect(eis(['dead-letters'])).toMatchObject({
      code: 2,
      out: '',
      complaint: expect.stringContaining('homeserver.url'),
    });
  });

  it('explains sentences from standard input without a configuration', () => {
    const { code, out, complaint } = eis(
      ['explain', '--json', '--now', '2026-11-20T09:12'],
      'add milk tomorrow\nhello\n',
    );
    expect([code, complaint]).toEqual([0, '']);
    const [add, hello] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(add).toEqual({
      text: 'add milk tomorrow',
      to: 'phrase',
      calls: [{ action: 'task.add', input: { title: 'milk', due: '2026-11-21' } }],
    });
    expect(hello).toMatchObject({ text: 'hello', calls: [] });
  });

  it('explains many sentences to the last one, however slowly they are read', async () => {
    const many = 5000;
    const child = spawn(process.execPath, [program, 'explain', '--json'], {
      cwd: folder,
      env: { TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.end('\n'.repeat(many));
    // Nobody reads before everything has been said.
    await once(child.stdin, 'finish');
    let lines = 0;
    for await (const line of createInterface({ input: child.stdout })) lines += line === '' ? 0 : 1;
    expect(lines).toBe(many);
  });

  it('A14 shows a page to whoever tries it out, with no set-up at all, and leaves nothing behind', async () => {
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    const child = spawn(process.execPath, [program, 'demo'], {
      cwd: folder,
      env: { TZ: 'UTC', TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    try {
      const lines = createInterface({ input: child.stdout });
      const first = await lines[Symbol.asyncIterator]().next();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(String(first.value))?.[0];
      // oxlint-disable-next-line no-restricted-globals -- what a browser does
      const page = await fetch(`${address}/`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
      child.kill('SIGINT');
      expect(await ended).toBe(0);
      expect(readdirSync(folder)).toEqual(['tmp']);
      expect(readdirSync(temporary)).toEqual([]);
    } finally {
      child.kill('SIGKILL');
    }
  }, 60_000);
});
