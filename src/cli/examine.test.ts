import { describe, expect, it } from '@jest/globals';
import type { EncryptionState } from '../core/encryption.ts';
import type { Finding } from '../core/finding.ts';
import type { UserId } from '../core/ids.ts';
import { doctor, doctorCode, doctorText } from './doctor.ts';
import type { HomeserverAnswer, HomeserverQuestion } from './examine-homeserver.ts';
import { examine, type DatabaseView, type ExamineDeps } from './examine.ts';

const bot = '@eis:example.org' as UserId;

/** A homeserver on which everything is right. */
function wellServer({ path, as }: HomeserverQuestion): HomeserverAnswer {
  if (path.endsWith('/versions'))
    return { status: as === 'nobody' ? 200 : 401, body: { versions: ['v1.2'] } };
  return { status: 200, body: { user_id: as === 'registration' ? '@eis_sender:example.org' : as } };
}

const wellDatabase: DatabaseView = {
  kind: 'postgres',
  ping: async () => {
    await Promise.resolve();
  },
  deadLetters: async () => await Promise.resolve(0),
  encryptedSince: async () => await Promise.resolve([]),
  putBackSince: async () => await Promise.resolve(undefined),
  encryption: async () => await Promise.resolve(undefined),
};

const readyModel = {
  local: { kind: 'ready', model: 'qwen3:4b', because: 'configured' },
  isExpected: false,
  isShut: true,
  gateway: undefined,
} as const;

const wellDeps: ExamineDeps = {
  before: [{ id: 'registration', level: 'well', what: 'The registration fits the configuration.' }],
  homeserver: { url: 'http://127.0.0.1:8008', domain: 'example.org' },
  bot,
  askHomeserver: async (question) => await Promise.resolve(wellServer(question)),
  database: wellDatabase,
  models: async () => await Promise.resolve(readyModel),
  running: { reachesUs: () => true, url: 'http://127.0.0.1:29333', refused: () => [] },
};

const answering = (
  change: (question: HomeserverQuestion) => HomeserverAnswer | undefined,
): Partial<ExamineDeps> => ({
  askHomeserver: async (question) => await Promise.resolve(change(question) ?? wellServer(question)),
});

const whoami =
  (as: HomeserverQuestion['as'], status: number, body: object) =>
  (question: HomeserverQuestion): HomeserverAnswer | undefined =>
    question.path.endsWith('/whoami') && question.as === as ? { status, body } : undefined;

const unanswered = (reason: object): Partial<ExamineDeps> => ({
  askHomeserver: async () => {
    await Promise.resolve();
    throw Object.assign(new Error('with a secret in it'), reason);
  },
});

const bad = async (changes: Partial<ExamineDeps>): Promise<readonly Finding[]> =>
  (await examine({ ...wellDeps, ...changes })).filter(({ level }) => level !== 'well');

