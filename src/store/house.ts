import type { UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { Secret } from '../core/secret.ts';
import type { Queryable } from './database.ts';
import type { Boxes } from './seal-rows.ts';

export interface Device {
  readonly deviceId: string;
  /** Left out where eis speaks through its application service token alone. */
  readonly accessToken?: Secret;
}

interface StoredDevice {
  readonly deviceId: string;
  readonly accessToken?: string;
}

export const noteBox = (boxes: Boxes) => boxes<Json>('note');

/** The devices our accounts are logged in as. */
export function createDevices({ query }: Queryable, boxes: Boxes) {
  const box = boxes<StoredDevice>('device');
  return {
    async load(account: UserId): Promise<Device | undefined> {
      const [row] = await query<{ body: Uint8Array }>('select body from device where account = $1', [
        account,
      ]);
      if (!row) return undefined;
      const { deviceId, accessToken } = box.read(account, row.body);
      return { deviceId, ...(accessToken === undefined ? {} : { accessToken: new Secret(accessToken) }) };
    },

    async save(account: UserId, { deviceId, accessToken }: Device): Promise<void> {
      const stored: StoredDevice = {
        deviceId,
        ...(accessToken ? { accessToken: accessToken.reveal() } : {}),
      };
      await query(
        'insert into device (account, body) values ($1, $2) on conflict (account) do update set body = excluded.body',
        [account, box.close(account, stored)],
      );
    },
  };
}

/** Small facts of the house, by name. */
export function createNotes({ query }: Queryable, boxes: Boxes) {
  const box = noteBox(boxes);
  return {
    async get(name: string): Promise<Json | undefined> {
      const [row] = await query<{ value: Uint8Array }>('select value from note where name = $1', [name]);
      return row && box.read(name, row.value);
    },

    async set(name: string, value: Json): Promise<void> {
      await query(
        'insert into note (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, box.close(name, value)],
      );
    },
  };
}
