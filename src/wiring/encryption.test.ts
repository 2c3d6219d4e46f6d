import { randomBytes } from 'node:crypto';
import { UserId as OlmUserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type CryptoDelta, FencedError } from '../core/crypto-store.ts';
import type { EncryptionState } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import { createDeviceSecrets, identityKeys } from '../crypto/device-secrets.ts';
import { createEncryption } from '../crypto/encryption.ts';
import { countKeys } from '../crypto/key-backup.ts';
import { publicKeyOf } from '../crypto/own-keys.ts';
import { exportRecovery, importRecovery, recovery } from '../crypto/recovery.ts';
import { MachineDeadError } from '../crypto/machine.ts';
import { makeRoomKey } from '../crypto/test-machine.ts';
import { createOwnDevice } from '../matrix/call-as-device.ts';
import { createHomeserver, type Homeserver } from '../matrix/homeserver.ts';
import { logInDevice, type StoredDevice } from '../matrix/log-in-device.ts';
import { registerAccounts } from '../matrix/register-accounts.ts';
import { families, type Family } from '../playground/homeserver/families.ts';
import type { Quirks } from '../playground/homeserver/quirks.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { type Listening, listen } from '../playground/listen.ts';
import { bot as botName, startBare, type Stubbed } from '../testing/stubbed-homeserver.ts';
import { withDevice } from './encryption.ts';
import { putBackSince } from './last-encryption.ts';

