import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend, type Session } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { Collection } from '../../core/collection.ts';
import type { SealedConnection, Tested } from '../../core/connection.ts';
import { type Edit, isWhole, type Receipt, receiptFor, reverse } from '../../core/edit.ts';
import { BadCredentialsError, UserFacingError } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { Secret } from '../../core/secret.ts';
import { aCaller, alice, bob } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext, friday } from '../../testing/tasks.ts';
import { createConnections } from './index.ts';

const TOKEN = 'tk_0123456789abcdef';
const NEXT_TOKEN = 'tk_fedcba9876543210';

const addTask = actionsOn<undefined>()({
  name: 'task.add',
  summary: 'Add a task',
  effect: 'write',
  input: z.object({}),
  phrases: [],
  plan: async () => await Promise.resolve({ kind: 'look' as const }),
});

/** A service that accepts the tokens it knows. */
function aService(accounts: Record<string, Partial<Tested>>, { withLink = true } = {}): Backend {
  return defineBackend({
    name: 'vikunja',
    title: 'Vikunja',
    credentials: z.object({
      address: z.string(),
      token: z
        .string()
        .startsWith('tk_')
        .transform((value) => new Secret(value)),
    }),
    connect: async () => await Promise.resolve(undefined),
    test: async ({ address, token }) => {
      const account = accounts[token.reveal()];
      const { host, origin } = new URL(address);
      if (!account)
        throw new BadCredentialsError(
          `${host} does not accept this token (wrong or expired).`,
          'wrong credentials',
          { certainty: 'not done' },
        );
      return await Promise.resolve({
        address: origin,
        account: 'alice',
        facts: { version: 2 },
        found: '12 tasks',
        timeZone: 'GMT',
        language: undefined,
        lacks: [],
        ...account,
      });
    },
    reach: async (address) => {
      const { host } = new URL(address);
      if (host.startsWith('nowhere'))
        throw new UserFacingError(`There is no Vikunja at ${host}.`, { certainty: 'not done' });
      return await Promise.resolve();
    },
    ...(withLink ? { newSecretAt: (address: string) => `${new URL(address).origin}/tokens` } : {}),
    origin: () => 'test',
    check: async () => {},
    actions: [addTask],
  });
}

/** What `store/connections.ts` offers, in memory. */
function inMemory() {
  const all = new Map<string, SealedConnection>();
  const key = (owner: string, id: string): string => `${owner}|${id}`;
  const of = async (owner: string) =>
    await Promise.resolve(
      [...all]
        .filter(([where]) => where.startsWith(`${owner}|`))
        .map(([, one]) => one)
        .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name)),
    );
  return {
    of,
    read: async (owner: string, id: string) => await Promise.resolve(all.get(key(owner, id))),
    put: async (owner: string, connection: SealedConnection) => {
      if (connection.isDefault)
        for (const one of await of(owner)) all.set(key(owner, one.id), { ...one, isDefault: false });
      all.set(key(owner, connection.id), connection);
    },
    remove: async (owner: string, id: string) => {
      const removed = all.get(key(owner, id));
      all.delete(key(owner, id));
      const [next] = await of(owner);
      if (removed?.isDefault && next) all.set(key(owner, next.id), { ...next, isDefault: true });
    },
  };
}

let accounts: Record<string, Partial<Tested>> = {};
let connections = inMemory();
let ownTasks = 0;
let services: readonly Backend[] = [];
beforeEach(() => {
  accounts = { [TOKEN]: {}, [NEXT_TOKEN]: {} };
  connections = inMemory();
  ownTasks = 0;
  services = [aService(accounts)];
});

const sealCredentials = (owner: string, id: string, credentials: object): string =>
  Buffer.from(`${owner}|${id}|${JSON.stringify(credentials)}`).toString('base64');

const session = async (owner = alice): Promise<Session> =>
  await createConnections({
    services,
    connections,
    testCredentials: async ({ backend, credentials }, _caller, signal) => {
      if (!backend.test) throw new Error('nothing to test');
      return await backend.test(credentials, houseIo, signal);
    },
    reach: async ({ backend, address }, _caller, signal) => await backend.reach?.(address, houseIo, signal),
    sealCredentials,
    countOwnTasks: async () => await Promise.resolve(ownTasks),
    now: () => friday,
  }).connect({ owner }, houseIo);

