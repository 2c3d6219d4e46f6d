import {
  CollectStrategy,
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  HistoryVisibility,
  initAsync,
  OlmMachine,
  RoomId,
  TrustRequirement,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import { type Content, type RoomEvent, textAt } from '../homeserver/event.ts';
import { fetchMembers, fetchNews, fetchRotation } from './device-answers.ts';
import { type DeviceCall, type DeviceRequest, sendRequest } from './send-request.ts';

export interface PersonDeviceDeps {
  readonly user: string;
  readonly deviceId: string;
  readonly call: DeviceCall;
}

/** Private halves of an identity, as one device of a person gives them to the next. */
export interface Identity {
  readonly masterKey: string;
  readonly selfSigningKey: string;
  readonly userSigningKey: string;
}

/**
 * `verified`: signed by its owner, and gives keys to signed devices only, as clients do since April 2026. `unverified`: without
 * cross-signing. An `Identity`: a further device of somebody who has one.
 */
export type Trust = 'verified' | 'unverified' | Identity;

/** Where in a room somebody encrypts. */
interface Sealed {
  readonly room: string;
  readonly type: string;
  readonly content: Content;
}

const MOST_ROUNDS = 20;

const decrypted = z.looseObject({ type: z.string(), content: z.record(z.string(), z.json()) });
const object = z.record(z.string(), z.json());

/** A device of a person that encrypts and decrypts; its keys live in memory only. It is away as long as nobody uses it. */
export class PersonDevice {
  readonly #deps: PersonDeviceDeps;
  readonly #olm: OlmMachine;
  readonly #isStrict: boolean;
  #since: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(deps: PersonDeviceDeps, olm: OlmMachine, trust: Trust) {
    this.#deps = deps;
    this.#olm = olm;
    this.#isStrict = trust !== 'unverified';
  }

  static async open(deps: PersonDeviceDeps, trust: Trust): Promise<PersonDevice> {
    await initAsync();
    const olm = await OlmMachine.initialize(new UserId(deps.user), new DeviceId(deps.deviceId));
    const device = new PersonDevice(deps, olm, trust);
    await device.#inTurn(async () => await device.#begin(trust));
    return device;
  }

  get id(): string {
    return this.#deps.deviceId;
  }

  /** Fetches what other devices sent, and whose devices changed. */
  async sync(): Promise<void> {
    await this.#inTurn(async () => await this.#sync());
  }

  /** The content of `m.room.encrypted`, after everybody in the room has the key. */
  async seal(sealed: Sealed): Promise<Content> {
    return await this.#inTurn(async () => {
      await this.#sync();
      await this.#share(sealed.room);
      const { room, type, content } = sealed;
      return object.parse(
        JSON.parse(await this.#olm.encryptRoomEvent(new RoomId(room), type, JSON.stringify(content))),
      );
    });
  }

  /** The same event with what was said in it; undefined while it cannot be read. */
  async open(event: RoomEvent): Promise<RoomEvent | undefined> {
    const [opened] = await this.openAll([event]);
    return opened?.type === 'm.room.encrypted' ? undefined : opened;
  }

  /** What cannot be read stays as it is. */
  async openAll(events: readonly RoomEvent[]): Promise<readonly RoomEvent[]> {
    const senders = new Set(
      events.filter(({ type }) => type === 'm.room.encrypted').map(({ sender }) => sender),
    );
    if (senders.size === 0) return events;
    return await this.#inTurn(async () => {
      // Whose device it was can be told only of those whose devices are known.
      await this.#olm.updateTrackedUsers(usersOf([...senders]));
      await this.#sync();
      const opened: RoomEvent[] = [];
      for (const event of events) opened.push((await this.#decrypt(event)) ?? event);
      return opened;
    });
  }

  /** Signs itself, for the first time or with a new identity in place of the old one. */
  async crossSign(wish: { readonly isNew: boolean; readonly password?: string }): Promise<void> {
    await this.#inTurn(async () => await this.#crossSign(wish));
  }

  /** What a further device of the same person signs itself with. */
  async identity(): Promise<Identity> {
    const keys = await this.#inTurn(async () => await this.#olm.exportCrossSigningKeys());
    const { masterKey, self_signing_key: selfSigningKey, userSigningKey } = keys ?? {};
    if (!masterKey || !selfSigningKey || !userSigningKey) throw new Error('this device has no identity');
    return { masterKey, selfSigningKey, userSigningKey };
  }

  /** The next message of the room has a key that nobody has yet. */
  async rotate(room: string): Promise<void> {
    await this.#inTurn(async () => await this.#olm.invalidateGroupSession(new RoomId(room)));
  }

  close(): void {
    this.#olm.close();
  }

  async #begin(trust: Trust): Promise<void> {
    await this.#drain();
    if (trust === 'verified') await this.#crossSign({ isNew: false });
    else if (trust !== 'unverified') await this.#takeOver(trust);
    await this.#sync();
  }

  async #takeOver({ masterKey, selfSigningKey, userSigningKey }: Identity): Promise<void> {
    await this.#ask([this.#deps.user]);
    await this.#olm.importCrossSigningKeys(masterKey, selfSigningKey, userSigningKey);
    const own = await this.#olm.getDevice(new UserId(this.#deps.user), new DeviceId(this.#deps.deviceId));
    if (!own) throw new Error('the device does not know itself');
    await this.#send(await own.verify());
    await this.#ask([this.#deps.user]);
  }

  async #crossSign({
    isNew,
    password,
  }: {
    readonly isNew: boolean;
    readonly password?: string;
  }): Promise<void> {
    const made = await this.#olm.bootstrapCrossSigning(isNew);
    if (made.uploadKeysRequest) await this.#send(made.uploadKeysRequest);
    const { user, call } = this.#deps;
    const auth = {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user },
      password: password ?? '',
    };
    await call('POST', '/_matrix/client/v3/keys/device_signing/upload', {
      ...object.parse(JSON.parse(made.uploadSigningKeysRequest.body)),
      ...(password === undefined ? {} : { auth }),
    });
    await this.#send(made.uploadSignaturesRequest);
    await this.#ask([user]);
  }

  async #sync(): Promise<void> {
    const { call } = this.#deps;
    const news = await fetchNews(call, this.#since);
    await this.#olm.receiveSyncChanges(
      JSON.stringify(news.messages),
      new DeviceLists(usersOf(news.changed), usersOf(news.left)),
      new Map(Object.entries(news.counts)),
      news.unusedFallback ? new Set(news.unusedFallback) : undefined,
      this.#settings(),
    );
    this.#since = news.position;
    await this.#drain();
  }

  async #share(room: string): Promise<void> {
    const members = await fetchMembers(this.#deps.call, room);
    await this.#olm.updateTrackedUsers(usersOf(members));
    await this.#drain();
    const claim = await this.#olm.getMissingSessions(usersOf(members));
    if (claim) await this.#send(claim);
    const settings = await this.#roomSettings(room);
    for (const request of await this.#olm.shareRoomKey(new RoomId(room), usersOf(members), settings))
      await this.#send(request);
  }

  async #roomSettings(room: string): Promise<EncryptionSettings> {
    const { periodMs, messages } = await fetchRotation(this.#deps.call, room);
    const settings = new EncryptionSettings();
    if (periodMs !== undefined) settings.rotationPeriod = BigInt(periodMs) * 1000n;
    if (messages !== undefined) settings.rotationPeriodMessages = BigInt(messages);
    settings.historyVisibility = HistoryVisibility.Shared;
    settings.sharingStrategy = this.#isStrict
      ? CollectStrategy.identityBasedStrategy()
      : CollectStrategy.allDevices();
    return settings;
  }

  async #decrypt(event: RoomEvent): Promise<RoomEvent | undefined> {
    if (event.type !== 'm.room.encrypted' || textAt(event.content, 'ciphertext') === undefined) return event;
    try {
      const { event: text } = await this.#olm.decryptRoomEvent(
        JSON.stringify(event),
        new RoomId(event.room_id),
        this.#settings(),
      );
      const { type, content } = decrypted.parse(JSON.parse(text));
      return { ...event, type, content };
    } catch (error) {
      if (error instanceof z.ZodError) throw error;
      return undefined;
    }
  }

  #settings(): DecryptionSettings {
    return new DecryptionSettings(
      this.#isStrict ? TrustRequirement.CrossSignedOrLegacy : TrustRequirement.Untrusted,
    );
  }

  async #ask(users: readonly string[]): Promise<void> {
    await this.#send(this.#olm.queryKeysForUsers(usersOf(users)));
    await this.#drain();
  }

  async #drain(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const wanted: readonly DeviceRequest[] = await this.#olm.outgoingRequests();
      if (wanted.length === 0) return;
      for (const request of wanted) await this.#send(request);
    }
    throw new Error(`the device of ${this.#deps.user} wants ever more`);
  }

  async #send(request: DeviceRequest): Promise<void> {
    await sendRequest(request, this.#olm, this.#deps.call);
  }

  /** One after the other: nothing of a machine may be asked while it works. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return await mine;
  }
}

/** The machine takes them away with each call, so that they are made anew. */
const usersOf = (users: readonly string[]): UserId[] => users.map((user) => new UserId(user));