const bot = botName as UserId;
const ownUsers = createOwnUsers({
  domain: 'example.org',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const now = () => new Date('2026-11-20T08:12:00Z');
const all = ['plain', 'dendrite', 'conduit', 'continuwuity', 'tuwunel', 'synapse'] as const;
const UPLOAD = '/keys/device_signing/upload';

/** What eis keeps, in memory; `crypto` and `devices` are what no backup holds. */
class Kept {
  readonly notes = new Map<string, Json>();
  readonly rows = new Map<string, CryptoDelta['rows'][number]>();
  readonly schemas = new Map<string, CryptoDelta['schemas'][number]>();
  readonly announced: string[] = [];
  readonly ended: unknown[] = [];
  /** What storing anything rejects with. */
  trouble: Error | undefined;
  device: StoredDevice | undefined;

  /** As `eis restore` leaves it. */
  restored(): Kept {
    const restored = new Kept();
    for (const [name, value] of this.notes) restored.notes.set(name, value);
    return restored;
  }

  /** As a copy of the database leaves it. */
  copied(): Kept {
    const copy = this.restored();
    for (const [key, row] of this.rows) copy.rows.set(key, row);
    for (const [name, schema] of this.schemas) copy.schemas.set(name, schema);
    copy.device = this.device;
    return copy;
  }

  get store() {
    return {
      notes: {
        get: async (name: string) => this.notes.get(name),
        set: async (name: string, value: Json) => void this.notes.set(name, value),
      },
      devices: {
        load: async () => this.device,
        save: async (_account: UserId, device: StoredDevice) => void (this.device = device),
      },
      crypto: () => ({
        load: async () => ({
          schemas: [...this.schemas.values()],
          rows: [...this.rows.values()].flatMap((row) =>
            row.value === null ? [] : [{ ...row, value: row.value }],
          ),
        }),
        flush: async (delta: CryptoDelta) => this.flush(delta),
      }),
    };
  }

  private flush({ isAnew, schemas, rows }: CryptoDelta): void {
    if (this.trouble) throw this.trouble;
    if (isAnew) this.rows.clear();
    for (const schema of schemas) this.schemas.set(schema.database, schema);
    for (const row of rows) this.rows.set(JSON.stringify([row.database, row.store, row.key]), row);
  }
}

interface House {
  readonly stubbed: Stubbed;
  readonly homeserver: Homeserver;
  readonly listening: Listening;
}

const open: House[] = [];
afterEach(async () => {
  for (const { stubbed, homeserver, listening } of open.splice(0)) {
    await homeserver.close();
    await listening.close();
    await stubbed.homeserver.stop();
  }
});

async function startHouse(quirks: Quirks, botPassword = 'pw'): Promise<House> {
  const stubbed = await startBare(quirks);
  const listening = await listen(stubbed.homeserver.routes);
  const homeserver = await createHomeserver(
    {
      url: listening.address,
      domain: 'example.org',
      asToken: new Secret(stubRegistration.as_token),
      senderLocalpart: stubRegistration.sender_localpart,
    },
    { asked: silent, sleep: async () => undefined, log },
  );
  const house = { stubbed, homeserver, listening };
  open.push(house);
  await registerAccounts({
    ...homeserver,
    ownUsers,
    botPassword: new Secret(botPassword),
    displayName: 'eis',
    log,
  });
  return house;
}

type Encryption = ReturnType<typeof createEncryption>;

/** One time of leading: `use` is called when the device is on or off. */
async function lead(
  { homeserver }: House,
  kept: Kept,
  use: (state: EncryptionState, encryption: Encryption, held: AbortSignal) => Promise<void> = async () =>
    undefined,
): Promise<EncryptionState> {
  const encryption = createEncryption();
  let devices = 0;
  const randomDeviceId = () => `EIS${(devices += 1)}${randomBytes(4).toString('hex').toUpperCase()}`;
  const deps = {
    ...homeserver,
    ...kept.store.devices,
    account: bot,
    otherAccount: ownUsers.sender,
    mayPutDevice: async () => true,
    randomDeviceId,
    log,
  };
  const ownDevice = createOwnDevice({
    ...deps,
    logInDevice: async () => await logInDevice(deps),
    onRenewed: encryption.hearOwnKeys,
  });
  let found: EncryptionState = { kind: 'starting' };
  const parts = {
    store: kept.store,
    encryption,
    isEncryptionEnabled: true,
    ownDevice,
    ownUsers,
    randomDeviceId,
    password: async () => new Secret('pw'),
    announceDevice: async (deviceId: string) => void kept.announced.push(deviceId),
    endProcess: (error: unknown) => void kept.ended.push(error),
    epoch: 1,
    now,
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    log,
  };
  await withDevice(parts, new AbortController().signal, async (held) => {
    found = await encryption.settled(held);
    await use(found, encryption, held);
  });
  return found;
}

const idOf = (state: EncryptionState): string => (state.kind === 'on' ? state.deviceId : state.kind);
const crossSigningOf = ({ stubbed }: House) => stubbed.homeserver.world.accounts.find(bot)?.crossSigning;
const devicesOf = ({ stubbed }: House): readonly string[] => [
  ...(stubbed.homeserver.world.accounts.find(bot)?.devices.keys() ?? []),
];
const uploadsOf = ({ stubbed }: House): number =>
  stubbed.homeserver.journal.all().filter(({ path, status }) => path.includes(UPLOAD) && status === 200)
    .length;

it('knows all families', () => {
  expect(Object.keys(families)).toEqual(all);
});

describe.each(all)('Q1 on a homeserver like %s', (family: Family) => {
  it('has a device that its identity signed, and the same one after a restart', async () => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    let isSigned: boolean | undefined;
    const first = await lead(house, kept, async (_state, encryption) => {
      await encryption.requests().drain();
      isSigned = await encryption
        .machine()
        .run(async (olm) => (await olm.getDevice(olm.userId, olm.deviceId))?.isCrossSignedByOwner());
    });
    expect(first.kind).toBe('on');
    expect(isSigned).toBe(true);
    const identity = crossSigningOf(house);
    expect(identity).toBeDefined();
    expect(await lead(house, kept)).toEqual(first);
    expect(crossSigningOf(house)).toEqual(identity);
    expect(uploadsOf(house)).toBe(1);
    expect(kept.announced).toEqual([]);
  });

  it('P4 takes a new device after a restore, with the same identity, and says so once', async () => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    const first = await lead(house, kept);
    const identity = crossSigningOf(house);
    const restored = kept.restored();
    const second = await lead(house, restored, async () => await until(() => restored.announced.length > 0));
    expect(second.kind).toBe('on');
    expect(idOf(second)).not.toBe(idOf(first));
    expect(crossSigningOf(house)).toEqual(identity);
    await lead(house, restored, async () => {
      await until(() => !devicesOf(house).includes(idOf(first)));
    });
    expect(devicesOf(house)).toEqual([idOf(second)]);
    expect(await lead(house, restored)).toEqual(second);
    expect(restored.announced).toEqual([idOf(second)]);
  });
});

