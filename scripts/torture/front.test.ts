import { describe, expect, it } from '@jest/globals';
import type { HttpRequest, HttpRoute } from '../../src/core/http.ts';
import { createFront, type Wanted } from './front.ts';

const path = '/_matrix/client/v3/rooms/:room/send/:type/:transaction';
const sending = (type: string, query = 'user_id=%40eis%3Atorture.test'): HttpRequest => ({
  method: 'PUT',
  path: `/_matrix/client/v3/rooms/!r/send/${type}/eis.1`,
  parameters: {},
  query: new URLSearchParams(query),
  headers: {},
  body: new Uint8Array(),
});
const reply: Wanted = { method: 'PUT', path: '/send/', naming: '/send/m.room.message/', station: 'arrived' };

/** A homeserver with one route that notes what was done. */
function open() {
  const done: string[] = [];
  const route: HttpRoute = {
    method: 'PUT',
    path,
    bodyLimit: 0,
    answer: async (request) => {
      done.push(request.path);
      return await Promise.resolve({ status: 200, body: {} });
    },
  };
  const front = createFront([route]);
  const ask = async (request: HttpRequest) => await front.routes[0]?.answer(request);
  return { front, done, ask };
}

describe('the front', () => {
  it('holds a request before anything is done, and lets it go on', async () => {
    const { front, done, ask } = open();
    const trap = front.trap(reply);
    const answer = ask(sending('m.room.message'));
    await trap.caught;
    expect(done).toHaveLength(0);
    trap.release('go on');
    expect((await answer)?.status).toBe(200);
    expect(done).toHaveLength(1);
  });

  it('holds the answer when it was done', async () => {
    const { front, done, ask } = open();
    const trap = front.trap({ ...reply, station: 'answered' });
    const answer = ask(sending('m.room.message'));
    await trap.caught;
    expect(done).toHaveLength(1);
    trap.release('drop');
    expect((await answer)?.status).toBe(200);
  });

  it('never does what is dropped on arrival', async () => {
    const { front, done, ask } = open();
    const trap = front.trap(reply);
    const answer = ask(sending('m.room.message'));
    trap.release('drop');
    await expect(answer).rejects.toThrow('ended before');
    expect(done).toHaveLength(0);
  });

  it('lets pass what people send, other types, and everything when it is disarmed', async () => {
    const { front, done, ask } = open();
    const trap = front.trap(reply);
    await ask(sending('m.room.message', ''));
    await ask(sending('m.reaction'));
    trap.release('go on');
    await ask(sending('m.room.message'));
    expect(done).toHaveLength(3);
  });

  it('catches one request only', async () => {
    const { front, done, ask } = open();
    const trap = front.trap(reply);
    const held = ask(sending('m.room.message'));
    await trap.caught;
    await ask(sending('m.room.message'));
    expect(done).toHaveLength(1);
    trap.release('go on');
    await held;
  });
});