const planned = async (action: string, input: object = {}, caller: Partial<Caller> = {}): Promise<Plan> =>
  await (await session()).plan(`connection.${action}`, input, aContext({ caller: aCaller(caller) }));

const { signal } = new AbortController();

async function carriedOut(edit: Edit, collection: Collection): Promise<Receipt> {
  switch (edit.op) {
    case 'create': {
      const creation = { mark: 'mark', watermark: await collection.watermark(edit.after, signal) };
      const id = await collection.create(edit.after, creation, signal);
      const [made] = await collection.findMade(edit.after, creation, signal);
      return receiptFor(edit, id, made?.fields);
    }
    case 'update':
      await collection.update(edit.id, { before: edit.before, after: edit.after }, signal);
      return receiptFor(edit, edit.id, await collection.read(edit.id, signal));
    case 'remove':
      await collection.remove(edit.id, signal);
      return receiptFor(edit, edit.id, await collection.read(edit.id, signal));
  }
}

/** As the runner does it, within one session: all that is written is read back as planned. */
async function done(action: string, input: object = {}, caller: Partial<Caller> = {}) {
  const opened = await session();
  const whose = aCaller(caller);
  const plan = await opened.plan(`connection.${action}`, input, aContext({ caller: whose }));
  if (plan.kind !== 'edits') throw new Error(`not planned: ${JSON.stringify(plan)}`);
  const [collection] = opened.collections;
  if (!collection) throw new Error('no collection');
  const receipts: Receipt[] = [];
  for (const edit of plan.edits) receipts.push(await carriedOut(edit, collection));
  expect(receipts.length).toBeGreaterThan(0);
  expect(receipts.filter((receipt) => !isWhole(receipt))).toEqual([]);
  const { words } = collection;
  const [first] = receipts;
  if (!first) throw new Error('nothing was done');
  return {
    edits: plan.edits,
    text: plain(receipts.length > 1 ? words.toldTogether(receipts, whose) : words.told(first, whose)),
    follow: words.follow?.(receipts, whose),
    asked: plain(words.asked(plan.edits, whose)),
    takeBack: async () => {
      const back: Receipt[] = [];
      for (const receipt of receipts.toReversed()) back.push(await carriedOut(reverse(receipt), collection));
      expect(back.filter((receipt) => !isWhole(receipt))).toEqual([]);
      return plain(words.takenBack(back, [], whose));
    },
  };
}

const plain = (markdown: string): string => markdown.replaceAll('\\', '');

const add = async (name?: string, token = TOKEN, address = 'https://my.vikunja.io') =>
  await done('add', { address, secret: token, ...(name === undefined ? {} : { name }) });

const names = async () =>
  (await connections.of(alice)).map(({ name, isDefault }) => `${name}${isDefault ? ' (default)' : ''}`);