describe('Q1 what is in the way is named, and nothing is changed', () => {
  const failing = (path: string, method = 'POST') => ({
    method,
    path,
    times: 1_000,
    when: 'before' as const,
    reply: { status: 404, body: { errcode: 'M_UNRECOGNIZED', error: 'Unrecognized' } },
  });

  it('no device: the homeserver makes none and logs nobody in', async () => {
    const house = await startHouse({
      ...families.plain,
      putDevice: '404 M_NOT_FOUND',
      applicationServiceLogin: 'disabled',
    });
    expect(await lead(house, new Kept())).toEqual({ kind: 'off', because: 'no device' });
  });

  it.each(['/keys/upload', '/keys/query'])('no keys: %s is not known', async (path) => {
    const house = await startHouse(families.plain);
    house.stubbed.homeserver.plan(failing(path));
    const kept = new Kept();
    expect(await lead(house, kept)).toEqual({ kind: 'off', because: 'no keys' });
    expect(devicesOf(house)).toHaveLength(1);
  });

  it('Q2 nothing, where a device that worked cannot be asked about for a moment', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    const first = await lead(house, kept);
    house.stubbed.homeserver.plan({ ...failing('/keys/query'), times: 1 });
    expect(await lead(house, kept)).toEqual(first);
  });

  it('identity refused: a password is wanted that is not ours', async () => {
    const house = await startHouse(families.conduit, 'another one');
    expect(await lead(house, new Kept())).toEqual({ kind: 'off', because: 'identity refused' });
    expect(crossSigningOf(house)).toBeUndefined();
  });

  it('no cross-signing: nobody could tell our device from another one', async () => {
    const house = await startHouse({ ...families.plain, knowsCrossSigning: false });
    const kept = new Kept();
    expect(await lead(house, kept)).toEqual({ kind: 'off', because: 'no cross-signing' });
    expect(await lead(house, kept)).toEqual({ kind: 'off', because: 'no cross-signing' });
    expect(devicesOf(house)).toHaveLength(1);
  });

  it('no cross-signing: the method is not known', async () => {
    const house = await startHouse(families.plain);
    house.stubbed.homeserver.plan({ ...failing(UPLOAD), reply: { status: 405, body: {} } });
    expect(await lead(house, new Kept())).toEqual({ kind: 'off', because: 'no cross-signing' });
  });

  it('foreign identity: it is never replaced, not even where that is allowed', async () => {
    const house = await startHouse(families.plain);
    await lead(house, new Kept());
    const identity = crossSigningOf(house);
    const anew = new Kept();
    expect(await lead(house, anew)).toEqual({ kind: 'off', because: 'foreign identity' });
    expect(crossSigningOf(house)).toEqual(identity);
    expect([...anew.rows]).toEqual([]);
  });

  it('an identity that somebody replaces while we run switches it off', async () => {
    const house = await startHouse({ ...families.plain, crossSigningReplaceAsks: false });
    const stranger = new Kept();
    await lead(house, new Kept(), async (_state, encryption) => {
      const account = house.stubbed.homeserver.world.accounts.find(bot);
      if (account) account.crossSigning = undefined;
      await lead(house, stranger);
      encryption.hearOwnKeys();
      await until(() => encryption.state().kind === 'off');
      expect(encryption.state()).toEqual({ kind: 'off', because: 'foreign identity' });
    });
  });
});

describe.each(all)('P4 a database that was put back, on a homeserver like %s', (family) => {
  const keepsDevices = {
    method: 'DELETE',
    path: '/devices/',
    times: 1_000,
    when: 'before' as const,
    reply: { status: 500, body: {} },
  };
  const counted = (house: House) =>
    house.stubbed.homeserver.journal
      .all()
      .filter(({ method, path }) => method === 'PUT' && path.includes('eis.device')).length;
  const leadCounting = async (house: House, kept: Kept) => {
    const before = counted(house);
    return await lead(house, kept, async () => await until(() => counted(house) > before));
  };

  it('is noticed by what the homeserver knows of the device: it takes a new one, and says so once', async () => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    const first = await leadCounting(house, kept);
    const copy = kept.copied();
    expect(await leadCounting(house, kept)).toEqual(first);
    const identity = crossSigningOf(house);
    const second = await lead(house, copy, async () => await until(() => copy.announced.length > 0));
    expect(second.kind).toBe('on');
    expect(idOf(second)).not.toBe(idOf(first));
    expect(crossSigningOf(house)).toEqual(identity);
    expect(await putBackSince(copy.store.notes, now())).toBe(now().toISOString());
    expect(await leadCounting(house, copy)).toEqual(second);
    expect(await lead(house, copy)).toEqual(second);
    expect(copy.announced).toEqual([idOf(second)]);
  });

  it('is noticed again when the same copy is put back again', async () => {
    const house = await startHouse(families[family]);
    house.stubbed.homeserver.plan(keepsDevices);
    const kept = new Kept();
    const first = await leadCounting(house, kept);
    const [one, two] = [kept.copied(), kept.copied()];
    await leadCounting(house, kept);
    const second = await leadCounting(house, one);
    expect(await lead(house, one)).toEqual(second);
    expect(devicesOf(house)).toContain(idOf(first));
    expect([idOf(first), idOf(second)]).not.toContain(idOf(await leadCounting(house, two)));
  });

  it('is none where eis did not go on after the copy was made', async () => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    const first = await leadCounting(house, kept);
    const copy = kept.copied();
    expect(await leadCounting(house, copy)).toEqual(first);
    expect(await putBackSince(copy.store.notes, now())).toBeUndefined();
  });
});

