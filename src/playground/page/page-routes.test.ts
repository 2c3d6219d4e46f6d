import { describe, expect, it } from '@jest/globals';
import { fetchFrom } from '../router.ts';
import type { PageDevice } from './page-devices.ts';
import { pageRoutes } from './page-routes.ts';

const sent: unknown[] = [];
const device = (user: string, token: string): PageDevice => ({
  token,
  person: {
    user,
    send: async (...said) => {
      sent.push([user, ...said]);
      return await Promise.resolve('$sent');
    },
    openAll: async (events) => await Promise.resolve(events.map((event) => ({ ...event, type: 'm.opened' }))),
  },
});
const people = [
  { name: 'Alice', ...device('@alice:example.org', 'a'), vikunjaToken: 'tk_a' },
  { name: 'Bob', ...device('@bob:example.org', 'b'), vikunjaToken: 'tk_b' },
];
const vikunja = { address: 'http://127.0.0.1:3456', version: '2.5.0' };
const fetch = fetchFrom(() => pageRoutes(people, vikunja));
const get = async (path: string) => {
  const response = await fetch(`http://page.invalid${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** Addresses of this kind name a standard and are never fetched. */
const NAMES = /^http:\/\/www\.w3\.org\//;

describe('the chat page', () => {
  it('A14 needs nothing from outside: every file it names is served here', async () => {
    const html = await get('/');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    const wanted = [...html.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name ?? '');
    const scripts = wanted.filter((name) => !name.startsWith('data:'));
    expect(scripts).toEqual(['/playground/page.js']);
    const seen = [html.text];
    for (let name = scripts.pop(); name; name = scripts.pop()) {
      const script = await get(name);
      expect([name, script.status, script.headers.get('content-type')]).toEqual([
        name,
        200,
        'text/javascript; charset=utf-8',
      ]);
      scripts.push(
        ...[...script.text.matchAll(/from '\.\/([^']+)'/g)].map(([, file]) => `/playground/${file ?? ''}`),
      );
      seen.push(script.text);
    }
    expect(seen.length).toBeGreaterThanOrEqual(4);
    const addresses = seen.flatMap((text) =>
      [...text.matchAll(/https?:\/\/[^\s'"`)?]+/g)].map(([address]) => address),
    );
    expect(addresses.filter((address) => !NAMES.test(address))).toEqual([]);
  });

  it('names every control for people who do not see it', async () => {
    const { text } = await get('/');
    expect(text).toContain('<html lang="en">');
    for (const role of [
      'role="log"',
      'role="tablist"',
      'role="alert"',
      'role="status"',
      'aria-live="polite"',
    ])
      expect(text).toContain(role);
    const inputs = [...text.matchAll(/<(?:input|textarea)\b/g)];
    const labels = [...text.matchAll(/<label\b/g)];
    expect(inputs.length).toBeGreaterThan(0);
    expect(labels).toHaveLength(inputs.length);
  });

  it('knows who may be played', async () => {
    expect(JSON.parse((await get('/playground/people')).text)).toEqual([
      {
        name: 'Alice',
        user: '@alice:example.org',
        token: 'a',
        connect: 'config add http://127.0.0.1:3456 tk_a',
      },
      { name: 'Bob', user: '@bob:example.org', token: 'b', connect: 'config add http://127.0.0.1:3456 tk_b' },
    ]);
  });

  it('has no models where none were wished for', async () => {
    expect(JSON.parse((await get('/playground/models')).text)).toEqual({
      about: '',
      shows: false,
      tries: [],
      asked: [],
    });
  });

  it('Q1 encrypts and reads for whoever has the token, and for nobody else', async () => {
    const post = async (path: string, token: string, body: object) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`http://page.invalid${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const read: unknown = await answer.json();
      return [answer.status, read];
    };
    const said = { room: '!r', type: 'm.room.message', content: { body: 'hi' } };
    expect(await post('/playground/send', 'b', said)).toEqual([200, { event_id: '$sent' }]);
    expect(sent).toEqual([['@bob:example.org', '!r', 'm.room.message', { body: 'hi' }]]);
    const event = {
      type: 'm.room.encrypted',
      content: {},
      event_id: '$e',
      origin_server_ts: 1,
      room_id: '!r',
      sender: '@eis:example.org',
    };
    expect(await post('/playground/open', 'a', { events: [event] })).toEqual([
      200,
      { events: [{ ...event, type: 'm.opened' }] },
    ]);
    expect((await post('/playground/send', 'c', said))[0]).toBe(401);
    expect((await post('/playground/send', 'a', { room: '!r' }))[0]).toBe(400);
    expect(sent).toHaveLength(1);
  });

  it('says where its Vikunja is', async () => {
    expect(JSON.parse((await get('/playground/vikunja')).text)).toEqual(vikunja);
  });
});
