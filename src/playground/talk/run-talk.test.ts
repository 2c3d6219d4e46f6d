import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { HttpRoute } from '../../core/http.ts';
import { textAt } from '../homeserver/event.ts';
import { createHomeserver } from '../homeserver/homeserver.ts';
import { StubService, stubRegistration } from '../homeserver/stub-service.ts';
import { ManualClock } from '../manual-clock.ts';
import { fetchFrom } from '../router.ts';
import type { RunningEis, TalkWorld } from './house.ts';
import { runTalk } from './run-talk.ts';

const bot = '@eis:example.org';
const pushed = z.looseObject({
  event_id: z.string(),
  type: z.string(),
  sender: z.string(),
  room_id: z.string(),
  state_key: z.string().optional(),
  content: z.record(z.string(), z.json()),
});

interface Reach {
  readonly call: (method: string, path: string, body: object) => Promise<unknown>;
  readonly now: () => Date;
}

/** Joins where it is invited, repeats what people say, and tells the time when it is asked. It forgets nothing by ending. */
class Parrot extends StubService {
  readonly starts: TalkWorld[] = [];
  readonly tasks: unknown[] = [];
  readonly connections: unknown[] = [];
  timer: Date | undefined;
  readonly ends: string[] = [];
  readonly #reach: Reach;
  #done = 0;
  #runs = false;

  constructor(reach: Reach) {
    super();
    this.#reach = reach;
  }

  async start(given: TalkWorld): Promise<RunningEis> {
    this.starts.push(given);
    this.#runs = true;
    this.answer = { status: 200, body: {} };
    return await Promise.resolve({
      idle: async () => {
        await this.#work();
        return this.#done === this.received.length;
      },
      stop: async () => {
        this.#end('stop');
        return await Promise.resolve();
      },
      kill: () => this.#end('kill'),
      addOwnTask: async (owner, task) => {
        this.tasks.push({ owner, ...task });
        return await Promise.resolve();
      },
      connect: async (owner, connection) => {
        this.connections.push({ owner, ...connection });
        return await Promise.resolve();
      },
      nextTimer: async () => await Promise.resolve(this.timer),
    });
  }

  /** Shows the local model what was said. */
  async #ask(content: string): Promise<void> {
    const body = JSON.stringify({ model: 'qwen3:4b', messages: [{ role: 'user', content }] });
    const url = `${this.starts[0]?.localModel?.url ?? ''}/api/chat`;
    // oxlint-disable-next-line no-restricted-globals -- models are on sockets, as everywhere
    await fetch(url, { method: 'POST', body }).then(
      async (answer) => await answer.text(),
      () => undefined,
    );
  }

  #end(how: string): void {
    this.ends.push(how);
    this.#runs = false;
    this.answer = { status: 503, body: {} };
  }

  async #work(): Promise<void> {
    for (; this.#runs && this.#done < this.received.length; this.#done += 1)
      for (const event of this.received[this.#done]?.body.events ?? []) await this.#take(pushed.parse(event));
  }

  async #take({
    type,
    sender,
    room_id,
    state_key,
    content,
    event_id,
  }: z.output<typeof pushed>): Promise<void> {
    if (state_key === bot && content['membership'] === 'invite')
      await this.#reach.call('POST', `join/${room_id}`, {});
    if (type !== 'm.room.message' || sender === bot) return;
    const text = textAt(content, 'body') ?? '';
    if (text === 'ignore me') return;
    if (text.startsWith('model: ')) await this.#ask(text.slice('model: '.length));
    const body = text === 'time' ? this.#reach.now().toISOString() : `you said:\n${text}`;
    const msgtype = text === 'psst' ? 'm.notice' : 'm.text';
    await this.#reach.call('PUT', `rooms/${room_id}/send/m.room.message/${event_id}`, { msgtype, body });
  }
}