describe('Q2 while our identity is in question', () => {
  const queriesOf = ({ stubbed }: House): number =>
    stubbed.homeserver.journal.all().filter(({ path }) => path.endsWith('/keys/query')).length;

  async function foreignIdentity() {
    const other = await startHouse(families.plain);
    await lead(other, new Kept());
    return crossSigningOf(other);
  }

  it('keys are taken, and nobody is asked for theirs; with our identity the same device goes on', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    const first = await lead(house, kept);
    const account = house.stubbed.homeserver.world.accounts.find(bot);
    if (!account) throw new Error('no account');
    const ours = account.crossSigning;
    account.crossSigning = await foreignIdentity();
    await lead(house, kept, async (state, encryption) => {
      expect(state).toEqual({ kind: 'off', because: 'foreign identity' });
      expect(() => encryption.machine()).toThrow(UnavailableError);
      const hearing = encryption.hearing();
      if (!hearing) throw new Error('nothing takes keys');
      await makeRoomKey(hearing.machine, '!one:example.org');
      const asked = queriesOf(house);
      await hearing.requests.drain('devices changed');
      expect(queriesOf(house)).toBe(asked);
      account.crossSigning = ours;
      encryption.restart();
      await until(() => encryption.state().kind === 'on');
      expect(encryption.state()).toEqual(first);
      expect((await countKeys(encryption.machine())).total).toBe(1);
    });
    expect(kept.announced).toEqual([]);
  });

  it('keys are taken where it was refused, and none by a device that nobody knows', async () => {
    const conduit = await startHouse(families.conduit, 'another one');
    await lead(conduit, new Kept(), async (_state, encryption) => {
      expect(encryption.hearing()).toBeDefined();
    });
    const house = await startHouse(families.plain);
    await lead(house, new Kept());
    await lead(house, new Kept(), async (state, encryption) => {
      expect([state.kind, encryption.hearing()]).toEqual(['off', undefined]);
    });
  });

  it('a device that was never shown is not shown beside another identity', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    house.stubbed.homeserver.plan({
      method: 'POST',
      path: '/keys/upload',
      times: 1,
      when: 'before',
      reply: { status: 404, body: { errcode: 'M_UNRECOGNIZED', error: 'Unrecognized' } },
    });
    expect(await lead(house, kept)).toEqual({ kind: 'off', because: 'no keys' });
    const account = house.stubbed.homeserver.world.accounts.find(bot);
    if (!account) throw new Error('no account');
    account.crossSigning = await foreignIdentity();
    const uploads = () =>
      house.stubbed.homeserver.journal.all().filter(({ path }) => path.endsWith('/keys/upload')).length;
    const before = uploads();
    await lead(house, kept, async (state, encryption) => {
      expect(state).toEqual({ kind: 'off', because: 'foreign identity' });
      await encryption.hearing()?.requests.drain();
    });
    expect(uploads()).toBe(before);
  });

  it('a machine that has seen the other one goes on with ours', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    const account = house.stubbed.homeserver.world.accounts.find(bot);
    const foreign = await foreignIdentity();
    await lead(house, kept, async (first, encryption) => {
      if (!account) throw new Error('no account');
      const ours = account.crossSigning;
      account.crossSigning = foreign;
      const { machine, requests } = encryption.hearing() ?? {};
      await machine?.run(async (olm) => await olm.updateTrackedUsers([new OlmUserId(bot)]));
      await machine?.run(async (olm) => await olm.markAllTrackedUsersAsDirty());
      await requests?.drain('devices changed');
      await until(() => encryption.state().kind === 'off');
      account.crossSigning = ours;
      encryption.restart();
      await until(() => encryption.state().kind === 'on');
      expect(encryption.state()).toEqual(first);
    });
  });
});

