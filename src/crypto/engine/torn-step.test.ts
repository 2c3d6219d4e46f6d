import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  initAsync,
  OlmMachine,
  RequestType,
  RoomId,
  StoreHandle,
  TrustRequirement,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { CryptoDelta, CryptoRow } from '../../core/crypto-store.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from './open-engine.ts';
import { withIndexedDB } from './with-indexed-db.ts';

const room = '!room:example.org';
const alice = '@alice:example.org';
const eis = '@eis:example.org';
const trust = (): DecryptionSettings => new DecryptionSettings(TrustRequirement.Untrusted);

/** What a database would hold. */
class Stored {
  readonly rows = new Map<string, CryptoRow>();
  readonly schemas = new Map<string, string>();

  take(delta: CryptoDelta | undefined): this {
    for (const { database, schema } of delta?.schemas ?? []) this.schemas.set(database, schema);
    for (const { value, ...row } of delta?.rows ?? []) {
      const name = JSON.stringify(row);
      if (value === null) this.rows.delete(name);
      else this.rows.set(name, { ...row, value });
    }
    return this;
  }

  async open(): Promise<{ readonly engine: Engine; readonly olm: OlmMachine }> {
    const schemas = Array.from(this.schemas, ([database, schema]) => ({ database, schema }));
    const engine = openEngine({ schemas, rows: [...this.rows.values()] });
    const olm = await withIndexedDB(engine.factory, async () => {
      const handle = await StoreHandle.openWithKey('eis', new Uint8Array(32).fill(7));
      return await OlmMachine.initFromStore(new UserId(eis), new DeviceId('EIS'), handle);
    });
    return { engine, olm };
  }
}

/** Answers the one request of a kind that a machine wants to send; returns what it says. */
async function answer(olm: OlmMachine, type: RequestType, body: object): Promise<string> {
  const request = (await olm.outgoingRequests()).find((each) => each.type === type);
  if (request?.id === undefined || !('body' in request)) throw new Error('it wants to send something else');
  await olm.markRequestAsSent(request.id, type, JSON.stringify(body));
  return request.body;
}

/** What Alice says in the room for the first time, and the message with the key of it. */
async function aliceSays(keys: { device_keys: object; one_time_keys: object }) {
  const olm = await OlmMachine.initialize(new UserId(alice), new DeviceId('ALICE'));
  await answer(olm, RequestType.KeysUpload, { one_time_key_counts: { signed_curve25519: 50 } });
  await olm.updateTrackedUsers([new UserId(eis)]);
  await answer(olm, RequestType.KeysQuery, { device_keys: { [eis]: { EIS: keys.device_keys } } });
  const claim = await olm.getMissingSessions([new UserId(eis)]);
  const [key] = Object.entries(keys.one_time_keys);
  const claimed = { one_time_keys: { [eis]: { EIS: Object.fromEntries([key ?? []]) } } };
  if (claim) await olm.markRequestAsSent(claim.id, claim.type, JSON.stringify(claimed));
  const shared = await olm.shareRoomKey(new RoomId(room), [new UserId(eis)], new EncryptionSettings());
  const { messages } = JSON.parse(shared[0]!.body);
  const content = JSON.parse(await olm.encryptRoomEvent(new RoomId(room), 'm.room.message', '{"body":"hi"}'));
  return {
    key: { type: 'm.room.encrypted', sender: alice, content: messages[eis].EIS },
    event: {
      type: 'm.room.encrypted',
      event_id: '$said',
      sender: alice,
      room_id: room,
      origin_server_ts: 1,
      content,
    },
  };
}

const receive = async (olm: OlmMachine, event: object): Promise<unknown> =>
  await olm.receiveSyncChanges(
    JSON.stringify([event]),
    new DeviceLists([], []),
    new Map([['signed_curve25519', 50]]),
    undefined,
    trust(),
  );

const reads = async (olm: OlmMachine, event: object): Promise<string> => {
  try {
    const opened = await olm.decryptRoomEvent(JSON.stringify(event), new RoomId(room), trust());
    return String(JSON.parse(opened.event).content.body);
  } catch {
    return 'unreadable';
  }
};

describe('Q2 a process that dies while a room key comes', () => {
  let before: () => Stored;
  let delta: CryptoDelta;
  let said: Awaited<ReturnType<typeof aliceSays>>;

  beforeAll(async () => {
    await initAsync();
    const first = new Stored();
    const { engine, olm } = await first.open();
    const keys = await answer(olm, RequestType.KeysUpload, {
      one_time_key_counts: { signed_curve25519: 50 },
    });
    first.take(engine.takeDelta());
    before = () => new Stored().take({ schemas: [], rows: [...first.rows.values()] }).take(schemasOf(first));
    said = await aliceSays(JSON.parse(keys));
    await receive(olm, said.key);
    delta = engine.takeDelta()!;
  });
  const schemasOf = ({ schemas }: Stored): CryptoDelta => ({
    schemas: Array.from(schemas, ([database, schema]) => ({ database, schema })),
    rows: [],
  });

  it('has the key, when everything was stored', async () => {
    const { olm } = await before().take(delta).open();
    expect(await reads(olm, said.event)).toBe('hi');
  });

  it('gets it again, when nothing was stored', async () => {
    const { olm } = await before().open();
    expect(await reads(olm, said.event)).toBe('unreadable');
    await receive(olm, said.key);
    expect(await reads(olm, said.event)).toBe('hi');
  });

  it('would lose it for ever, if each of its transactions were stored by itself', async () => {
    const rows = delta.rows.filter(({ store }) => store === 'session');
    expect([rows.length, delta.rows.length > rows.length]).toEqual([1, true]);
    const { olm } = await before().take({ schemas: [], rows }).open();
    await receive(olm, said.key);
    expect(await reads(olm, said.event)).toBe('unreadable');
  });
});