describe('examine', () => {
  it('P2 finds nothing wrong where everything is right, and says what it looked at', async () => {
    const findings = await examine(wellDeps);
    expect(findings.map(({ id, level }) => `${id} ${level}`)).toEqual([
      'registration well',
      'database.reach well',
      'homeserver.address well',
      'homeserver.token well',
      'homeserver.account well',
      'homeserver.reach well',
      'models.local well',
    ]);
    expect([doctorCode(findings), doctorText(findings).split('\n').at(-1)]).toEqual([0, 'All is well.']);
  });

  it.each<[string, Partial<ExamineDeps>, string, RegExp]>([
    [
      'nobody at the address',
      unanswered({ code: 'ECONNREFUSED' }),
      'homeserver.address error',
      /8008 .*ECONNREFUSED/,
    ],
    [
      'an unknown host',
      unanswered({ cause: { code: 'ENOTFOUND' } }),
      'homeserver.address error',
      /ENOTFOUND/,
    ],
    ['silence', unanswered({}), 'homeserver.address error', /no answer in time/],
    [
      'something else at the address',
      answering(() => ({ status: 200, body: undefined })),
      'homeserver.address error',
      /not as a homeserver/,
    ],
    [
      'a wrong token',
      answering(whoami('registration', 401, { errcode: 'M_UNKNOWN_TOKEN' })),
      'homeserver.token error',
      /does not know the as_token/,
    ],
    [
      'a homeserver of another name',
      answering(whoami('registration', 200, { user_id: '@eis_sender:other.org' })),
      'homeserver.domain error',
      /calls itself other\.org.*says example\.org/,
    ],
    [
      'a homeserver that is overloaded',
      answering(whoami('registration', 500, {})),
      'homeserver.token warning',
      /status 500/,
    ],
    [
      'a namespace without the bot (Conduit family)',
      answering(whoami(bot, 400, { errcode: 'M_EXCLUSIVE', error: '' })),
      'homeserver.account error',
      /does not let eis act as @eis:example\.org/,
    ],
    [
      'a namespace without the bot (Synapse)',
      answering(
        whoami(bot, 403, {
          errcode: 'M_FORBIDDEN',
          error: 'Application service cannot masquerade as this user',
        }),
      ),
      'homeserver.account error',
      /does not let eis act/,
    ],
    [
      'a name of another domain (Dendrite)',
      answering(whoami(bot, 401, { errcode: 'M_UNKNOWN_TOKEN' })),
      'homeserver.account error',
      /does not let eis act/,
    ],
    [
      'an account that does not exist although eis runs',
      answering(whoami(bot, 404, { errcode: 'M_NOT_FOUND' })),
      'homeserver.account error',
      /does not exist/,
    ],
    [
      'an as_token that became a login',
      answering(whoami(bot, 200, { user_id: '@eis_alice:example.org' })),
      'homeserver.account error',
      /takes the as_token for a login of @eis_alice/,
    ],
    [
      'a database that is away',
      { database: { ...wellDatabase, ping: async () => await Promise.reject(new Error('gone')) } },
      'database.reach error',
      /PostgreSQL does not answer/,
    ],
    [
      'a full disk, which is also why the homeserver does not reach eis',
      {
        database: {
          ...wellDatabase,
          kind: 'pglite',
          ping: async () => await Promise.reject(Object.assign(new Error('x'), { name: 'DiskFullError' })),
        },
        running: { reachesUs: () => false, url: 'http://eis:1', refused: () => [] },
      },
      'database.space error',
      /The disk with the data folder is full/,
    ],
    [
      'a database that could not be opened',
      { database: { id: 'database.used', level: 'error', what: 'In use.', mend: 'Stop the other one.' } },
      'database.used error',
      /In use/,
    ],
    [
      'dead letters',
      { database: { ...wellDatabase, deadLetters: async () => await Promise.resolve(2) } },
      'inbox.dead-letters warning',
      /2 entries could not be handled/,
    ],
    [
      'an encrypted direct room',
      {
        database: {
          ...wellDatabase,
          encryptedSince: async () => await Promise.resolve(['2026-11-19T10:00:00.000Z']),
          encryption: async () => await Promise.resolve({ kind: 'off', because: 'switched off' } as const),
        },
      },
      'encryption.switched-off warning',
      /enabled: false.*last 2026-11-19T10:00:00.000Z.*encrypted/,
    ],
    [
      'a database that was put back',
      {
        database: {
          ...wellDatabase,
          putBackSince: async () => await Promise.resolve('2026-11-19T10:00:00.000Z'),
        },
      },
      'encryption.put-back warning',
      /noticed 2026-11-19T10:00:00.000Z.*other means than eis restore.*new device/,
    ],
    [
      'a homeserver that does not reach eis',
      { running: { reachesUs: () => false, url: 'http://eis:1', refused: () => [] } },
      'homeserver.reach error',
      /does not reach eis at http:\/\/eis:1/,
    ],
    [
      'a homeserver that had no time to reach eis',
      { running: { reachesUs: () => undefined, url: 'http://eis:1', refused: () => [] } },
      'homeserver.reach warning',
      /not known yet/,
    ],
    [
      'a private address that somebody wanted to connect',
      { running: { reachesUs: () => true, url: 'http://eis:1', refused: () => ['vikunja.lan:3456'] } },
      'egress.allow warning',
      /^Somebody wanted to connect vikunja\.lan:3456, which is a private address/,
    ],
  ])('P2 names %s, and how to mend it', async (_what, changes, expected, words) => {
    const [id, level] = expected.split(' ');
    const findings = await bad(changes);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ id, level, mend: expect.stringMatching(/^[A-Z].*[.)]$|^eis /) });
    expect(findings[0]?.what).toMatch(words);
    expect(JSON.stringify(findings)).not.toContain('secret in it');
    expect(doctorCode(findings)).toBe(level === 'error' ? 2 : 1);
  });

  it('Q8 says in one sentence how a service at home is allowed', async () => {
    const refused = () => ['vikunja.lan:3456', '[fd00::5]:443'];
    const [finding] = await bad({ running: { reachesUs: () => true, url: 'http://eis:1', refused } });
    expect(finding?.what).toContain('vikunja.lan:3456, [fd00::5]:443');
    expect(finding?.mend).toContain("under egress: allow: ['vikunja.lan:3456', '[fd00::5]:443']");
    expect(finding?.mend?.match(/\. /g)).toBeNull();
  });

  it.each([403, 404])(
    'P2 takes status %i for a registration whose own account is not there yet',
    async (status) => {
      const body = { errcode: 'M_FORBIDDEN', error: 'no such user' };
      expect(await bad(answering(whoami('registration', status, body)))).toEqual([]);
      const before = { ...answering(whoami(bot, status, body)), running: undefined };
      expect(await bad(before)).toEqual([]);
    },
  );
});