describe('Q1 a device that the homeserver lost', () => {
  it.each(all)('is replaced at the next start, and said so (%s)', async (family) => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    const first = await lead(house, kept);
    house.stubbed.homeserver.world.accounts.find(bot)?.devices.clear();
    const second = await lead(house, kept, async () => await until(() => kept.announced.length > 0));
    expect(second.kind).toBe('on');
    expect(idOf(second)).not.toBe(idOf(first));
    expect(uploadsOf(house)).toBe(1);
    expect(kept.announced).toEqual([idOf(second)]);
  });

  it('is replaced while we run', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    await lead(house, kept, async (first, encryption) => {
      house.stubbed.homeserver.world.accounts.find(bot)?.devices.clear();
      // The next request is refused, and the login looked at anew.
      await encryption.requests().oneTimeKeyCounts();
      await until(() => encryption.state().kind === 'on' && idOf(encryption.state()) !== idOf(first));
    });
    expect(kept.announced).toHaveLength(1);
  });
});

const rooms = ['!one:example.org', '!two:example.org'];

describe.each(all)('P4 the copies of the room keys on a homeserver like %s', (family) => {
  it('come back to the device that takes the place of another', async () => {
    const house = await startHouse(families[family]);
    const kept = new Kept();
    await lead(house, kept, async (_state, encryption) => {
      for (const room of rooms) await makeRoomKey(encryption.machine(), room);
    });
    await lead(house, kept, async (_state, encryption) => {
      await until(async () => (await countKeys(encryption.machine())).backedUp === rooms.length);
    });
    await lead(house, kept.restored(), async (_state, encryption) => {
      await until(async () => (await countKeys(encryption.machine())).total === rooms.length);
      expect(await countKeys(encryption.machine())).toEqual({ total: 2, backedUp: 2 });
    });
  });
});

describe('P4 copies of the room keys', () => {
  const backupOf = (house: House) => house.stubbed.homeserver.world.accounts.find(bot)?.backup;

  it('never go to a place whose key is not ours', async () => {
    const house = await startHouse(families.plain);
    const algorithm = 'm.megolm_backup.v1.curve25519-aes-sha2';
    const foreign = backupOf(house)?.create({ algorithm, auth_data: { public_key: 'not ours' } }) ?? '';
    const kept = new Kept();
    await lead(house, kept, async (_state, encryption) => {
      await makeRoomKey(encryption.machine(), '!one:example.org');
    });
    await lead(house, kept, async (_state, encryption) => {
      await until(async () => (await countKeys(encryption.machine())).backedUp === 1);
    });
    expect(backupOf(house)?.describe(foreign)).toMatchObject({ count: 0 });
    expect(backupOf(house)?.describe(undefined)).toMatchObject({ version: '2', count: 1 });
  });

  it('are signed by our identity', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    await lead(house, kept, async () => await until(() => hasVersion(house)));
    const { auth_data: made } = backupOf(house)?.describe(undefined) ?? {};
    const master = publicKeyOf(identityKeys.parse(kept.notes.get('crypto.identity')).master);
    expect(made).toMatchObject({ signatures: { [bot]: { [`ed25519:${master}`]: expect.any(String) } } });
  });

  const hasVersion = (house: House): boolean =>
    house.stubbed.homeserver.journal
      .all()
      .some(({ method, path }) => method === 'POST' && path.endsWith('/room_keys/version'));
});