function world() {
  const clock = new ManualClock(new Date('2020-01-01T00:00:00Z'));
  const routes: { current: readonly HttpRoute[] } = { current: [] };
  const fetch = fetchFrom(() => routes.current);
  const call = async (method: string, path: string, body: object): Promise<unknown> => {
    const address = `http://h.invalid/_matrix/client/v3/${path}?user_id=${encodeURIComponent(bot)}`;
    const headers = { authorization: `Bearer ${stubRegistration.as_token}` };
    return await (await fetch(address, { method, headers, body: JSON.stringify(body) })).json();
  };
  const parrot = new Parrot({ call, now: clock.now });
  const homeserver = createHomeserver(
    { domain: 'example.org', registration: stubRegistration },
    {
      now: clock.now,
      sleep: async (ms, signal) => await setTimeout(Math.min(ms, 5), undefined, { signal }),
      fetch: fetchFrom(() => parrot.routes),
    },
  );
  routes.current = homeserver.routes;
  homeserver.world.accounts.make(bot);
  const printed: string[] = [];
  const talk = async (lines: readonly string[], files: Record<string, string> = {}) =>
    await runTalk(lines.join('\n'), {
      homeserver,
      bot,
      startEis: async (given) => await parrot.start(given),
      now: clock.now,
      moveClock: (moment) => clock.moveTo(moment),
      vikunja: '2',
      sleep: async (ms) => await setTimeout(ms),
      readSeed: async (file) => await Promise.resolve(files[file] ?? '{}'),
      print: (line) => printed.push(line),
      patienceMs: 3000,
    });
  return { talk, printed, parrot, homeserver };
}

