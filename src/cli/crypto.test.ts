import { describe, expect, it } from '@jest/globals';
import type { AdminDoor } from './admin-door.ts';
import { adminRoutes } from './admin-routes.ts';
import { askRunning } from './ask-running.ts';
import { crypto } from './crypto.ts';
import type {
  ComparedPictures,
  CryptoDoor,
  CryptoView,
  IdentityReset,
  PicturesView,
  RecoveryFile,
  RecoveryTaken,
  VerificationAnswer,
} from './crypto-door.ts';
import { cryptoRoutes } from './crypto-routes.ts';
import type { Output } from './output.ts';

const noRequest = { method: '', path: '', parameters: {}, query: new URLSearchParams(), headers: {} };
const unasked = async (): Promise<never> => await Promise.reject(new Error('not asked'));
const failing = async (code: string): Promise<never> =>
  await Promise.reject(Object.assign(new Error('as the system says it'), { code }));
const on: CryptoView = {
  state: 'on',
  deviceId: 'EIS1',
  deviceKey: 'abcdefgh',
  identityKey: 'ijklmn',
  keys: { total: 12, backedUp: 11 },
};
const bundle: RecoveryFile = { 'eis.recovery': 1, account: '@eis:example.org' };

interface House {
  view?: CryptoView;
  recovery?: RecoveryFile;
  taken?: RecoveryTaken;
  reset?: IdentityReset;
  pictures?: readonly PicturesView[];
  answer?: VerificationAnswer;
}

/** The command at one end of the socket, the door at the other. */
async function run(words: readonly string[], house: House = {}, options: Record<string, true> = {}) {
  const given: RecoveryFile[] = [];
  const compared: ComparedPictures[] = [];
  const files = new Map([
    ['there.json', JSON.stringify(bundle)],
    ['picture.png', '\u0000PNG'],
    ['large.json', JSON.stringify({ ...bundle, more: 'x'.repeat(20_000) })],
  ]);
  const said: string[] = [];
  const output: Output = { print: (line) => said.push(line), complain: (line) => said.push(`! ${line}`) };
  const door: CryptoDoor = {
    status: async () => await Promise.resolve(house.view ?? on),
    recovery: async () => await Promise.resolve(house.recovery),
    takeRecovery: async (file) => {
      given.push(file);
      return await Promise.resolve(house.taken ?? 'taken');
    },
    resetIdentity: async () => await Promise.resolve(house.reset ?? 'replaced'),
    pictures: async () => await Promise.resolve(house.pictures ?? []),
    compared: async (pictures) => {
      compared.push(pictures);
      return await Promise.resolve(house.answer ?? 'confirmed');
    },
  };
  const code = await crypto(
    { words, options },
    {
      ...output,
      ...(await overSocket(door)),
      readFile: async (path) => files.get(path) ?? (await failing('ENOENT')),
      writeNew: async (path, text) => {
        if (files.has(path)) await failing('EEXIST');
        if (path.endsWith('/')) await failing('EISDIR');
        files.set(path, text);
        await Promise.resolve();
      },
    },
  );
  return { code, said, given, files, compared };
}

async function overSocket(door: CryptoDoor): Promise<Pick<AdminDoor, 'crypto'>> {
  const snapshot = { begin: unasked, next: unasked, end: unasked };
  const rest = { status: unasked, findings: unasked, deadLetters: unasked, rerun: unasked, trace: unasked };
  const routes = adminRoutes({ ...rest, snapshot, crypto: door });
  const running = await askRunning('/data', {
    callSocket: async ({ method, path, body }) => {
      if (path === '/admin/status') return { status: 200, body: '{}' };
      const route = routes.find((one) => one.method === method && one.path === path);
      const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
      const reply = await route?.answer({ ...noRequest, method, path, body: bytes });
      return reply && { status: reply.status, body: JSON.stringify(reply.body) };
    },
  });
  if (!running) throw new Error('nobody answers');
  return running;
}

