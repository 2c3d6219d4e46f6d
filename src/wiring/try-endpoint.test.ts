import { readFileSync } from 'node:fs';
import { createServer as createEncryptedServer } from 'node:https';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { UserFacingError } from '../core/errors.ts';
import type { NewLedgerRow } from '../core/ledger.ts';
import { Secret } from '../core/secret.ts';
import type { Located } from '../egress/check-located.ts';
import { createToService, type ToServiceDeps } from '../egress/to-service.ts';
import { endpoint } from '../llm/providers/endpoint.ts';
import { alice } from '../testing/callers.ts';
import { createTestModelKey } from '../vault/test-model-key.ts';

const identity = z.strictObject({ key: z.string(), cert: z.string() });
const certificates = z
  .strictObject({ about: z.string(), authority: z.string(), valid: identity, expired: identity })
  .parse(JSON.parse(readFileSync(new URL('../egress/certificates-for-tests.json', import.meta.url), 'utf8')));

const open: Server[] = [];
afterEach(() => {
  for (const one of open.splice(0)) {
    one.closeAllConnections();
    one.close();
  }
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const leadingTo =
  (...addresses: readonly string[]) =>
  async (_host: string, port: number): Promise<readonly Located[]> =>
    await Promise.resolve(addresses.map((address) => ({ address, port })));

/** Says the key at an address, through the network as services get it. */
async function said(address: string, egress: Partial<ToServiceDeps>) {
  const rows: NewLedgerRow[] = [];
  const { toService } = createToService({
    allow: [],
    authorities: [],
    locate: leadingTo(),
    sleep: async (_ms, signal) =>
      await new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    ...egress,
  });
  const test = createTestModelKey({
    toService,
    ledger: {
      begin: async (row) => await Promise.resolve(void rows.push(row)),
      settle: async () => await Promise.resolve(),
    },
    now: () => new Date('2026-11-21T10:00:00Z'),
  });
  const trial = { provider: endpoint, address, model: 'qwen3', key: new Secret('sk-mine') };
  try {
    await test(trial, { user: alice, timeZone: 'UTC' }, AbortSignal.timeout(5000));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return { rows, message: error.message, next: error.next };
  }
  return { rows, message: 'it works', next: undefined };
}

const TEST_HOST = 'https://my.vikunja.example/v1';

/** A server behind the name that the certificate of the tests is for. */
async function atTestHost(answer: RequestListener, which: 'valid' | 'expired' = 'valid') {
  const asked: string[] = [];
  const port = await listening(
    createEncryptedServer(certificates[which], (request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      answer(request, response);
    }),
  );
  const egress: Partial<ToServiceDeps> = {
    allow: ['my.vikunja.example:443', 'other.example:443'],
    authorities: [certificates.authority],
    locate: async () => await Promise.resolve([{ address: '127.0.0.1', port }]),
  };
  return { asked, egress };
}

describe('J3 Q8 an endpoint of a person', () => {
  it('works where it answers like one', async () => {
    const { asked, egress } = await atTestHost((_request, response) => response.end('{"data":[]}'));
    expect((await said(TEST_HOST, egress)).message).toBe('it works');
    expect(asked).toEqual(['GET /v1/models']);
  });

  it.each([
    ['a private address', 'https://10.0.0.7/v1', {}, /private address, which I may not reach/],
    ['this machine', 'http://127.0.0.1:11434/v1', {}, /private address, which I may not reach/],
    ['this machine in other digits', 'http://0x7f.1:11434/v1', {}, /private address, which I may not reach/],
    ['credentials of a cloud', 'http://169.254.169.254/v1', {}, /at which no service can be/],
    [
      'a name for a private address',
      'https://lab.example/v1',
      { locate: leadingTo('192.168.1.5') },
      /private address/,
    ],
    [
      'a name for both',
      'https://lab.example/v1',
      { locate: leadingTo('93.184.216.34', '10.0.0.1') },
      /private address/,
    ],
    [
      'plain http to everybody',
      'http://lab.example/v1',
      { locate: leadingTo('93.184.216.34') },
      /without https/,
    ],
    ['another scheme', 'file:///etc/passwd', {}, /addresses that begin with/],
    ['a password', 'https://me:sk-mine@lab.example/v1', {}, /user name or a password/],
    ['no address', 'lab', {}, /no address I can use/],
  ])('is refused at %s', async (_what, address, egress, message) => {
    const { rows, ...failure } = await said(address, egress);
    expect(failure.message).toMatch(message);
    expect(failure.next).toBeDefined();
    expect(failure.message).not.toContain('sk-mine');
    expect(rows).toEqual([]);
  });

  it('is reached at a private address that an admin allows', async () => {
    const port = await listening(createPlainServer((_request, response) => response.end('{"data":[]}')));
    const { message } = await said(`http://127.0.0.1:${port}/v1`, { allow: [`127.0.0.1:${port}`] });
    expect(message).toBe('it works');
  });

  it.each(['http://169.254.169.254/latest', 'https://other.example/v1/models', 'http://127.0.0.1:8008/'])(
    'is refused where it leads on to %s',
    async (location) => {
      const { asked, egress } = await atTestHost((_request, response) =>
        response.writeHead(302, { location }).end(),
      );
      expect((await said(TEST_HOST, egress)).message).toMatch(/leads on to .*, and I do not follow/);
      expect(asked).toHaveLength(1);
    },
  );

  it('is refused where its name leads to a private address the second time', async () => {
    const { asked, egress } = await atTestHost((_request, response) => response.writeHead(403).end('{}'));
    let looked = 0;
    const { message, rows } = await said(TEST_HOST, {
      ...egress,
      locate: async (host, port, signal) => {
        looked += 1;
        return looked === 1
          ? ((await egress.locate?.(host, port, signal)) ?? [])
          : [{ address: '169.254.169.254', port: 443 }];
      },
    });
    expect(message).toMatch(/at which no service can be/);
    expect(asked).toEqual(['GET /v1/models']);
    expect(rows).toHaveLength(1);
  });

  it('is refused with a certificate that has expired, or that nobody here knows', async () => {
    const answer: RequestListener = (_request, response) => response.end('{"data":[]}');
    const expired = await atTestHost(answer, 'expired');
    expect((await said(TEST_HOST, expired.egress)).message).toMatch(
      /certificate I do not trust: it has expired/,
    );
    const unknown = await atTestHost(answer);
    expect((await said(TEST_HOST, { ...unknown.egress, authorities: [] })).message).toMatch(
      /certificate I do not trust/,
    );
    const other = await said('https://other.example/v1', unknown.egress);
    expect(other.message).toMatch(/certificate I do not trust: it is for another name/);
    expect([...expired.asked, ...unknown.asked]).toEqual([]);
  });
});
