import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Person } from '../../src/playground/people.ts';
import { BOT, type House } from './house.ts';

const LOOK_MS = 20;
/** So that eis makes and hands out a new key every few answers. */
const ANSWERS_PER_KEY = 4;

/** An encrypted direct room with eis, which is read by this person's device from now on. */
export async function openSealedRoom(
  person: Person,
  { readings }: Pick<House, 'readings'>,
  over: AbortSignal,
): Promise<string> {
  const device = await person.device();
  // Whoever has no keys yet cannot be given any.
  while (!(await hasDevice(person)) && !over.aborted) await sleep(LOOK_MS);
  const room = await person.createRoom({
    preset: 'trusted_private_chat',
    is_direct: true,
    invite: [BOT],
    initial_state: [
      {
        type: 'm.room.encryption',
        state_key: '',
        content: { algorithm: 'm.megolm.v1.aes-sha2', rotation_period_msgs: ANSWERS_PER_KEY },
      },
    ],
  });
  readings.readWith(room, async (event) => await device.open(event));
  return room;
}

const Asked = z.looseObject({
  device_keys: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  master_keys: z.record(z.string(), z.unknown()).default({}),
});

/** With an identity that signs it. */
async function hasDevice(person: Person): Promise<boolean> {
  const path = '/_matrix/client/v3/keys/query';
  const asked = Asked.parse(await person.call('POST', path, { device_keys: { [BOT]: [] } }));
  return Object.keys(asked.device_keys[BOT] ?? {}).length > 0 && BOT in asked.master_keys;
}