async function failureOf(attempt: () => Promise<unknown>): Promise<UserFacingError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof UserFacingError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('adding a connection', () => {
  it('A4 says what was found, and asks about the zone', async () => {
    const { text, follow } = await add();
    expect(text).toBe(
      '✓ Connected, found 12 tasks\nConnection: my (default) · https://my.vikunja.io · account alice',
    );
    expect(follow).toEqual({
      question: expect.any(String),
      choices: [{ label: 'yes', say: 'set time zone to Europe/Berlin' }],
      yesNo: true,
    });
    expect(plain(follow?.question ?? '')).toBe('Your time zone there is GMT. Shall I use Europe/Berlin?');
  });

  it('A4 keeps the credentials sealed, bound to person and connection, at the address that the test named', async () => {
    await done('add', { address: 'https://my.vikunja.io/login', secret: TOKEN });
    const [{ id } = { id: '' }] = await connections.of(alice);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(await connections.of(alice)).toEqual([
      {
        id,
        service: 'vikunja',
        name: 'my',
        address: 'https://my.vikunja.io',
        account: 'alice',
        isDefault: true,
        state: 'connected',
        since: friday.toISOString(),
        lastUsed: undefined,
        facts: { version: 2 },
        sealed: sealCredentials(alice, id, { address: 'https://my.vikunja.io', token: TOKEN }),
      },
    ]);
    expect(await connections.of(bob)).toEqual([]);
  });

  it('A6 has the secret in no plan, no receipt and no word, only sealed', async () => {
    const { edits, text, asked } = await add();
    expect(edits).toHaveLength(1);
    expect(`${JSON.stringify(edits)} ${text} ${asked}`).not.toContain(TOKEN);
  });

  it('A4 stores nothing when the token does not work, and says what to do', async () => {
    const failure = await failureOf(async () => await add('my', 'tk_wrong'));
    expect([failure.message, failure.certainty, failure.next]).toEqual([
      'my.vikunja.io does not accept this token (wrong or expired).',
      'not done',
      'make a new one at https://my.vikunja.io/tokens, then say config add again.',
    ]);
    expect(failure.message).not.toContain('tk_wrong');
    expect(await names()).toEqual([]);
  });

  it('A4 does not even try what cannot be a token', async () => {
    const failure = await failureOf(async () => await add('my', 'hunter2'));
    expect([failure.message, failure.certainty]).toEqual(['That is no token for Vikunja.', 'not done']);
  });

  it.each([
    ['https://my.vikunja.io/', 'https://my.vikunja.io'],
    ['my.vikunja.io', 'https://my.vikunja.io'],
    ['<https://my.vikunja.io>', 'https://my.vikunja.io'],
    ['vikunja.lan:3456', 'https://vikunja.lan:3456'],
    ['http://vikunja.lan:3456', 'http://vikunja.lan:3456'],
    ['HTTPS://My.Vikunja.io', 'https://my.vikunja.io'],
  ])('takes an address as it is typed: %j', async (address, expected) => {
    await done('add', { address, secret: TOKEN });
    expect((await connections.of(alice)).map((one) => one.address)).toEqual([expected]);
  });

  it.each([
    ['https://my.vikunja.io', 'my'],
    ['https://vikunja.example.org', 'vikunja'],
    ['http://127.0.0.1:3456', 'vikunja'],
    ['http://[::1]:3456', 'vikunja'],
    ['https://all.example.org', 'all2'],
  ])('A9 names a connection after its host: %s is %s', async (address, name) => {
    await done('add', { address, secret: TOKEN });
    expect(await names()).toEqual([`${name} (default)`]);
  });

  it('names the rights that the token does not have, and how to add them', async () => {
    accounts[TOKEN] = { lacks: [() => 'change tasks', () => 'delete tasks'] };
    expect((await add()).text.split('\n').slice(2)).toEqual([
      'The token may not: change tasks, delete tasks.',
      'To change that, [make a new one](<https://my.vikunja.io/tokens>) and say config renew my and the token.',
    ]);
  });

  it('5.5 offers to move what the own list holds, when there is nothing else to ask', async () => {
    ownTasks = 3;
    accounts[TOKEN] = { timeZone: 'Europe/Berlin' };
    const { follow } = await add();
    expect([plain(follow?.question ?? ''), follow?.choices, follow?.yesNo]).toEqual([
      'Your own list holds 3 open tasks. Shall I move them to my?',
      [{ label: 'yes', say: 'move my own list to my' }],
      true,
    ]);
    expect(follow?.call).toEqual({ action: 'task.move-own', input: { to: 'my' } });
    ownTasks = 1;
    const other = await add('home');
    expect(plain(other.follow?.question ?? '')).toBe(
      'Your own list holds 1 open task. Shall I move it to home?',
    );
  });

  it.each([
    // There, here, whether the person chose it, what is offered.
    ['GMT', 'Europe/Berlin', 'default', 'Shall I use Europe/Berlin?'],
    ['Europe/Berlin', 'UTC', 'default', 'Shall I use it here?'],
    ['America/New_York', 'Europe/Berlin', 'default', 'Shall I use it here?'],
    ['GMT', 'UTC', 'default', undefined],
    ['Europe/Berlin', 'Europe/Berlin', 'default', undefined],
    ['GMT', 'Europe/Berlin', 'person', undefined],
    [undefined, 'Europe/Berlin', 'default', undefined],
  ] as const)('asks about a zone there of %s, here of %s (%s): %s', async (there, here, from, asks) => {
    accounts[TOKEN] = { timeZone: there };
    const { follow } = await done(
      'add',
      { address: 'https://my.vikunja.io', secret: TOKEN },
      { timeZone: here, timeZoneFrom: from },
    );
    const offered = there === 'GMT' ? here : there;
    expect(follow && plain(follow.question)).toBe(
      asks === undefined ? undefined : `Your time zone there is ${there}. ${asks}`,
    );
    expect(follow?.choices[0]?.say).toBe(asks === undefined ? undefined : `set time zone to ${offered}`);
  });

  it.each([
    // Zone and language there, what the person has here, what is asked, what a yes says.
    [
      { timeZone: 'America/New_York', language: 'de-DE' },
      {},
      'Your time zone there is America/New_York and your language German. Shall I use both?',
      'set time zone to America/New_York and set language to German',
    ],
    [
      { timeZone: 'GMT', language: 'de-swiss' },
      {},
      'Your time zone there is GMT and your language German. Shall I use Europe/Berlin and German?',
      'set time zone to Europe/Berlin and set language to German',
    ],
    [
      { timeZone: 'Europe/Berlin', language: 'fr-FR' },
      {},
      'Your language there is French. Shall I use it here?',
      'set language to French',
    ],
    [
      { timeZone: 'Europe/Berlin', language: 'no-NO' },
      { language: 'de' },
      'Deine Sprache ist dort Norwegisch. Soll ich sie hier nehmen?',
      'set language to Norwegian',
    ],
    [
      { timeZone: 'America/New_York', language: 'en' },
      { language: 'de' },
      'Deine Zeitzone ist dort America/New_York und deine Sprache Englisch. Soll ich beide nehmen?',
      'set time zone to America/New_York and set language to English',
    ],
    [{ timeZone: 'Europe/Berlin', language: 'en' }, {}, undefined, undefined],
    [{ timeZone: 'Europe/Berlin', language: 'tlh' }, {}, undefined, undefined],
    [{ timeZone: 'Europe/Berlin', language: undefined }, {}, undefined, undefined],
    [{ timeZone: 'Europe/Berlin', language: 'de-DE' }, { languageFrom: 'person' }, undefined, undefined],
    [
      { timeZone: 'Europe/Berlin', language: 'de-DE' },
      { languageFrom: 'default', readsIn: 'fr' },
      undefined,
      undefined,
    ],
  ] as const)('F asks about what is set there: %j, here %j', async (there, here, asks, says) => {
    accounts[TOKEN] = there;
    const { follow } = await done(
      'add',
      { address: 'https://my.vikunja.io', secret: TOKEN },
      { timeZone: 'Europe/Berlin', timeZoneFrom: 'default', ...here },
    );
    expect(follow && plain(follow.question)).toBe(asks);
    expect(follow?.choices[0]?.say).toBe(says);
    expect(follow?.once).toBe(says);
  });

  it('takes the same account at the same place again as a new token for it', async () => {
    await add();
    const { text } = await add(undefined, NEXT_TOKEN);
    expect(text).toBe('✓ Connected, found 12 tasks\nmy has its new token.');
    expect(await names()).toEqual(['my (default)']);
  });

  it('M3 is taken back', async () => {
    const { takeBack } = await add();
    expect(await takeBack()).toBe('↩️ Taken back: the connection my is removed.');
    expect(await names()).toEqual([]);
  });
});

