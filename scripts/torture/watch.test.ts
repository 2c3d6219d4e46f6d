import { describe, expect, it } from '@jest/globals';
import type { HttpReply, HttpRequest, HttpRoute } from '../../src/core/http.ts';
import { createWatch } from './watch.ts';

const room = '!sealed:torture.test';
const sendPath = '/_matrix/client/v3/rooms/:room/send/:type/:transaction';
const uploadPath = '/_matrix/client/v3/keys/upload';
const toDevicePath = '/_matrix/client/v3/sendToDevice/:type/:transaction';

/** The first bytes of a message of Megolm at this place below 128, and something behind them. */
const cipher = (place: number, rest: string): string =>
  Buffer.concat([Buffer.from([3, 8, place, 0x12]), Buffer.from(rest)]).toString('base64');

function watching(status = 200) {
  const reply: HttpReply = { status, body: {} };
  const route = (method: HttpRoute['method'], path: string): HttpRoute => ({
    method,
    path,
    bodyLimit: 0,
    answer: async () => await Promise.resolve(reply),
  });
  const watch = createWatch([route('PUT', sendPath), route('POST', uploadPath), route('PUT', toDevicePath)], {
    isEncrypted: (name) => name === room,
  });
  const ask = async (path: string, body: object, parameters: Record<string, string> = {}): Promise<void> => {
    const request: HttpRequest = {
      method: 'PUT',
      path,
      parameters,
      query: new URLSearchParams(),
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(body)),
    };
    await watch.routes.find((one) => one.path === path)?.answer(request);
  };
  return {
    watch,
    upload: async (body: object) => await ask(uploadPath, body),
    toDevice: async (type: string) => await ask(toDevicePath, {}, { type }),
    send: async (type: string, content: object, to = room) =>
      await ask(sendPath, content, { room: to, type, transaction: 'one' }),
  };
}

const sealed = (place: number, rest: string): object => ({
  session_id: 'session',
  ciphertext: cipher(place, rest),
});
const device = (key: string): object => ({
  device_keys: { device_id: 'EIS', keys: { 'ed25519:EIS': key }, signatures: {} },
});

describe('the watch', () => {
  it('counts a place of a ratchet that was used for two things, and not what is sent again', async () => {
    const { watch, send } = watching();
    await send('m.room.encrypted', sealed(1, 'milk'));
    await send('m.room.encrypted', sealed(2, 'milk'));
    await send('m.room.encrypted', sealed(2, 'milk'));
    expect([watch.sealed(), watch.reused().length]).toEqual([2, 0]);
    await send('m.room.encrypted', sealed(2, 'bread'));
    expect(watch.reused()).toEqual(['session at 2']);
  });

  it('counts what goes into an encrypted room in the clear, reactions excepted', async () => {
    const { watch, send } = watching();
    await send('m.reaction', {});
    await send('m.room.message', {}, '!open:torture.test');
    expect(watch.plain(new Set())).toEqual([]);
    await send('m.room.message', {});
    expect(watch.plain(new Set())).toEqual([`m.room.message in ${room}`]);
  });

  it('counts words of people, wherever they stand', async () => {
    const { watch, send, upload } = watching();
    await send('m.reaction', { key: 'qaaaabbbb' });
    await upload({ one_time_keys: { name: 'qaaaacccc' } });
    expect(watch.plain(new Set(['qaaaabbbb']))).toHaveLength(1);
    expect(watch.plain(new Set(['qaaaabbbb', 'qaaaacccc']))).toHaveLength(2);
    expect(watch.plain(new Set(['qdddddddd']))).toEqual([]);
  });

  it('counts keys that are sent to a device in the clear', async () => {
    const { watch, toDevice } = watching();
    await toDevice('m.room.encrypted');
    await toDevice('m.room_key.withheld');
    expect(watch.plain(new Set())).toEqual([]);
    await toDevice('m.room_key');
    expect(watch.plain(new Set())).toEqual(['to a device: m.room_key']);
  });

  it('counts a device that became another one, and keys that were refused', async () => {
    const { watch, upload } = watching();
    await upload(device('one'));
    await upload({ one_time_keys: {} });
    await upload(device('one'));
    expect(watch.forgotten()).toEqual([]);
    await upload(device('two'));
    expect(watch.forgotten()).toHaveLength(1);
    const refusing = watching(400);
    await refusing.upload({ one_time_keys: {} });
    expect(refusing.watch.forgotten()).toEqual(['keys of the device were refused with 400']);
  });
});
