import { describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';

type Fields = Readonly<Record<string, unknown>>;

interface Shown {
  readonly sender: string;
  readonly content: Fields;
}

interface Room {
  readonly take: (event: object) => void;
  readonly find: (id: string) => Shown | undefined;
}

/** No types reach the browser. */
const client = z
  .object({
    Client: z.custom<new (login: object) => { readonly sync: (since: string) => Promise<unknown> }>(),
    RoomView: z.custom<new (id: string) => Room>(),
    contentOf: z.custom<(text: string, about?: object) => Fields>(),
    saidIn: z.custom<(event: object) => Fields>(),
  })
  .parse(await import(new URL('client.js', import.meta.url).href));

const message = (id: string, sender: string, content: Fields) => ({
  type: 'm.room.message',
  event_id: id,
  sender,
  content,
});

/** The browser marks what it has, so each room has its own. */
function roomWith(...events: readonly object[]): Room {
  const room = new client.RoomView('!r');
  for (const event of events) room.take(structuredClone(event));
  return room;
}

describe('what the browser makes of a room', () => {
  const asked = message('$a', '@alice', client.contentOf('add milk'));

  it('A14 shows a message as it was edited last', () => {
    const first = client.contentOf('add bread', { kind: 'edit', event: asked });
    const last = client.contentOf('add butter', { kind: 'edit', event: asked });
    const room = roomWith(asked, message('$b', '@alice', first), message('$c', '@alice', last));
    expect(client.saidIn(room.find('$a') ?? {})).toEqual({ msgtype: 'm.text', body: 'add butter' });
    expect(room.find('$a')?.content).toEqual({ msgtype: 'm.text', body: 'add milk' });
  });

  it('does not let others edit it', () => {
    const forged = client.contentOf('add bread', { kind: 'edit', event: asked });
    const room = roomWith(asked, message('$b', '@mallory', forged));
    expect(client.saidIn(room.find('$a') ?? {})).toEqual({ msgtype: 'm.text', body: 'add milk' });
  });

  it('writes answers and edits as clients do', () => {
    expect(client.contentOf('yes', { kind: 'reply', event: asked })).toEqual({
      msgtype: 'm.text',
      body: 'yes',
      'm.relates_to': { 'm.in_reply_to': { event_id: '$a' } },
    });
    expect(client.contentOf('add bread', { kind: 'edit', event: asked })).toEqual({
      msgtype: 'm.text',
      body: '* add bread',
      'm.new_content': { msgtype: 'm.text', body: 'add bread' },
      'm.relates_to': { rel_type: 'm.replace', event_id: '$a' },
    });
  });
});

it('A14 lets two people ask the same at once', async () => {
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ next_batch: 's2' }));
  expect(await new client.Client({ user: '@alice', token: 'a' }).sync('s1')).toEqual({ next_batch: 's2' });
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'GET', cache: 'no-store' });
  fetched.mockRestore();
});
