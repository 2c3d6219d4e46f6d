import { describe, expect, it } from '@jest/globals';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { type Call, HomeserverError, type HomeserverRequest } from './call.ts';
import { isJoined } from './is-joined.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { ownKeyOf } from './own-key-of.ts';
import { readSent } from './read-sent.ts';
import { redactEvent } from './redact-event.ts';
import { sendEvent } from './send-event.ts';

const bot = '@eis:hs.test' as UserId;
const room = '!a/b:hs.test' as RoomId;
const event = '$1' as EventId;
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

function answering(answer: unknown) {
  const requests: HomeserverRequest[] = [];
  const call: Call = async (_user, request) => {
    requests.push(request);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { requests, deps: { call, bot, log, isEncrypted: async () => false } };
}
const refused = (status: number) => answering(new HomeserverError({ status }));

describe('joinRoom', () => {
  it('names the servers to ask, because the id of a room says nothing about them', async () => {
    const { requests, deps } = answering({ room_id: room });
    expect(await joinRoom(room, ['far.test'], deps)).toBe('joined');
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/_matrix/client/v3/join/!a%2Fb%3Ahs.test',
      query: { via: ['far.test'], server_name: ['far.test'] },
      body: {},
    });
  });

  it.each([
    [403, 'refused'],
    [400, 'refused'],
    [404, 'later'],
    [429, 'later'],
    [500, 'later'],
    [502, 'later'],
    [0, 'later'],
  ])('takes %d for %s', async (status, expected) => {
    expect(await joinRoom(room, [], refused(status).deps)).toBe(expected);
  });

  it('does not hide a mistake of ours', async () => {
    await expect(joinRoom(room, [], answering(new TypeError('ours')).deps)).rejects.toThrow('ours');
  });
});

describe('leaveRoom', () => {
  it('says why, or nothing', async () => {
    const { requests, deps } = answering({});
    await leaveRoom(room, 'because', deps);
    await leaveRoom(room, undefined, deps);
    expect(requests.map(({ body }) => body)).toEqual([{ reason: 'because' }, {}]);
  });

  it('is done where eis is not in the room, and not where nobody answers', async () => {
    await leaveRoom(room, undefined, refused(403).deps);
    await leaveRoom(room, undefined, refused(404).deps);
    await expect(leaveRoom(room, undefined, refused(502).deps)).rejects.toMatchObject({ status: 502 });
  });
});

describe('isJoined', () => {
  it.each([
    [{ membership: 'join' }, true],
    [{ membership: 'leave' }, false],
    [{ membership: 'invite' }, false],
    [{}, false],
  ])('reads %j', async (answer, expected) => {
    expect(await isJoined(room, answering(answer).deps)).toBe(expected);
  });

  it('tells a refusal from silence', async () => {
    expect(await isJoined(room, refused(403).deps)).toBe(false);
    expect(await isJoined(room, refused(404).deps)).toBe(false);
    await expect(isJoined(room, refused(0).deps)).rejects.toMatchObject({ status: 0 });
  });
});

describe('ownKeyOf', () => {
  it('knows what eis sent, and takes nobody else’s word for it', async () => {
    const content = { 'eis.key': 'k.0' };
    expect(await ownKeyOf(room, event, answering({ sender: bot, content }).deps)).toBe('k.0');
    expect(
      await ownKeyOf(room, event, answering({ sender: '@mallory:hs.test', content }).deps),
    ).toBeUndefined();
    expect(await ownKeyOf(room, event, answering({ sender: bot, content: {} }).deps)).toBeUndefined();
  });

  it('knows nothing of events that are not there, and says when it could not look', async () => {
    expect(await ownKeyOf(room, event, refused(404).deps)).toBeUndefined();
    await expect(ownKeyOf(room, event, refused(500).deps)).rejects.toMatchObject({ status: 500 });
  });
});

describe('sendEvent', () => {
  it('sends under its own transaction id and returns the id of the event', async () => {
    const { requests, deps } = answering({ event_id: '$sent' });
    const sent = { type: 'm.room.message', content: { body: 'x' } };
    expect(await sendEvent(sent, { from: bot, room, transactionId: 'eis.k.0' }, deps)).toBe('$sent');
    expect(requests).toEqual([
      {
        method: 'PUT',
        path: '/_matrix/client/v3/rooms/!a%2Fb%3Ahs.test/send/m.room.message/eis.k.0',
        body: { body: 'x' },
      },
    ]);
  });

  it('is sent even where the homeserver does not say under which id', async () => {
    const sent = { type: 'm.reaction', content: {} };
    expect(
      await sendEvent(sent, { from: bot, room, transactionId: 't' }, answering('').deps),
    ).toBeUndefined();
  });
});

describe('redactEvent', () => {
  const redacting = { from: bot, room, transactionId: 'eis.redact.k' };

  it('A6 takes an event away under its own transaction id', async () => {
    const { requests, deps } = answering({ event_id: '$redaction' });
    expect(await redactEvent(event, redacting, deps)).toBe('redacted');
    expect(requests).toEqual([
      {
        method: 'PUT',
        path: '/_matrix/client/v3/rooms/!a%2Fb%3Ahs.test/redact/%241/eis.redact.k',
        body: {},
      },
    ]);
  });

  it('tells a missing right from silence', async () => {
    expect(await redactEvent(event, redacting, refused(403).deps)).toBe('refused');
    expect(await redactEvent(event, redacting, refused(404).deps)).toBe('refused');
    await expect(redactEvent(event, redacting, refused(0).deps)).rejects.toMatchObject({ status: 0 });
    await expect(redactEvent(event, redacting, refused(502).deps)).rejects.toMatchObject({ status: 502 });
  });
});

describe('readSent', () => {
  it('knows who sent an event, and when', async () => {
    const sent = { sender: '@alice:hs.test', origin_server_ts: 1_000, content: {} };
    expect(await readSent(room, event, answering(sent).deps)).toEqual({
      sender: '@alice:hs.test',
      sentAt: new Date(1_000),
    });
  });

  it.each([{}, { sender: 'alice', origin_server_ts: 1 }, { sender: '@a:b', origin_server_ts: 1e300 }, 'x'])(
    'knows nothing of %j',
    async (answer) => {
      expect(await readSent(room, event, answering(answer).deps)).toBeUndefined();
    },
  );

  it('tells an event that is not there from silence', async () => {
    expect(await readSent(room, event, refused(404).deps)).toBeUndefined();
    await expect(readSent(room, event, refused(500).deps)).rejects.toMatchObject({ status: 500 });
  });
});
