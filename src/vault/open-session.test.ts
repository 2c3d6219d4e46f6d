import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Backend, type BackendIo, defineBackend } from '../core/backend.ts';
import type { SealedConnection } from '../core/connection.ts';
import type { Json } from '../core/json.ts';
import { Secret } from '../core/secret.ts';
import { alice, aCaller, aPlace, bob } from '../testing/callers.ts';
import { createVault, type VaultFiles } from './open-session.ts';
import { createSeal, SealError } from './seal.ts';

interface Client extends BackendIo {
  readonly address: string;
  readonly token: Secret;
}

/** Keeps what it was connected with, for the test to look at. */
function aService() {
  const clients: Client[] = [];
  const backend = defineBackend({
    name: 'board',
    title: 'Board',
    credentials: z.object({
      address: z.string(),
      token: z
        .string()
        .min(3)
        .transform((value) => new Secret(value)),
    }),
    connect: async (credentials, io) => {
      const client = { ...credentials, ...io };
      clients.push(client);
      return await Promise.resolve(client);
    },
    test: async ({ token }, io) => {
      const response = await io.fetch(`https://board.example/${token.reveal()}`);
      return {
        address: 'https://board.example',
        account: 'alice',
        facts: { said: await response.text(), zone: io.timeZone },
        found: '1 card',
        timeZone: undefined,
        language: undefined,
        lacks: [],
      };
    },
    origin: ({ address }) => address,
    check: async () => {},
    actions: [],
  });
  return { backend, clients };
}

async function aVault(files?: VaultFiles) {
  const learnt: (readonly [string, string, Json])[] = [];
  const towards: string[] = [];
  const vault = createVault({
    ...(await createSeal(new Uint8Array(32).fill(1))),
    toService: (address) => {
      towards.push(address);
      return async (input) => await Promise.resolve(new Response(`asked ${new Request(input).url}`));
    },
    toServiceForFiles: (address) => async () => await Promise.resolve(new Response(`a file of ${address}`)),
    ...(files ? { files } : {}),
    learn: async (...what) => {
      learnt.push(what);
      await Promise.resolve();
    },
    now: () => new Date(0),
    sleep: async () => await Promise.resolve(),
  });
  return { vault, learnt, towards };
}

const credentials = { address: 'https://board.example', token: 'tk_marmalade' };

const aConnection = (sealed: string, overrides: Partial<SealedConnection> = {}): SealedConnection => ({
  id: 'c1',
  service: 'board',
  name: 'board',
  address: 'https://board.example',
  account: 'alice',
  isDefault: true,
  state: 'connected',
  since: '2026-11-20T08:12:00.000Z',
  lastUsed: undefined,
  facts: { version: 2 },
  sealed,
  ...overrides,
});