describe('the wizard in the chat', () => {
  it('A4 asks one thing at a time: address, then token with the place where one is made', async () => {
    expect(await planned('add', {})).toEqual({
      kind: 'missing',
      question: expect.stringMatching(/^Where is your Vikunja\? .*Say cancel to stop\.$/),
      field: 'address',
      secret: false,
    });
    const plan = await planned('add', { address: 'my.vikunja.io' });
    expect(plan).toMatchObject({ kind: 'missing', field: 'secret', secret: true });
    expect(plan.kind === 'missing' && plain(plan.question)).toBe(
      'Make a token for me there: [my.vikunja.io](<https://my.vikunja.io/tokens>)\nSend me the token for my.vikunja.io; I remove your message at once. Say cancel to stop.',
    );
  });

  it('A4 takes everything at once as well', async () => {
    for (const [field, words] of [
      ['address', `https://my.vikunja.io ${TOKEN}`],
      ['service', `vikunja https://my.vikunja.io ${TOKEN}`],
      ['service', `my.vikunja.io ${TOKEN}`],
    ] as const) {
      connections = inMemory();
      expect((await done('add', { [field]: words })).text).toContain('✓ Connected');
    }
  });

  it.each(['not an address at all', 'ftp://my.vikunja.io', 'https://', 'https://exa mple too'])(
    'asks again for what is no address: %j',
    async (address) => {
      expect(await planned('add', { address })).toMatchObject({ kind: 'missing', field: 'address' });
    },
  );

  it.each([
    { address: TOKEN },
    { service: TOKEN },
    { service: `my ${TOKEN}` },
    { address: `${TOKEN} twice or more` },
  ])('A6 repeats nothing that may be a secret in the wrong place: %j', async (input) => {
    const plan = await planned('add', input);
    expect(['missing', 'unclear']).toContain(plan.kind);
    expect(plain(JSON.stringify(plan))).not.toContain(TOKEN);
  });

  it('A4 asks for no token for a place where there is no such service', async () => {
    const failure = await failureOf(
      async () => await planned('add', { address: 'https://nowhere.example.net' }),
    );
    expect(failure.message).toBe('There is no Vikunja at nowhere.example.net.');
    const wrong = async () => await planned('add', { address: 'nowhere.example.net', service: 'vikunja' });
    expect((await failureOf(wrong)).message).toBe('There is no Vikunja at nowhere.example.net.');
  });

  it('does without the place where a token is made', async () => {
    services = [aService(accounts, { withLink: false })];
    const plan = await planned('add', { address: 'my.vikunja.io' });
    expect(plan.kind === 'missing' && plan.question).toMatch(/^Send me the token/);
    const failure = await failureOf(async () => await add('my', 'tk_wrong'));
    expect(failure.next).toBe('make a new one, then say config add again.');
  });

  it('names what can be connected when it is something else', async () => {
    expect(await planned('add', { service: 'the printer' })).toEqual({
      kind: 'unclear',
      question: 'I cannot connect that. One of these?',
      choices: [{ label: 'Vikunja', say: 'connect me to vikunja' }],
    });
    expect(await planned('add', { service: 'Vikunja' })).toMatchObject({ kind: 'missing', field: 'address' });
  });

  it('A13 gives a connection that does not work a new token when it is named', async () => {
    await add('home');
    const [before] = await connections.of(alice);
    if (!before) throw new Error('not there');
    await connections.put(alice, {
      ...before,
      state: 'wrong credentials',
      since: '2026-11-01T00:00:00.000Z',
    });
    expect(await planned('add', { service: 'home' })).toMatchObject({ field: 'secret', secret: true });
    await done('add', { service: 'home', secret: NEXT_TOKEN });
    expect(await connections.of(alice)).toMatchObject([
      { name: 'home', state: 'connected', since: friday.toISOString() },
    ]);
  });
});

