import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Confidant } from './encrypted.ts';

const run = promisify(execFile);
const TOLD = /^I have a new device for encrypted rooms/;

async function command(...words: readonly string[]): Promise<void> {
  const env = { ...process.env, EIS_BACKUP_PASSPHRASE: 'only for this test' };
  await run(process.execPath, ['src/main.ts', ...words], { env });
}

/** A copy of the stopped eis goes on elsewhere: with a device of its own, and the identity that was verified. */
export async function goesOnElsewhere({ alice, room, bot, ...house }: Confidant): Promise<void> {
  const copy = join(house.folder, 'copy');
  const before = await devicesOf(alice, bot);
  await command('backup', '--with-key', copy, '--config', house.configuration);
  await command('restore', copy, '--config', house.restored.configuration);
  await house.restored.eis.start();
  try {
    await goesOn({ ...house, alice, room, bot }, before);
  } finally {
    await house.restored.eis.stop();
  }
}

async function goesOn({ alice, room, bot, ...house }: Confidant, before: readonly string[]): Promise<void> {
  await alice.hears(room, TOLD);
  await alice.say(room, 'add cloves');
  const heard = await alice.hears(room, /^✅ Added: cloves/);
  assert.equal(heard.wireType, 'm.room.encrypted', 'the answer was plain');
  const after = await devicesOf(alice, bot);
  assert.equal(after.length, 1, 'the old device is there still');
  assert.notDeepEqual(after, before, 'it is the same device');
  const status = await alice.crypto.getUserVerificationStatus(bot);
  assert.equal(status.isCrossSigningVerified(), true, 'its identity is another one');
  await house.restored.eis.stop();
  await house.restored.eis.start();
  await alice.say(room, 'add nutmeg');
  await alice.hears(room, /^✅ Added: nutmeg/);
  const told = alice
    .seen()
    .filter((event) => event.room === room && TOLD.test(String(event.content['body'])));
  assert.equal(told.length, 1, 'it is told again');
}

const devicesOf = async ({ crypto }: Confidant['alice'], user: string): Promise<readonly string[]> => [
  ...((await crypto.getUserDeviceInfo([user], true)).get(user)?.keys() ?? []),
];
