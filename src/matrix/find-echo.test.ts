import { describe, expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import { type CallAs, HomeserverError, type HomeserverRequest } from './call.ts';
import { findEcho } from './find-echo.ts';

const eis = '@eis:hs.test' as UserId;
const plannedAt = new Date('2026-11-20T08:12:00Z');
const wanted = { room: '!dm:hs.test' as RoomId, from: eis, key: 'k.0', plannedAt };

const event = (more: object = {}) => ({
  event_id: '$there',
  sender: eis,
  origin_server_ts: plannedAt.getTime(),
  content: { body: 'x', 'eis.key': 'k.0' },
  ...more,
});
const other = event({ event_id: '$other', content: { body: 'x', 'eis.key': 'k.1' } });

const search = async (...pages: readonly (object | Error)[]) => {
  const requests: HomeserverRequest[] = [];
  const callAsDevice: CallAs = async (request) => {
    requests.push(request);
    const page = pages[Math.min(requests.length, pages.length) - 1];
    if (page instanceof Error) throw page;
    return page;
  };
  return { echo: await findEcho(wanted, { callAsDevice }), requests };
};

describe('findEcho', () => {
  it('T7 finds what was sent, on a later page too', async () => {
    const { echo, requests } = await search({ chunk: [other], end: 't1' }, { chunk: [event()] });
    expect(echo).toEqual({ kind: 'found', eventId: '$there' });
    expect(requests.map(({ query }) => query?.['from'])).toEqual([undefined, 't1']);
    expect(requests[0]).toMatchObject({
      path: '/_matrix/client/v3/rooms/!dm%3Ahs.test/messages',
      query: { dir: 'b' },
    });
  });

  it('finds it in the outer content of an encrypted event', async () => {
    const encrypted = event({ type: 'm.room.encrypted', content: { ciphertext: '…', 'eis.key': 'k.0' } });
    expect((await search({ chunk: [encrypted] })).echo.kind).toBe('found');
  });

  it('names the event that shows it, which for an edit is the one it edits', async () => {
    const relation = { rel_type: 'm.replace', event_id: '$before' };
    const edit = event({ content: { 'eis.key': 'k.0', 'm.relates_to': relation } });
    expect((await search({ chunk: [edit] })).echo).toEqual({ kind: 'found', eventId: '$before' });
    const threaded = event({
      content: { 'eis.key': 'k.0', 'm.relates_to': { ...relation, rel_type: 'm.thread' } },
    });
    expect((await search({ chunk: [threaded] })).echo).toEqual({ kind: 'found', eventId: '$there' });
  });

  it('believes the key from our own sender only', async () => {
    expect((await search({ chunk: [event({ sender: '@mallory:hs.test' })] })).echo).toEqual({
      kind: 'absent',
    });
  });

  it('reads on over events it cannot read, and ends at the beginning of the room', async () => {
    const { echo, requests } = await search({ chunk: [7, {}, other], end: 't1' }, { chunk: [] });
    expect(echo).toEqual({ kind: 'absent' });
    expect(requests).toHaveLength(2);
  });

  it('ends where everything is older than the row, whatever the clocks say', async () => {
    const old = event({ content: {}, origin_server_ts: plannedAt.getTime() - 600_001 });
    expect((await search({ chunk: [old], end: 't1' })).requests).toHaveLength(1);
    const almost = event({ content: {}, origin_server_ts: plannedAt.getTime() - 599_999 });
    expect((await search({ chunk: [almost], end: 't1' }, { chunk: [] })).requests).toHaveLength(2);
  });

  it('does not walk in circles', async () => {
    expect((await search({ chunk: [other], end: 't1' })).requests).toHaveLength(2);
  });

  it('does not claim to know when there is too much to read', async () => {
    let page = 0;
    const callAsDevice: CallAs = async () => {
      page += 1;
      return { chunk: [other], end: `t${page}` };
    };
    expect(await findEcho(wanted, { callAsDevice })).toEqual({ kind: 'unknown' });
    expect(page).toBe(50);
  });

  it.each([
    [403, 'absent'],
    [404, 'absent'],
    [500, 'unknown'],
    [400, 'unknown'],
  ])('takes %d for %s', async (status, kind) => {
    expect((await search(new HomeserverError({ status }))).echo).toEqual({ kind });
  });

  it.each([0, 401, 429, 502, 503])('does not take %d for an answer', async (status) => {
    await expect(search(new HomeserverError({ status }))).rejects.toMatchObject({ status });
  });

  it('takes an answer of another form for none', async () => {
    expect((await search({ nothing: true })).echo).toEqual({ kind: 'unknown' });
  });
});