describe('several connections', () => {
  it('A9 have names of their own, and one default', async () => {
    await add();
    await add(undefined, TOKEN, 'https://my.other.example');
    await add('work');
    expect(await names()).toEqual(['my (default)', 'my2', 'work']);
  });

  it.each(['My', 'work', 'my own list', '123', 'x'.repeat(41)])('A9 cannot be called %j', async (name) => {
    await add();
    await add('work');
    expect(await planned('add', { address: 'https://a.example', secret: TOKEN, name })).toMatchObject({
      kind: 'unclear',
      question: expect.stringContaining('is taken, or no name'),
    });
  });

  it('A9 change places as the default, and back', async () => {
    await add();
    await add('home');
    const { text, takeBack } = await done('default', { name: 'Home' });
    expect([text, await names()]).toEqual(['✅ Default for Vikunja: home.', ['home (default)', 'my']]);
    expect([await takeBack(), await names()]).toEqual([
      '↩️ Taken back: my is the default again.',
      ['my (default)', 'home'],
    ]);
    expect(await planned('default', { name: 'my' })).toMatchObject({
      kind: 'unclear',
      question: 'my is the default already.',
    });
  });

  it('A9 are asked about when none is named, or one that is not there', async () => {
    await add();
    await add('home');
    for (const action of ['default', 'remove', 'renew']) {
      expect(await planned(action, {})).toMatchObject({
        kind: 'unclear',
        question: 'Which connection?',
        choices: [{ label: 'my' }, { label: 'home' }],
      });
      expect(await planned(action, { name: 'w*rk' })).toMatchObject({
        kind: 'unclear',
        question: 'You have no connection of that name. Which one?',
      });
    }
  });

  it('are none at first', async () => {
    for (const action of ['default', 'remove', 'renew'])
      expect(await planned(action, {})).toMatchObject({ question: 'You are connected to nothing yet.' });
  });
});