describe('the vault', () => {
  it('Q4 opens a session with the credentials that were sealed, towards the service of the connection', async () => {
    const { vault, learnt, towards } = await aVault();
    const { backend, clients } = aService();
    const connection = aConnection(vault.sealCredentials(alice, 'c1', credentials));
    const session = await vault.openSession({ backend, connection }, aCaller());
    expect([session.origin, towards]).toEqual(['https://board.example', ['https://board.example']]);
    const [client] = clients;
    expect([client?.token.reveal(), client?.facts, client?.timeZone]).toEqual([
      'tk_marmalade',
      { version: 2 },
      'Europe/Berlin',
    ]);
    await client?.learn({ version: 3 });
    expect(learnt).toEqual([[alice, 'c1', { version: 3 }]]);
  });

  it('A4 looks at an address with nothing but the network of that address', async () => {
    const { vault, towards } = await aVault();
    const asked: string[] = [];
    const backend: Backend = {
      ...aService().backend,
      reach: async (address, io) => {
        asked.push(await (await io.fetch(`${address}/info`)).text());
      },
    };
    const { signal } = new AbortController();
    await vault.reach({ backend, address: 'https://board.example' }, aCaller(), signal);
    expect([asked, towards]).toEqual([['asked https://board.example/info'], ['https://board.example']]);
    await vault.reach({ backend: aService().backend, address: 'https://other.example' }, aCaller(), signal);
    expect(asked).toHaveLength(1);
  });

  it('Q4 shows nothing of them in what is stored, and never the same twice', async () => {
    const { vault } = await aVault();
    const sealed = Array.from({ length: 20 }, () => vault.sealCredentials(alice, 'c1', credentials));
    expect(new Set(sealed).size).toBe(20);
    for (const one of sealed) {
      expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('marmalade');
      expect(one).not.toContain(Buffer.from('marmalade').toString('base64').slice(2, 10));
    }
  });

  it('Q4 does not open them for another person, or for another connection', async () => {
    const { vault } = await aVault();
    const { backend, clients } = aService();
    const connection = aConnection(vault.sealCredentials(alice, 'c1', credentials));
    const attempts = [
      vault.openSession({ backend, connection }, aCaller({ user: bob })),
      vault.openSession({ backend, connection: { ...connection, id: 'c2' } }, aCaller()),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow(SealError);
    expect(clients).toEqual([]);
  });

  it('Q4 prints them as a secret, in whatever is printed', async () => {
    const { vault } = await aVault();
    const { backend, clients } = aService();
    const connection = aConnection(vault.sealCredentials(alice, 'c1', credentials));
    await vault.openSession({ backend, connection }, aCaller());
    expect(clients).toHaveLength(1);
    expect(`${JSON.stringify(clients)} ${String(clients[0]?.token)}`).not.toContain('marmalade');
    expect(JSON.stringify(clients)).toContain('[secret]');
  });

  it('A4 tries credentials before they are stored, with the network of that address alone', async () => {
    const { vault, towards } = await aVault();
    const { backend } = aService();
    const tested = await vault.testCredentials(
      { backend, address: 'https://board.example', credentials },
      aCaller(),
      new AbortController().signal,
    );
    expect([towards, tested.facts]).toEqual([
      ['https://board.example'],
      { said: 'asked https://board.example/tk_marmalade', zone: 'Europe/Berlin' },
    ]);
  });

  it('R4 sends files to where the person is answered, and limits what the service sends', async () => {
    const sentTo: boolean[] = [];
    const held = { name: 'a.pdf', type: 'application/pdf', size: 1, chunks: [new Uint8Array(1)] };
    const { vault } = await aVault({
      check: () => undefined,
      receive: async () => await Promise.resolve(held),
      send: async ({ name, type }, { encrypted }) => {
        sentTo.push(encrypted);
        return await Promise.resolve({ url: 'mxc://a/b', name, type });
      },
    });
    const { backend, clients } = aService();
    const sealed = vault.sealCredentials(alice, 'c1', credentials);
    for (const encrypted of [false, true]) {
      const place = aPlace([alice], { encrypted });
      await vault.openSession({ backend, connection: aConnection(sealed) }, aCaller({ place }));
    }
    const [plain, closed] = clients.map(({ files }) => files);
    const { signal } = new AbortController();
    for (const files of [plain, closed]) await files?.send(held, signal);
    expect(sentTo).toEqual([false, true]);
    expect(await (await plain?.fetch('https://board.example/file'))?.text()).toBe(
      'a file of https://board.example',
    );
    await expect(plain?.receive({ ...held, url: 'mxc://a/b' }, signal)).resolves.toEqual(held);
  });

  it('gives what eis does by itself the name of the person, and no network', async () => {
    const { vault, towards } = await aVault();
    const seen: { owner: string; io: BackendIo }[] = [];
    const backend = defineBackend({
      name: 'own',
      title: 'Own',
      credentials: z.object({ owner: z.string() }),
      connect: async ({ owner }, io) => {
        seen.push({ owner, io });
        return await Promise.resolve(owner);
      },
      origin: () => 'eis:own',
      check: async () => {},
      actions: [],
    });
    await vault.openSession({ backend }, aCaller());
    expect([seen[0]?.owner, towards]).toEqual([alice, []]);
    await expect(seen[0]?.io.fetch('https://board.example')).rejects.toThrow('out of the house');
  });
});
