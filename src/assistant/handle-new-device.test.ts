import { expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import type { HandlerTools, InboxEntry } from '../core/inbox.ts';
import { alice } from '../testing/callers.ts';
import { createHandleNewDevice } from './handle-new-device.ts';

const entry: InboxEntry = {
  kind: 'new-device',
  key: 'new-device|EIS1',
  lane: 'house|device',
  reference: 'r',
  payload: {},
  acceptedAt: new Date(0),
  attempts: 0,
  decision: undefined,
};
const tools: HandlerTools = {
  signal: new AbortController().signal,
  recordDecision: async () => undefined,
  progress: async () => undefined,
};

it('P4 says so in each encrypted room, to one person in their language', async () => {
  const german = 'hannes' as UserId;
  const handle = createHandleNewDevice({
    encryptedRooms: async () => [
      { room: '!ours' as RoomId, person: alice },
      { room: '!theirs' as RoomId, person: german },
      { room: '!shared' as RoomId, person: undefined },
    ],
    languageOf: async (user) => (user === german ? 'de' : 'en'),
  });
  const { say } = await handle(entry, tools);
  const said = say.map((one) => (one.kind === 'message' ? [one.to, one.reply.markdown.slice(0, 22)] : []));
  expect(said).toEqual([
    [{ room: '!ours' }, 'I have a new device fo'],
    [{ room: '!theirs' }, 'Ich habe ein neues Ger'],
    [{ room: '!shared' }, 'I have a new device fo'],
  ]);
});