describe('removing and renewing', () => {
  it('names what is removed before it is, and brings it back with its token', async () => {
    await add();
    await add('home');
    const before = await connections.of(alice);
    const { asked, text, takeBack } = await done('remove', { name: 'my' });
    expect(asked).toBe(
      'Remove the connection my, Vikunja, https://my.vikunja.io, account alice?\nWhat is there stays there. I can bring the connection back for 10 minutes.',
    );
    expect(text).toBe('✅ Removed: the connection my. Say undo within 10 minutes to bring it back.');
    expect(await names()).toEqual(['home (default)']);
    expect(await takeBack()).toBe('↩️ Taken back: the connection my is there again.');
    expect(await connections.of(alice)).toEqual(before);
  });

  it('A13 tries a new token before it takes the place of the old one, and can take that back', async () => {
    await add();
    const [before] = await connections.of(alice);
    const failure = await failureOf(async () => await done('renew', { secret: 'tk_wrong' }));
    expect(failure.next).toContain('then say config renew my again.');
    expect(await connections.of(alice)).toEqual([before]);
    const { text, takeBack } = await done('renew', { name: 'my', secret: NEXT_TOKEN });
    expect(text).toBe('✓ Connected, found 12 tasks\nmy has its new token.');
    expect((await connections.of(alice))[0]?.sealed).not.toBe(before?.sealed);
    expect(await takeBack()).toBe('↩️ Taken back: my has its old token again.');
    expect(await connections.of(alice)).toEqual([before]);
  });

  it('A13 says of a new token that does not work what was said, and where one is made by name', async () => {
    await add('office');
    const failure = await failureOf(async () => await done('renew', { name: 'office', secret: 'tk_wrong' }));
    expect([failure.next, failure.link]).toEqual([
      'make a new one at https://my.vikunja.io/tokens, then say config renew office again.',
      { label: 'my.vikunja.io', url: 'https://my.vikunja.io/tokens' },
    ]);
  });

  it('A6 takes a token without a name for what it is, and repeats it nowhere', async () => {
    await add();
    expect((await done('renew', { name: NEXT_TOKEN })).text).toContain('my has its new token.');
    await add('home');
    expect(JSON.stringify(await planned('renew', { name: NEXT_TOKEN }))).not.toContain(NEXT_TOKEN);
    expect(JSON.stringify(await planned('remove', { name: NEXT_TOKEN }))).not.toContain(NEXT_TOKEN);
  });

  it('asks for the new token, and does not take that of another account', async () => {
    await add();
    expect(await planned('renew', {})).toMatchObject({ kind: 'missing', field: 'secret', secret: true });
    accounts[NEXT_TOKEN] = { account: 'bob' };
    const failure = await failureOf(async () => await done('renew', { secret: NEXT_TOKEN }));
    expect(failure.message).toBe('That token belongs to bob, and the connection my to alice.');
  });

  it('M7 asks before it takes back what was changed since', async () => {
    const [collection] = (await session()).collections;
    const { edits } = await add();
    const [edit] = edits;
    if (edit?.op !== 'create' || !collection) throw new Error('not made');
    const differs = (found: object | undefined) =>
      collection.words.differs(edit.after, found && { ...edit.after, ...found }, aCaller());
    expect(differs({ isDefault: false, facts: 3 })).toBeUndefined();
    expect(differs({ sealed: 'other' })?.difference).toBe('it has another token now');
    expect(differs(undefined)?.difference).toBe('it is no longer there');
  });
});

describe('listing connections', () => {
  const listed = async () => {
    const { reply } = await (await session()).perform('connection.list', {}, aContext());
    return plain(reply.markdown).split('\n');
  };

  it('A9 shows name, address, account and state, and never a secret', async () => {
    expect(await listed()).toEqual([
      'You are connected to nothing yet. I keep a list of your own for you meanwhile.',
    ]);
    await add();
    await add('home', NEXT_TOKEN, 'https://vikunja.example.org');
    expect(await listed()).toEqual([
      'Connections',
      '• my (default), Vikunja, https://my.vikunja.io, account alice: connected',
      '• home, Vikunja, https://vikunja.example.org, account alice: connected',
    ]);
  });
});