describe('the device of an epoch', () => {
  const write = async (encryption: Encryption): Promise<unknown> =>
    await makeRoomKey(encryption.machine(), '!one:example.org');

  it('ends it when another process leads, and nothing more is written', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    let held: AbortSignal | undefined;
    const leading = lead(house, kept, async (_state, encryption, signal) => {
      held = signal;
      kept.trouble = new FencedError('another one leads');
      await expect(write(encryption)).rejects.toThrow(MachineDeadError);
      await until(() => signal.aborted);
      expect(() => encryption.machine()).toThrow(UnavailableError);
    });
    await expect(leading).rejects.toMatchObject({ name: 'MachineDeadError', cause: { name: 'FencedError' } });
    expect([held?.aborted, kept.ended]).toEqual([true, []]);
  });

  it('R4 ends the process when the code of the machine broke', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    const panic = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
    const leading = lead(house, kept, async (_state, encryption, held) => {
      const broken = encryption.machine().run(async () => await Promise.reject(panic));
      await expect(broken).rejects.toThrow(MachineDeadError);
      await until(() => held.aborted);
    });
    await expect(leading).rejects.toMatchObject({ cause: panic });
    expect(kept.ended).toMatchObject([{ cause: panic }]);
  });

  it('stores what was begun before it is closed', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    let writing: Promise<unknown> = Promise.resolve();
    await lead(house, kept, async (_state, encryption) => {
      writing = write(encryption);
      await Promise.resolve();
    });
    await writing;
    await lead(house, kept, async (_state, encryption) => {
      expect((await countKeys(encryption.machine())).total).toBe(1);
    });
  });
});

/** Lets other work go on until it is so; the test's own limit ends what never is. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise<void>((resolve) => void setImmediate(resolve));
}

describe('M2 an identity', () => {
  it('is replaced when an admin wants that, where the homeserver allows it', async () => {
    const house = await startHouse(families.plain);
    const kept = new Kept();
    await lead(house, new Kept());
    const before = crossSigningOf(house);
    await lead(house, kept, async (state, encryption) => {
      expect(state).toEqual({ kind: 'off', because: 'foreign identity' });
      expect(await encryption.replaceIdentity()).toBe('replaced');
      await until(() => encryption.state().kind === 'on');
    });
    expect(crossSigningOf(house)).not.toEqual(before);
    expect((await lead(house, kept)).kind).toBe('on');
    expect(uploadsOf(house)).toBe(2);
  });

  it('stays as it is where the homeserver refuses another one', async () => {
    const house = await startHouse(families.dendrite, 'not kept');
    const kept = new Kept();
    await lead(house, kept, async (state, encryption) => {
      const before = crossSigningOf(house);
      expect(await encryption.replaceIdentity()).toBe('refused');
      await until(() => encryption.state().kind === 'on');
      expect(encryption.state()).toEqual(state);
      expect(crossSigningOf(house)).toEqual(before);
    });
    expect((await lead(house, kept)).kind).toBe('on');
  });

  it('comes back from a recovery file after everything was lost', async () => {
    const house = await startHouse(families.dendrite);
    const before = new Kept();
    await lead(house, before, async () => undefined);
    const file = await exportRecovery(recoveryDeps(before));
    const anew = new Kept();
    await lead(house, anew, async (state, encryption) => {
      expect(state.kind).toBe('off');
      expect(await importRecovery(recovery.parse(file), recoveryDeps(anew))).toBe('taken');
      encryption.restart();
      await until(() => encryption.state().kind === 'on');
    });
    expect(uploadsOf(house)).toBe(1);
  });

  it('that was made by mistake gives way to that of the recovery file', async () => {
    const house = await startHouse(families.plain);
    const before = new Kept();
    await lead(house, before);
    const shown = crossSigningOf(house);
    const file = recovery.parse(await exportRecovery(recoveryDeps(before)));
    const other = new Kept();
    await lead(await startHouse(families.plain), other);
    expect(await importRecovery(file, recoveryDeps(other))).toBe('offered');
    expect((await lead(house, other)).kind).toBe('on');
    expect(crossSigningOf(house)).toEqual(shown);
  });

  it('of another account, or without keys, is not taken', async () => {
    const kept = new Kept();
    await lead(await startHouse(families.plain), kept);
    const file = recovery.parse(await exportRecovery(recoveryDeps(kept)));
    const anew = recoveryDeps(new Kept());
    expect(await importRecovery({ ...file, account: '@mallory:example.org' }, anew)).toBe('other account');
    const identity = { ...file.identity, master: 'AAAA' };
    expect(await importRecovery({ ...file, identity }, anew)).toBe('not keys');
    expect(await importRecovery(file, recoveryDeps(kept))).toBe('known already');
  });

  const recoveryDeps = (kept: Kept) => ({
    account: bot,
    secrets: createDeviceSecrets({ ...kept.store, random: (bytes) => new Uint8Array(randomBytes(bytes)) }),
  });
});