describe('eis crypto', () => {
  it('Q1 shows the device, its keys as clients show them, and how many are backed up', async () => {
    expect(await run([])).toMatchObject({
      code: 0,
      said: [
        [
          'Encrypted rooms: eis reads and writes in them',
          'Device: EIS1',
          'Key of the device: abcd efgh',
          'Key of the identity: ijkl mn',
          'Room keys: 12, of which 11 have a copy at the homeserver',
        ].join('\n'),
      ],
    });
    expect((await run(['status'], {}, { json: true })).said).toEqual([JSON.stringify(on, undefined, 2)]);
  });

  it('Q1 P2 says what is in the way, and what to do', async () => {
    const { code, said } = await run([], { view: { state: 'off', because: 'foreign identity' } });
    expect(code).toBe(1);
    expect(said.join('\n')).toMatch(
      /cannot read them\n.*whose keys eis does not have.*\n→ .*import-recovery/,
    );
  });

  it('writes what cannot be made anew into a new file only', async () => {
    const { code, files } = await run(['export-recovery', 'new.json'], { recovery: bundle });
    expect([code, JSON.parse(files.get('new.json') ?? '')]).toEqual([0, bundle]);
    const again = await run(['export-recovery', 'there.json'], { recovery: bundle });
    expect([again.code, again.said]).toEqual([1, [expect.stringContaining('already')]]);
    expect((await run(['export-recovery', 'new.json'])).said).toEqual([
      expect.stringContaining('no identity'),
    ]);
  });

  it('brings it back', async () => {
    const { code, given } = await run(['import-recovery', 'there.json']);
    expect([code, given]).toEqual([0, [bundle]]);
  });

  it.each([
    [['import-recovery', 'missing.json'], 1, '! missing.json could not be read: there is none.'],
    [
      ['export-recovery', 'a/folder/'],
      1,
      '! a/folder/ could not be written: it is a folder. Name another one.',
    ],
    [['import-recovery'], 2, '! Name a file: eis crypto import-recovery FILE'],
    [['export-recovery'], 2, '! Name a file: eis crypto export-recovery FILE'],
  ])('says what is wrong with a file: %j', async (words, code, sentence) => {
    const ran = await run(words, { recovery: bundle });
    expect([ran.code, ran.said]).toEqual([code, [sentence]]);
  });

  it.each(['picture.png', 'large.json'])(
    'gives nothing of a file that is something else: %s',
    async (file) => {
      const { code, given } = await run(['import-recovery', file], { taken: 'no recovery file' });
      expect([code, given]).toEqual([1, [{}]]);
    },
  );

  it.each([
    ['taken', 0],
    ['offered', 0],
    ['known already', 0],
    ['other account', 1],
    ['not keys', 1],
    ['no recovery file', 1],
  ] as const)('says what became of a file: %s', async (taken, code) => {
    expect((await run(['import-recovery', 'there.json'], { taken })).code).toBe(code);
  });

  it('replaces the identity only when that was said twice', async () => {
    expect(await run(['reset-identity'])).toMatchObject({
      code: 2,
      said: [expect.stringContaining('--yes')],
    });
    expect((await run(['reset-identity'], {}, { yes: true })).code).toBe(0);
    const lost: CryptoView = { state: 'off', because: 'foreign identity' };
    expect((await run(['reset-identity'], { view: lost }, { yes: true })).code).toBe(0);
    const none = await run(
      ['reset-identity'],
      { view: { state: 'off', because: 'switched off' } },
      { yes: true },
    );
    expect([none.code, none.said]).toEqual([
      1,
      [expect.stringMatching(/no identity to replace.*enabled: false/)],
    ]);
    for (const reset of ['refused', 'not running'] as const)
      expect((await run(['reset-identity'], { reset }, { yes: true })).code).toBe(1);
  });

  it('understands nothing else', async () => {
    for (const words of [['what'], ['status', 'now'], ['export-recovery'], ['reset-identity', 'all']])
      expect((await run(words)).code).toBe(2);
  });
});

describe('eis crypto verify', () => {
  const ada: PicturesView = {
    flow: '$ada',
    user: '@ada:example.org',
    emoji: [
      { symbol: '🐶', name: 'Dog' },
      { symbol: '⚓', name: 'Anchor' },
    ],
  };
  const bea: PicturesView = { ...ada, flow: '$bea', user: '@bea:example.org' };

  it('shows the pictures, and how to answer', async () => {
    const { code, said, compared } = await run(['verify'], { pictures: [ada] });
    expect([code, compared]).toEqual([0, []]);
    expect(said).toEqual([
      [
        '@ada:example.org',
        '  🐶  Dog',
        '  ⚓  Anchor',
        'If your app shows the same: eis crypto verify match. If not: eis crypto verify differ.',
      ].join('\n'),
    ]);
  });

  it.each([
    ['match', 'confirmed', 0, 'Confirmed here. Say in your app that they match, too.'],
    ['match', 'verified', 0, 'Verified: your app and eis trust each other.'],
    ['match', 'gone', 1, '! It is over. Begin it again in your app.'],
    ['differ', 'refused', 0, 'Not verified: somebody may be reading along between your app and eis.'],
  ] as const)('takes the answer %s, which becomes: %s', async (word, answer, code, sentence) => {
    const ran = await run(['verify', word], { pictures: [ada], answer });
    expect([ran.code, ran.said, ran.compared]).toEqual([code, [sentence], [{ flow: '$ada', said: word }]]);
  });

  it.each([
    ['on', /waits at this eis\. Begin it in your app/],
    ['starting', /only starting, or another process leads/],
    ['off', /no device for encrypted rooms\. eis crypto status says why/],
    ['not running', /not running\. Start it, then begin in your app/],
  ] as const)('says why nothing waits: %s', async (state, sentence) => {
    const none = await run(['verify', 'match'], { view: { state } });
    expect([none.code, none.compared]).toEqual([1, []]);
    expect(none.said[0]).toMatch(sentence);
  });

  it('asks who is meant of several', async () => {
    const several = await run(['verify', 'match'], { pictures: [ada, bea] });
    expect([several.code, several.compared]).toEqual([2, []]);
    expect(several.said[0]).toMatch(/Name one: eis crypto verify match @ada:example\.org$/);
    for (const words of [
      ['match', '@bea:example.org'],
      ['@bea:example.org', 'match'],
    ]) {
      const one = await run(['verify', ...words], { pictures: [ada, bea] });
      expect(one.compared).toEqual([{ flow: '$bea', said: 'match' }]);
    }
  });

  it('takes a slip for no answer and for no user', async () => {
    for (const words of [
      ['mathc'],
      ['yes'],
      ['match', 'ada'],
      ['match', 'differ'],
      ['match', '@ada:example.org', 'now'],
    ]) {
      const { code, said, compared } = await run(['verify', ...words], { pictures: [ada] });
      expect([code, compared]).toEqual([2, []]);
      expect(said).toEqual([expect.stringContaining('eis crypto verify')]);
    }
  });

  it('refuses at the door what is no answer', async () => {
    const door = { compared: unasked } as Partial<CryptoDoor> as CryptoDoor;
    const route = cryptoRoutes(door).find(
      ({ method, path }) => method === 'PUT' && path.endsWith('/pictures'),
    );
    for (const body of ['', 'match', '{"flow":"$ada","said":"maybe"}'])
      expect(await route?.answer({ ...noRequest, body: Buffer.from(body) })).toMatchObject({ status: 400 });
  });
});
