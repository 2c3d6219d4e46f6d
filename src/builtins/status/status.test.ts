import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../../core/caller.ts';
import type { Connection } from '../../core/connection.ts';
import type { LocalState } from '../../core/local-state.ts';
import { aCaller } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createStatus, type StatusDeps } from './index.ts';
import type { ModelsState } from './models-state.ts';

const aConnection = (overrides: Partial<Connection> = {}): Connection => ({
  id: 'c1',
  service: 'vikunja',
  name: 'my',
  address: 'https://my.vikunja.io',
  account: 'alice',
  isDefault: true,
  state: 'connected',
  since: '2026-11-20T07:00:00.000Z',
  lastUsed: '2026-11-20T08:10:00.000Z',
  facts: null,
  ...overrides,
});

const said = async (deps: Partial<StatusDeps> = {}, caller: Partial<Caller> = {}) => {
  const backend = createStatus({
    connectionsOf: async () => await Promise.resolve([]),
    titleOf: (service) => ({ vikunja: 'Vikunja', caldav: 'CalDAV' })[service] ?? service,
    modelsOf: async () => await Promise.resolve({ local: { kind: 'off' }, keys: [], used: 0 }),
    version: '0.1.0',
    ...deps,
  });
  const session = await backend.connect({}, houseIo);
  const { reply } = await session.perform('status', {}, aContext({ caller: aCaller(caller) }));
  return { tone: reply.tone, lines: reply.markdown.replaceAll('\\', '').split('\n') };
};

describe('status', () => {
  it('B7 answers in one message, with the origin of every setting', async () => {
    const { tone, lines } = await said();
    expect(tone).toBe('status');
    expect(lines).toEqual([
      'Connections',
      '• my own list: connected',
      'Models',
      '• phrases: always · cloud: no key',
      'Settings',
      '• language English 📝 · time zone Europe/Berlin 📝',
      'eis 0.1.0',
    ]);
  });

  it('A13 shows each connection with its state, and what to do', async () => {
    const asked: string[] = [];
    const { lines } = await said({
      connectionsOf: async (user) => {
        asked.push(user);
        return await Promise.resolve([
          aConnection(),
          aConnection({
            name: 'home',
            service: 'caldav',
            address: 'cal.example.org',
            account: undefined,
            isDefault: false,
            state: 'wrong credentials',
            since: '2026-11-19T22:59:00.000Z',
          }),
          aConnection({ name: 'old', isDefault: false, lastUsed: '2026-11-18T08:00:00.000Z' }),
          aConnection({ name: 'new', isDefault: false, lastUsed: undefined }),
          aConnection({ name: 'shut', isDefault: false, state: 'missing right' }),
          aConnection({ name: 'away', isDefault: false, state: 'interrupted' }),
        ]);
      },
    });
    expect(asked).toEqual(['@alice:example.org']);
    expect(lines.slice(1, 7)).toEqual([
      '• my (default), Vikunja, https://my.vikunja.io, account alice: connected, last used 09:10',
      '• home, CalDAV, cal.example.org: wrong credentials since Thu 19 Nov. Say: connect home',
      '• old, Vikunja, https://my.vikunja.io, account alice: connected, last used Wed 18 Nov',
      '• new, Vikunja, https://my.vikunja.io, account alice: connected',
      '• shut, Vikunja, https://my.vikunja.io, account alice: missing right since 08:00. Say: connect shut',
      '• away, Vikunja, https://my.vikunja.io, account alice: interrupted since 08:00',
    ]);
  });

  it('B7 names the language and the zone of the person', async () => {
    const { lines } = await said(
      {},
      { language: 'de', timeZone: 'America/New_York', timeZoneFrom: 'person' },
    );
    expect(lines).toContain('• Sprache Deutsch 📝 · Zeitzone America/New_York 👤');
  });

  const modelsLine = async (models: Partial<ModelsState>, caller: Partial<Caller> = {}) => {
    const none: ModelsState = { local: { kind: 'off' }, keys: [], used: 0 };
    const { lines } = await said(
      { modelsOf: async () => await Promise.resolve({ ...none, ...models }) },
      caller,
    );
    return lines.find((line) => /^• (phrases|Sätze)/.test(line));
  };
  const claude = { name: 'Claude', provider: 'claude', state: 'works', allowed: ['analysis'] } as const;

  it('15.1 shows the tiers of models as in 19.10', async () => {
    const local = { kind: 'ready', model: 'qwen3:4b', because: 'configured' } as const;
    expect(await modelsLine({ local, keys: [claude], used: 0.129 })).toBe(
      "• phrases: always · local: ready (qwen3:4b) · cloud: Claude, your key, 12 % of this month's cap",
    );
    expect(await modelsLine({ local, keys: [claude], used: 0.129 }, { language: 'de' })).toBe(
      '• Sätze: immer · lokal: bereit (qwen3:4b) · Cloud: Claude, dein Schlüssel, 12 % des Deckels dieses Monats',
    );
  });

  it.each<[LocalState, string]>([
    [{ kind: 'absent', url: 'http://127.0.0.1:11434', because: 'does not answer' }, 'not there'],
    [{ kind: 'absent', url: 'http://127.0.0.1:11434', because: 'not looked yet' }, 'I am looking for it'],
    [
      { kind: 'no fit model', url: 'http://127.0.0.1:11434', installed: [] },
      'no model that fits is installed',
    ],
    [{ kind: 'loading', model: 'm', because: 'fits best' }, 'loading (m)'],
    [
      { kind: 'down', model: 'm', until: new Date('2026-11-20T08:15:00Z') },
      'does not work, I try again at 09:15 (m)',
    ],
  ])('J1 says how the local model is: %j', async (local, words) => {
    expect(await modelsLine({ local })).toBe(`• phrases: always · local: ${words} · cloud: no key`);
  });

  it.each<[Partial<ModelsState>, string]>([
    [{ keys: [claude], used: 1 }, "Claude, your key, this month's cap is reached"],
    [
      { keys: [{ ...claude, state: 'wrong' }] },
      'Claude, your key, does not work any more. Say: config claude <key>',
    ],
    [
      { keys: [{ ...claude, name: 'lab', provider: 'endpoint', allowed: [] }] },
      'lab, your key, I may not use it. To allow it, say: config allow lab',
    ],
    [
      { keys: [claude, { ...claude, name: 'OpenAI' }] },
      "Claude, your key, 0 % of this month's cap; OpenAI, your key, 0 % of this month's cap",
    ],
  ])('J5 says how the keys are: %j', async (models, words) => {
    expect(await modelsLine(models)).toBe(`• phrases: always · cloud: ${words}`);
  });
});
