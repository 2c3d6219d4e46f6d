import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { Collection } from '../../core/collection.ts';
import { type Edit, isWhole, type Receipt, receiptFor, reverse } from '../../core/edit.ts';
import { UserFacingError } from '../../core/errors.ts';
import type { SealedModelKey } from '../../core/model-key.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import type { Plan } from '../../core/plan.ts';
import type { Settings } from '../../core/settings.ts';
import { aCaller, alice, bob } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext, friday } from '../../testing/tasks.ts';
import type { KeyTrial } from './deps.ts';
import { createModels } from './index.ts';

const KEY = 'sk-ant-aaaabbbbccccdddd';
const OTHER_KEY = 'sk-ant-eeeeffffgggghhhh';

const aProvider = (overrides: Partial<ModelProvider> = {}): ModelProvider => ({
  name: 'claude',
  title: 'Claude',
  company: 'Anthropic',
  address: 'https://api.anthropic.com/v1',
  model: 'claude-standard',
  keyLooks: /^sk-ant-[\w-]{8,}$/,
  keyHeader: { name: 'x-api-key' },
  keyTest: { path: '/models', headers: {} },
  tinyCall: () => ({ path: '/messages', body: '{}' }),
  ...overrides,
});

const providers: readonly ModelProvider[] = [
  aProvider(),
  aProvider({ name: 'openai', title: 'OpenAI', company: 'OpenAI', address: 'https://api.openai.com/v1' }),
  aProvider({
    name: 'endpoint',
    title: 'endpoint',
    company: undefined,
    address: undefined,
    model: undefined,
    keyLooks: /^\S{1,500}$/,
  }),
];

let kept: Map<string, SealedModelKey>;
let working: Set<string>;
let tried: KeyTrial[];
let settings: Settings;
let models: readonly string[];
beforeEach(() => {
  models = [];
  kept = new Map();
  working = new Set([KEY, OTHER_KEY, 'k1']);
  tried = [];
  settings = {};
});

const modelKeys = {
  of: async (owner: string) =>
    await Promise.resolve([...kept].filter(([where]) => where.startsWith(`${owner}|`)).map(([, one]) => one)),
  read: async (owner: string, id: string) => await Promise.resolve(kept.get(`${owner}|${id}`)),
  put: async (owner: string, key: SealedModelKey) => {
    kept.set(`${owner}|${key.id}`, key);
    await Promise.resolve();
  },
  remove: async (owner: string, id: string) => {
    kept.delete(`${owner}|${id}`);
    await Promise.resolve();
  },
};

const session = async (owner = alice): Promise<Session> =>
  await createModels({
    providers,
    modelKeys,
    testModelKey: async (trial) => {
      tried.push(trial);
      if (!working.has(trial.key.reveal()))
        throw new UserFacingError('Anthropic does not accept this key.', { certainty: 'not done' });
      return await Promise.resolve(trial.model === undefined ? models : []);
    },
    sealModelKey: (whose, id, key) => Buffer.from(`${whose}|${id}|${key.reveal()}`).toString('base64'),
    settings: { read: async () => await Promise.resolve(settings) },
    now: () => friday,
  }).connect({ owner }, houseIo);

const planned = async (action: string, input: object = {}, caller: Partial<Caller> = {}): Promise<Plan> => {
  const { user = alice } = caller;
  return await (await session(user)).plan(action, input, aContext({ caller: aCaller(caller) }));
};

const { signal } = new AbortController();