const run = async (findings: readonly Finding[], json: boolean) => {
  const printed: string[] = [];
  const code = await doctor(
    { json },
    {
      findings: async () => await Promise.resolve(findings),
      print: (text) => printed.push(text),
      complain: (text) => printed.push(text),
    },
  );
  return { code, text: printed.join('\n') };
};

describe('eis doctor', () => {
  const well: Finding = { id: 'a', level: 'well', what: 'A is well.' };
  const warning: Finding = { id: 'b', level: 'warning', what: 'B is odd.', mend: 'Look at B.' };
  const error: Finding = { id: 'c', level: 'error', what: 'C \u001b[2J\u202ewrong.', mend: 'Mend C.' };

  it.each<[readonly Finding[], number]>([
    [[well], 0],
    [[well, warning], 1],
    [[error, warning, well], 2],
    [[], 2],
  ])('P2 leaves an exit code for %j', async (findings, code) => {
    expect((await run(findings, false)).code).toBe(code);
    const json = await run(findings, true);
    expect([json.code, JSON.parse(json.text)]).toEqual([code, findings]);
  });

  it('P2 prints each finding with how to mend it, and nothing that moves the cursor', async () => {
    expect((await run([well, warning, error], false)).text).toBe(
      [
        '✓ A is well.',
        '! B is odd.',
        '  → Look at B.',
        '✗ C \\u001b[2J\\u202ewrong.',
        '  → Mend C.',
        '',
        '1 error, 1 warning',
      ].join('\n'),
    );
  });
});

describe('Q1 encrypted rooms', () => {
  const withState = async (state: EncryptionState | undefined) =>
    (
      await examine({
        ...wellDeps,
        database: { ...wellDatabase, encryption: async () => await Promise.resolve(state) },
      })
    ).filter(({ id }) => id.startsWith('encryption'));

  it.each([
    ['no device', /gives eis no device/, /io\.element\.msc4190/],
    ['no keys', /takes no keys/, /keys\/upload/],
    ['foreign identity', /whose keys eis does not have/, /import-recovery/],
    ['identity refused', /wants a password/, /Conduit/],
    ['no cross-signing', /device_signing\/upload/, /proxy or a worker/],
  ] as const)('%s: one finding says why and what to do', async (because, why, mend) => {
    const found = await withState({ kind: 'off', because });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: `encryption.${because.replaceAll(' ', '-')}`,
      level: 'warning',
      what: expect.stringMatching(why),
      mend: expect.stringMatching(mend),
    });
  });

  it('that are wanted to be off are nothing to mend', async () => {
    expect(await withState({ kind: 'off', because: 'switched off' })).toMatchObject([{ level: 'well' }]);
  });

  it('that work are said to, and what is not known is not said', async () => {
    expect(await withState({ kind: 'on', deviceId: 'EIS1' })).toMatchObject([
      { level: 'well', what: expect.stringContaining('EIS1') },
    ]);
    expect(await withState({ kind: 'starting' })).toEqual([]);
    expect(await withState(undefined)).toEqual([]);
  });
});
