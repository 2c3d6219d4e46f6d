import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { demo, type DemoDeps, type DemoWorld } from './demo.ts';

/** Everything a demonstration needs, with an eis that says nothing. */
function stage(texts: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const worlds: DemoWorld[] = [];
  const ends: string[] = [];
  const connected: string[] = [];
  const stopped = Promise.withResolvers<void>();
  const deps: DemoDeps = {
    startEis: async (world) => {
      worlds.push(world);
      return await Promise.resolve({
        url: 'http://127.0.0.1:1',
        idle: async () => await Promise.resolve(true),
        stop: async () => {
          ends.push('stop');
          await Promise.resolve();
        },
        kill: () => ends.push('kill'),
        addOwnTask: async () => await Promise.resolve(),
        connect: async (owner, { name, address, secret }) => {
          connected.push(`${owner} ${name} ${address} ${secret}`);
          await Promise.resolve();
        },
        nextTimer: async () => await Promise.resolve(undefined),
      });
    },
    now: () => new Date('2026-11-20T08:12:00Z'),
    sleep: async (ms, signal) => await setTimeout(ms, undefined, signal ? { signal } : {}),
    fetch: async () => await Promise.resolve(Response.json({})),
    random: (bytes) => new Uint8Array(bytes).fill(7),
    write: (line) => lines.push(line),
    readText: async (path) => await Promise.resolve(texts[path] ?? ''),
    stopped: stopped.promise,
  };
  return { deps, lines, worlds, ends, connected, stop: stopped.resolve };
}

describe('the demonstration', () => {
  it('T7 prints one address, and ends cleanly when it is told to', async () => {
    const { deps, lines, worlds, ends, stop } = stage();
    const running = demo({}, deps);
    for (let turn = 0; turn < 500 && lines.length === 0; turn += 1) await setTimeout(2);
    expect(lines).toEqual([
      expect.stringMatching(/^eis is ready: open http:\/\/127\.0\.0\.1:\d+ in a browser\. To stop: Ctrl-C$/),
    ]);
    expect(worlds).toHaveLength(1);
    expect(worlds[0]?.homeserver.url).toBe(/http:\S+/.exec(lines[0] ?? '')?.[0]);
    stop();
    expect(await running).toBe(0);
    expect(ends).toEqual(['stop']);
  });

  it('tells eis where the models of the page are, and of none where none was wished for', async () => {
    const wished = stage();
    const running = demo({ models: { kind: 'scripted' } }, wished.deps);
    for (let turn = 0; turn < 500 && wished.lines.length === 0; turn += 1) await setTimeout(2);
    const [world] = wished.worlds;
    expect(world?.localModel?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(world?.network.allow).toContain('api.anthropic.com:443');
    expect(await world?.network.locate('api.anthropic.com', 443)).toEqual([
      { address: '127.0.0.1', port: expect.any(Number) },
    ]);
    wished.stop();
    expect(await running).toBe(0);
    const plain = stage();
    const other = demo({}, plain.deps);
    for (let turn = 0; turn < 500 && plain.lines.length === 0; turn += 1) await setTimeout(2);
    expect(plain.worlds[0]?.localModel).toBeUndefined();
    plain.stop();
    expect(await other).toBe(0);
  });

  it('plays a talk, and starts eis again in the same world', async () => {
    const { deps, lines, worlds, ends } = stage({
      'talks/one.talk': 'alice @ dm: hi\n-- kill eis\nalice @ dm: hello',
    });
    expect(await demo({ talk: 'talks/one.talk' }, deps)).toBe(0);
    expect(lines).toEqual(['1  alice @ dm          hi', '2  alice @ dm          hello']);
    expect(worlds).toHaveLength(2);
    expect(worlds[0]).toBe(worlds[1]);
    expect(ends).toEqual(['kill', 'stop']);
  });

  it("starts a seed's services and connects people to them", async () => {
    const services = { 'https://my.vikunja.io': { tasks: [{ title: 'Call', of: 'alice' }] } };
    const connection = { name: 'my', address: 'https://my.vikunja.io', token: 'tk_1' };
    const people = { alice: { connections: [connection] } };
    const { deps, worlds, connected } = stage({
      'talks/one.talk': '-- seed s.json\n-- vikunja has 1 "Call"\nalice @ dm: hi',
      'talks/s.json': JSON.stringify({ services, people }),
    });
    expect(await demo({ talk: 'talks/one.talk', vikunja: '1' }, deps)).toBe(0);
    expect(connected).toEqual(['@alice:example.org my https://my.vikunja.io tk_1']);
    const { network } = worlds[0] ?? {};
    expect(network?.allow).toEqual(['my.vikunja.io:443']);
    expect(network?.authorities).toEqual([expect.stringContaining('BEGIN CERTIFICATE')]);
    expect(await network?.locate('my.vikunja.io', 443)).toEqual([
      { address: '127.0.0.1', port: expect.any(Number) },
    ]);
    await expect(network?.locate('elsewhere.example', 443)).rejects.toThrow('ENOTFOUND');
  });

  it('exits 1 at a difference and 2 at a mistake, and says where', async () => {
    const { deps, lines } = stage({ '-': 'alice @ dm: hi\n= eis @ dm text hello', 'bad.talk': '-- dance' });
    expect(await demo({ talk: '-' }, deps)).toBe(1);
    expect(lines.join('\n')).toContain('The talk differs at line 2.');
    expect(await demo({ talk: 'bad.talk' }, deps)).toBe(2);
    expect(lines.at(-1)).toBe('bad.talk: line 1: there is no directive "-- dance"');
  });

  it('reads a seed beside the talk', async () => {
    const { deps, worlds } = stage({
      'talks/one.talk': '-- seed people.json\nalice @ dm: hi',
      'talks/people.json': '{ "zone": "Asia/Kathmandu", "people": { "alice": { "role": "admin" } } }',
    });
    expect(await demo({ talk: 'talks/one.talk' }, deps)).toBe(0);
    expect(worlds[0]).toMatchObject({
      zone: 'Asia/Kathmandu',
      permissions: { '@alice:example.org': 'admin' },
    });
  });
});