async function carriedOut(edit: Edit, collection: Collection): Promise<Receipt> {
  switch (edit.op) {
    case 'create': {
      const creation = { mark: 'mark', watermark: null };
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

const plain = (markdown: string): string => markdown.replaceAll('\\', '');

/** As the runner does it: all that is written is read back as planned. */
async function done(action: string, input: object = {}, caller: Partial<Caller> = {}) {
  const { user = alice } = caller;
  const plan = await planned(action, input, caller);
  const [edit, ...others] = plan.kind === 'edits' ? plan.edits : [];
  const [collection] = (await session(user)).collections;
  if (!edit || others.length > 0 || !collection) throw new Error(`not planned: ${JSON.stringify(plan)}`);
  const whose = aCaller(caller);
  const receipt = await carriedOut(edit, collection);
  expect(isWhole(receipt)).toBe(true);
  const { words } = collection;
  return {
    edit,
    text: plain(words.told(receipt, whose)),
    asked: plain(words.asked([edit], whose)),
    follow: words.follow?.([receipt], whose),
    takeBack: async () => {
      const back = await carriedOut(reverse(receipt), collection);
      expect(isWhole(back)).toBe(true);
      return plain(words.takenBack([back], [], whose));
    },
  };
}

const add = async (key = KEY, caller: Partial<Caller> = {}) =>
  await done('key.add', { provider: 'claude', key }, caller);

const allowedNow = async (owner = alice) =>
  (await modelKeys.of(owner)).map(({ name, allowed }) => [name, ...allowed]);

async function failureOf(attempt: () => Promise<unknown>): Promise<UserFacingError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof UserFacingError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('adding a key', () => {
  it('J3 tries it, keeps it sealed for its owner alone, and asks what it may be used for', async () => {
    const { text, follow } = await add();
    expect(text).toBe('✓ The key works (Claude).');
    expect(follow).toMatchObject({
      call: { action: 'consent.give', input: { name: 'Claude' } },
      yesNo: true,
      apart: true,
    });
    expect(tried.map(({ address, model }) => [address, model])).toEqual([
      ['https://api.anthropic.com/v1', 'claude-standard'],
    ]);
    const [key] = await modelKeys.of(alice);
    expect(key).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      provider: 'claude',
      name: 'Claude',
      address: 'https://api.anthropic.com/v1',
      state: 'works',
      since: friday.toISOString(),
      allowed: [],
      sealed: Buffer.from(`${alice}|${key?.id}|${KEY}`).toString('base64'),
    });
    expect(await modelKeys.of(bob)).toEqual([]);
  });

  it('J4 stores nothing when the key does not work', async () => {
    const failure = await failureOf(async () => await add('sk-ant-wrongwrong'));
    expect([failure.message, failure.certainty]).toEqual(['Anthropic does not accept this key.', 'not done']);
    expect(kept.size).toBe(0);
  });

  it.each(['hunter2', 'sk-ant-', `${KEY} `, `${KEY}\n`, `${KEY}\nx`])(
    'J4 does not even try what cannot be a key: %j',
    async (key) => {
      const failure = await failureOf(async () => await add(key));
      expect([failure.message, failure.next]).toEqual([
        'That is no key for Claude.',
        'say config claude <key> again with the whole key, in one line and without spaces.',
      ]);
      expect([tried, kept.size]).toEqual([[], 0]);
    },
  );

  it('13.8 says no part of a key, in no plan and no word', async () => {
    const { edit, text, asked } = await add();
    expect(`${JSON.stringify(edit)} ${text} ${asked}`).not.toContain('aaaabbbb');
    const listed = await (await session()).perform('key.list', {}, aContext());
    expect(plain(listed.reply.markdown)).not.toContain('sk-ant');
  });

  it('keeps what was allowed when a key is renewed, and forgets it when it goes elsewhere', async () => {
    await add();
    await done('consent.give', { name: 'claude' });
    const { follow, text } = await add(OTHER_KEY);
    expect(text).toBe('✓ The key works (Claude).');
    const offered = await planned(follow?.call?.action ?? '', follow?.call?.input);
    expect(offered.kind).toBe('unclear');
    expect(await allowedNow()).toEqual([['Claude', 'analysis']]);

    const lab = { provider: 'endpoint', name: 'lab', key: 'k1', model: 'm' };
    await done('key.add', { ...lab, address: 'https://one.example.org/v1' });
    await done('consent.give', { name: 'lab' });
    const moved = await done('key.add', { ...lab, address: 'https://two.example.org/v1' });
    expect(moved.follow?.call).toEqual({ action: 'consent.give', input: { name: 'lab' } });
    expect(await allowedNow()).toEqual([['Claude', 'analysis'], ['lab']]);
  });

  it('J4 a key that was wrong works again when another one is added', async () => {
    await add();
    const [key] = await modelKeys.of(alice);
    if (!key) throw new Error('no key');
    await modelKeys.put(alice, { ...key, state: 'wrong', since: '2026-11-01T00:00:00.000Z' });
    await add(OTHER_KEY);
    expect(await modelKeys.of(alice)).toMatchObject([{ state: 'works', since: friday.toISOString() }]);
  });

  it('M3 is taken back', async () => {
    const { takeBack } = await add();
    expect(await takeBack()).toBe('↩️ Taken back: your Claude key is removed.');
    expect(kept.size).toBe(0);
  });

  it.each([
    [{}, 'Whose key is it?'],
    [{ provider: 'mistral' }, 'Whose key is it?'],
  ])('asks whose it is: %j', async (input, question) => {
    expect(await planned('key.add', input)).toEqual({
      kind: 'unclear',
      question,
      choices: [
        { label: 'Claude', say: 'config claude' },
        { label: 'OpenAI', say: 'config openai' },
        { label: 'another endpoint', say: 'config endpoint' },
      ],
    });
  });

  it.each([
    [{ provider: 'Anthropic' }, 'key', 'Send me your key for Anthropic; I remove your message at once.'],
    [{ provider: 'endpoint' }, 'name', 'What shall I call it?'],
    [{ provider: 'endpoint', name: 'lab' }, 'address', 'Where is lab?'],
    [{ provider: 'endpoint', name: 'lab', address: 'sk-1' }, 'address', 'That is no address I can use.'],
    [
      { provider: 'endpoint', name: 'lab', address: 'models.example.org/v1' },
      'key',
      'Send me your key for models.example.org;',
    ],
  ])('13.7 asks one thing at a time: %j', async (input, field, question) => {
    const plan = await planned('key.add', input);
    expect(plan).toMatchObject({ kind: 'missing', field, secret: field === 'key' });
    expect(plan.kind === 'missing' ? plain(plan.question) : '').toContain(question);
  });

  describe('J3 the model of an endpoint', () => {
    const lab = { provider: 'endpoint', name: 'lab', address: 'models.example.org/v1/', key: 'k1' };

    it('is the one that was named, at an address as it is typed', async () => {
      models = ['tiny', 'huge'];
      const { text } = await done('key.add', { ...lab, model: 'qwen3-30b' });
      expect(text).toBe('✓ The key works (lab).');
      expect(await modelKeys.of(alice)).toMatchObject([
        { name: 'lab', address: 'https://models.example.org/v1', model: 'qwen3-30b' },
      ]);
    });

    it('is the only one that is offered, when none was named', async () => {
      models = ['qwen3-30b'];
      expect((await done('key.add', lab)).text).toBe('✓ The key works (lab).');
      expect(await modelKeys.of(alice)).toMatchObject([{ name: 'lab', model: 'qwen3-30b' }]);
    });

    it('is the first of several, and the person hears of the others', async () => {
      models = ['qwen3-30b', 'gpt-oss', 'mistral'];
      expect((await done('key.add', lab)).text).toBe(
        '✓ The key works (lab).\nI ask the model qwen3-30b there. There are others (gpt-oss, mistral): ' +
          'to choose one, say config endpoint lab <address> <key> <model>.',
      );
      expect(await modelKeys.of(alice)).toMatchObject([{ model: 'qwen3-30b' }]);
    });

    it('has to be named where nobody says which ones there are', async () => {
      const failure = await failureOf(async () => await planned('key.add', lab));
      expect([failure.message, failure.next]).toEqual([
        'I do not know which model to ask at lab.',
        'say config endpoint lab <address> <key> <model>.',
      ]);
      expect(tried.map(({ model }) => model)).toEqual([undefined]);
    });
  });

  it.each(['claude', 'OpenAI', 'off', '12', 'x'.repeat(41)])('does not call an endpoint %s', async (name) => {
    const plan = await planned('key.add', { provider: 'endpoint', name, address: 'https://a.example.org' });
    expect(plan).toMatchObject({ kind: 'unclear', choices: [] });
  });
});

describe('off', () => {
  it('J6 removes key and consent at once, and is taken back whole', async () => {
    await add();
    await done('consent.give', { name: 'claude' });
    const { text, takeBack } = await done('key.remove', { name: 'claude' });
    expect(text).toBe(
      '✅ Removed: your Claude key. Nothing is sent with it any more. Say undo within 10 minutes to bring it back.',
    );
    expect(kept.size).toBe(0);
    expect(await takeBack()).toBe('↩️ Taken back: your Claude key is there again.');
    expect(await allowedNow()).toEqual([['Claude', 'analysis']]);
  });

  it.each(['off', 'OFF', 'aus'])('J6 is said behind the name of an endpoint too: %s', async (address) => {
    const lab = { provider: 'endpoint', name: 'lab' };
    await done('key.add', { ...lab, address: 'https://models.example.org/v1', key: 'k1', model: 'm' });
    await done('key.add', { ...lab, address });
    expect(kept.size).toBe(0);
    const again = await planned('key.add', { ...lab, address });
    expect(again).toMatchObject({ kind: 'unclear', choices: [] });
    expect(again.kind === 'unclear' ? again.question : '').toMatch(/^You have no key of that name/);
  });

  it('says that there is none, and asks which one', async () => {
    const none = await planned('key.remove', { name: 'claude' });
    expect(none.kind === 'unclear' ? plain(none.question) : '').toBe(
      'You have added no key. Say: config claude <key>',
    );
    await add();
    expect(await planned('key.remove', { name: 'lab' })).toMatchObject({
      kind: 'unclear',
      question: 'You have no key of that name. Which one?',
      choices: [{ label: 'Claude', say: 'key remove Claude' }],
    });
  });
});

describe('consent', () => {
  it('J6 says who gets what, what is replaced, where to see it and how to stop it', async () => {
    await add();
    const { asked, text } = await done('consent.give', { name: 'claude' });
    expect(asked).toBe(
      'May I use it? When you say analyze, plan or review, I send your question and the tasks it needs to Anthropic, with your key.\n' +
        "Secrets and other people's names are replaced first. why shows every text I sent; config claude off stops it.",
    );
    expect(text).toBe('Thank you.');
    expect(await modelKeys.of(alice)).toMatchObject([
      { allowed: ['analysis'], allowedAt: friday.toISOString() },
    ]);
  });

  it('J6 plans the same a second time, so that a yes is to what was asked', async () => {
    await add();
    expect(await planned('consent.give', { name: 'claude' })).toEqual(
      await planned('consent.give', { name: 'claude' }),
    );
  });

  it('J6 is asked for more when more is to leave', async () => {
    await add();
    settings = { cloud: 'everything' };
    const both = await done('consent.give', {});
    expect(both.asked).toContain(
      'to Anthropic, with your key; and every sentence that neither my phrases nor a local model understand.',
    );
    expect(await allowedNow()).toEqual([['Claude', 'analysis', 'sentences']]);
    await done('consent.withdraw', {});
    settings = {};
    await done('consent.give', {});
    const more = await done('consent.give', { use: 'everything' });
    expect(more.asked).toContain('May I also send every sentence');
  });

  it('J6 is of one person alone', async () => {
    await add();
    await done('key.add', { provider: 'claude', key: OTHER_KEY }, { user: bob });
    await done('consent.give', {});
    expect([await allowedNow(alice), await allowedNow(bob)]).toEqual([
      [['Claude', 'analysis']],
      [['Claude']],
    ]);
  });

  it('J6 is taken back by undo, and withdrawn at any time without the key', async () => {
    await add();
    const { takeBack } = await done('consent.give', {});
    expect(await takeBack()).toBe('↩️ Taken back: I may not use your Claude key.');
    expect(await allowedNow()).toEqual([['Claude']]);
    await done('consent.give', {});
    const { text } = await done('consent.withdraw', {});
    expect(text).toBe(
      '✅ I send nothing to Anthropic any more. Your key stays; config claude off removes it.',
    );
    expect(await modelKeys.of(alice)).toEqual([
      expect.not.objectContaining({ allowedAt: expect.anything() }),
    ]);
  });

  it('asks nothing where nothing would change', async () => {
    await add();
    expect(await planned('consent.withdraw', {})).toMatchObject({
      kind: 'unclear',
      question: 'I do not use your Claude key.',
    });
    await done('consent.give', {});
    expect(await planned('consent.give', {})).toMatchObject({
      kind: 'unclear',
      question: 'I may use your Claude key for that already.',
    });
    const [key] = await modelKeys.of(alice);
    if (!key) throw new Error('no key');
    await modelKeys.put(alice, { ...key, state: 'wrong' });
    const wrong = await planned('consent.give', {});
    expect(wrong.kind === 'unclear' ? plain(wrong.question) : '').toBe(
      'Your Claude key does not work any more. Say: config claude <key>',
    );
  });
});

describe('config models', () => {
  const listed = async (caller: Partial<Caller> = {}) => {
    const { reply } = await (await session()).perform('key.list', {}, aContext({ caller: aCaller(caller) }));
    return plain(reply.markdown).split('\n');
  };

  it('13.8 says each key with its state, and what to do', async () => {
    expect(await listed()).toEqual(['You have added no key. Say: config claude <key>']);
    await add();
    expect(await listed()).toEqual([
      'Your keys',
      '• Claude, api.anthropic.com, claude-standard: works; I may not use it. To allow it, say: config allow Claude',
    ]);
    await done('consent.give', {});
    expect(await listed()).toEqual([
      'Your keys',
      '• Claude, api.anthropic.com, claude-standard: works; used for analysis',
    ]);
    const [key] = await modelKeys.of(alice);
    if (!key) throw new Error('no key');
    await modelKeys.put(alice, { ...key, state: 'wrong', since: '2026-11-19T12:00:00.000Z' });
    expect(await listed()).toEqual([
      'Your keys',
      '• Claude, api.anthropic.com, claude-standard: does not work any more since Thu 19 Nov. Say: config claude <key>',
    ]);
  });

  it('S1 says it in German', async () => {
    await done('key.add', { provider: 'claude', key: KEY }, { language: 'de' });
    const { asked } = await done('consent.give', {}, { language: 'de' });
    expect(asked).toContain('Darf ich deinen Schlüssel benutzen?');
    expect(await listed({ language: 'de' })).toEqual([
      'Deine Schlüssel',
      '• Claude, api.anthropic.com, claude-standard: funktioniert; für Analysen',
    ]);
  });
});