describe('playing a talk', () => {
  it('prints the transcript where nothing is expected', async () => {
    const { talk, printed } = world();
    expect(await talk(['alice @ dm: hello', 'bob @ #team: psst', 'bob @ #team: reacts ✅ 4'])).toEqual({
      difference: undefined,
      met: 0,
    });
    expect(printed).toEqual([
      '1  alice @ dm          hello',
      `2  eis   @ dm text     you said:\n${' '.repeat(23)}hello`,
      '3  bob   @ #team       psst',
      `4  eis   @ #team notice  you said:\n${' '.repeat(23)}psst`,
      '5  bob   @ #team       reacts ✅ 4',
    ]);
  });

  it('goes through when everything is as expected, and counts', async () => {
    const { talk } = world();
    const result = await talk([
      '-- clock 2026-11-20T09:12 Europe/Berlin',
      'alice @ dm: time',
      '= eis @ dm text 2026-11-20T08:12:00.000Z',
      '-- clock 2026-11-21T09:12',
      'alice @ dm: time',
      '= eis @ dm text 2026-11-21T08:12:00.000Z',
      'bob @ dm: hello',
      '= eis @ dm(bob) text you said:',
      '=   {id}',
    ]);
    expect(result).toEqual({ difference: undefined, met: 3 });
  });

  it('shows the first difference with both sides', async () => {
    const { talk } = world();
    const { difference, met } = await talk(['alice @ dm: hello', '= eis @ dm notice you said:', '=   hello']);
    expect(met).toBe(0);
    expect(difference).toBe(
      'The talk differs at line 2.\nexpected:\n  eis @ dm notice you said:\n  hello\ngot:\n  eis @ dm text you said:\n  hello',
    );
  });

  it('notices what was not expected, and what did not come', async () => {
    const { talk } = world();
    expect(
      (await talk(['alice @ dm: one', '= eis @ dm text you said:', '=   one', 'alice @ dm: two'])).difference,
    ).toContain('Nothing was expected here');
    const second = world();
    expect((await second.talk(['alice @ dm: ignore me', '= eis @ dm text hello'])).difference).toContain(
      'got:\n  (nothing)',
    );
  });

  it('starts eis again after a restart and in the middle of a kill', async () => {
    const { talk, parrot } = world();
    const result = await talk([
      'alice @ dm: one',
      '-- kill eis',
      '= eis @ dm text you said:',
      '=   one',
      '-- restart eis',
      'alice @ dm: two',
      '= eis @ dm text you said:',
      '=   two',
    ]);
    expect(result).toEqual({ difference: undefined, met: 2 });
    expect(parrot.ends).toEqual(['kill', 'stop', 'stop']);
    expect(parrot.starts).toHaveLength(3);
  });

  it('builds the world of a seed', async () => {
    const { talk, parrot, homeserver } = world();
    const seed = {
      zone: 'Asia/Kathmandu',
      others: 'nobody',
      people: {
        alice: {
          role: 'admin',
          tasks: [
            { title: 'Call', due: '2026-11-20T14:00' },
            { title: 'Pay', due: '2026-11-18' },
          ],
        },
        mallory: { role: 'nobody' },
      },
      rooms: { '#team': { members: ['alice', 'mallory'], encrypted: true, eis: false } },
    };
    await talk(['-- seed world.json', 'alice @ dm: time'], { 'world.json': JSON.stringify(seed) });
    expect(parrot.starts).toEqual([
      { permissions: { '@alice:example.org': 'admin' }, zone: 'Asia/Kathmandu', network: expect.anything() },
    ]);
    expect(parrot.tasks).toEqual([
      { owner: '@alice:example.org', title: 'Call', due: '2026-11-20T14:00:00+05:45' },
      { owner: '@alice:example.org', title: 'Pay', due: '2026-11-18' },
    ]);
    const team = [...homeserver.world.rooms.values()].find((room) => room.state('m.room.name'));
    expect(team?.isEncrypted()).toBe(true);
    expect(team?.membershipOf('@mallory:example.org')).toBe('join');
    expect(team?.membershipOf(bot)).toBeUndefined();
  });

  it('has the models of a file, and knows what they were given', async () => {
    const files = {
      'm.json': '{ "local": { "rules": [{ "when": "milk", "answer": "yes" }] }, "claude": {} }',
    };
    const { talk, parrot } = world();
    const result = await talk(
      [
        '-- models m.json',
        'alice @ dm: model: milk',
        '-- model local was given 1 prompt',
        '-- model local saw "milk"',
        '-- model local never saw "bread"',
        '-- model down',
        'alice @ dm: model: bread',
        '-- model local was given 0 prompts since line 3',
        '-- model local up',
        'alice @ dm: model: bread',
        '-- model local was given 1 prompt since line 5',
        '-- model claude was given 0 prompts',
      ],
      files,
    );
    expect(result.difference).toBeUndefined();
    const [start] = parrot.starts;
    expect(start?.network.allow).toEqual(['api.anthropic.com:443']);
    expect(start?.network.authorities).toEqual([expect.stringContaining('BEGIN CERTIFICATE')]);
    const second = world();
    const { difference } = await second.talk(
      ['-- models m.json', 'alice @ dm: model: milk', '-- model local never saw "milk"'],
      files,
    );
    expect(difference).toMatch(/^Not as stated in line 3:\n {2}it was given:\n.*milk/);
    await expect(world().talk(['-- model gpt down'])).rejects.toThrow('there is no model gpt in this talk');
  });

  it('lets people come and go, and encrypts', async () => {
    const { talk, homeserver, printed } = world();
    await talk([
      '-- encrypt dm(alice)',
      'alice @ dm: secret',
      'bob @ #team: hello',
      '-- join carol #team',
      'carol @ #team: hi',
      '-- leave carol #team',
      '-- kick eis #team',
      'bob @ #team: alone',
    ]);
    const rooms = [...homeserver.world.rooms.values()];
    const team = rooms.find((room) => room.state('m.room.name'));
    expect(team?.membershipOf('@carol:example.org')).toBe('leave');
    expect(team?.membershipOf(bot)).toBe('leave');
    const direct = rooms.find((room) => room.isEncrypted());
    expect(direct?.events.map(({ event }) => event.type)).toContain('m.room.encrypted');
    expect(printed.at(-1)).toMatch(/alone$/);
  });
});
