import { readFileSync } from 'node:fs';
import {
  type AuthDict,
  ClientEvent,
  createClient,
  EventType,
  type ICreateClientOpts,
  type MatrixClient,
  type MatrixEvent,
  MsgType,
  RelationType,
} from 'matrix-js-sdk';
import type { RoomMessageEventContent } from 'matrix-js-sdk/lib/types.js';
import { z } from 'zod';
import { ask } from './person.ts';
import { openSealed, uploadSealed } from './files.ts';
import {
  createWaiting,
  type DirectRoomOptions,
  type Event,
  type SentFile,
  type Talker,
  waitFor,
} from './seen.ts';

const Session = z.looseObject({ user_id: z.string(), access_token: z.string(), device_id: z.string() });
type Session = z.infer<typeof Session>;

const silent: NonNullable<ICreateClientOpts['logger']> = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getChild: () => silent,
};

// Some parts of it do not ask the client for its logger, and write a line to the console for each event.
Object.assign(console, silent);

const passwordOf = (name: string): string => `${name}-secret`;

/** The version of the package as it is installed. */
export function otherClientVersion(): string {
  const manifest = z.looseObject({ version: z.string() });
  return manifest.parse(JSON.parse(readFileSync('node_modules/matrix-js-sdk/package.json', 'utf8'))).version;
}

/** What the client shows at the moment it is asked: an event whose key comes later can be read from then on. */
export class Shown implements Event {
  readonly #event: MatrixEvent;

  constructor(event: MatrixEvent) {
    this.#event = event;
  }

  get type(): string {
    return this.#event.getType();
  }

  get event_id(): string | undefined {
    return this.#event.getId();
  }

  get sender(): string {
    return this.#event.getSender() ?? '';
  }

  get state_key(): string | undefined {
    return this.#event.getStateKey();
  }

  get content(): Record<string, unknown> {
    return this.#event.getOriginalContent<Record<string, unknown>>();
  }

  get room(): string {
    return this.#event.getRoomId() ?? '';
  }

  /** As it stood on the wire. */
  get wireType(): string {
    return this.#event.getWireType();
  }

  get isUnreadable(): boolean {
    return this.#event.isDecryptionFailure();
  }

  /** Of the key with which it was said. */
  get session(): unknown {
    const { session_id: session }: Record<string, unknown> = this.#event.getWireContent();
    return session;
  }

  /** For what the client thinks of it. */
  get matrixEvent(): MatrixEvent {
    return this.#event;
  }
}

/** A person's device that runs a client which is not ours: matrix-js-sdk, with its own crypto machine in memory. */
export class OtherClient implements Talker {
  readonly client: MatrixClient;
  readonly user: string;
  readonly device: string;
  readonly #url: string;
  readonly #session: Session;
  readonly #name: string;
  readonly #shown: Shown[] = [];
  readonly #waiting: ReturnType<typeof createWaiting<Shown>>;

  private constructor(url: string, name: string, session: Session) {
    this.#url = url;
    this.#name = name;
    this.#session = session;
    this.user = session.user_id;
    this.device = session.device_id;
    this.client = createClient({
      baseUrl: url,
      accessToken: session.access_token,
      userId: session.user_id,
      deviceId: session.device_id,
      logger: silent,
    });
    this.#waiting = createWaiting(this.user, () => this.#shown);
  }

  /** A new account with one device; `signed` by its owner unless told otherwise. */
  static async register(url: string, name: string, { signed = true } = {}): Promise<OtherClient> {
    const body = { username: name, password: passwordOf(name), auth: { type: 'm.login.dummy' } };
    const session = Session.parse(await ask(url, { method: 'POST', path: '/register', body }));
    const client = new OtherClient(url, name, session);
    await client.#start();
    if (signed) await client.sign();
    return client;
  }

  /** One more device of an account; nobody has signed it. */
  static async logIn(url: string, name: string): Promise<OtherClient> {
    const identifier = { type: 'm.id.user', user: name };
    const body = { type: 'm.login.password', identifier, password: passwordOf(name) };
    const session = Session.parse(await ask(url, { method: 'POST', path: '/login', body }));
    const client = new OtherClient(url, name, session);
    await client.#start();
    return client;
  }

  get #media() {
    return { url: this.#url, token: this.#session.access_token };
  }

  get crypto() {
    const crypto = this.client.getCrypto();
    if (!crypto) throw new Error('the client has no crypto');
    return crypto;
  }

  /** Makes keys for cross-signing where the account has none, and signs this device with them. */
  async sign(): Promise<void> {
    await this.crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: this.#withPassword });
  }

  /** New keys for cross-signing, as if all devices and the recovery key had been lost. */
  async resetIdentity(): Promise<void> {
    await this.crypto.bootstrapCrossSigning({
      setupNewCrossSigning: true,
      authUploadDeviceSigningKeys: this.#withPassword,
    });
  }

  /** Ends another session of the same account. */
  async deleteDevice(device: string): Promise<void> {
    await this.#withPassword(async (proof) => {
      await this.client.deleteDevice(device, proof ?? undefined);
    });
  }

  async call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    return await ask(this.#url, { method, path, body, token: this.#session.access_token });
  }

  /** Waits until the client knows the room, and that it is encrypted if it is. */
  async openDirectRoom(
    other: string,
    { encrypted = true, trusted = true }: DirectRoomOptions = {},
  ): Promise<string> {
    const preset = trusted ? 'trusted_private_chat' : 'private_chat';
    return await this.#open({ preset, is_direct: true, invite: [other] }, encrypted);
  }

  /** An encrypted room with several others. */
  async openRoom(others: readonly string[]): Promise<string> {
    return await this.#open({ preset: 'private_chat', name: 'together', invite: others }, true);
  }

  async #open(options: object, encrypted: boolean): Promise<string> {
    const content = { algorithm: 'm.megolm.v1.aes-sha2' };
    const { room_id: room } = await this.call('POST', '/createRoom', {
      ...options,
      initial_state: encrypted ? [{ type: 'm.room.encryption', state_key: '', content }] : [],
    });
    await this.#knows(String(room), encrypted);
    return String(room);
  }

  /** Accepts an invite. */
  async join(room: string): Promise<void> {
    await this.call('POST', `/rooms/${encodeURIComponent(room)}/join`, {});
    await waitFor('the room', () => this.client.getRoom(room)?.getMyMembership() === 'join' || undefined);
  }

  async #knows(room: string, encrypted: boolean): Promise<void> {
    await waitFor('the room', () => {
      const known = this.client.getRoom(room);
      return (known && (!encrypted || known.hasEncryptionStateEvent())) || undefined;
    });
  }

  async say(room: string, text: string): Promise<string> {
    return await this.send(room, { msgtype: MsgType.Text, body: text });
  }

  async send(room: string, content: RoomMessageEventContent): Promise<string> {
    return (await this.client.sendEvent(room, EventType.RoomMessage, content)).event_id;
  }

  async react(room: string, event: string, symbol: string): Promise<void> {
    await this.client.sendEvent(room, EventType.Reaction, {
      'm.relates_to': { rel_type: RelationType.Annotation, event_id: event, key: symbol },
    });
  }

  async edit(room: string, event: string, text: string): Promise<void> {
    await this.send(room, {
      msgtype: MsgType.Text,
      body: `* ${text}`,
      'm.new_content': { msgtype: MsgType.Text, body: text },
      'm.relates_to': { rel_type: RelationType.Replace, event_id: event },
    });
  }

  async sendFile(room: string, { name, type, bytes, caption }: SentFile): Promise<string> {
    const file = await uploadSealed(bytes, this.#media);
    const info = { size: bytes.length, mimetype: type };
    return await this.send(room, { msgtype: MsgType.File, body: caption, filename: name, file, info });
  }

  async openFile({ content }: Event): Promise<Uint8Array> {
    return await openSealed(content['file'], this.#media);
  }

  async redact(room: string, event: string): Promise<void> {
    await this.client.redactEvent(room, event);
  }

  async hears(room: string, body: string | RegExp): Promise<Shown> {
    return await this.#waiting.hears(room, body);
  }

  async sees(what: string, isWanted: (event: Shown) => boolean): Promise<Shown> {
    return await this.#waiting.sees(what, isWanted);
  }

  seen(): readonly Shown[] {
    return this.#shown;
  }

  stop(): void {
    this.client.stopClient();
  }

  async #start(): Promise<void> {
    this.client.on(ClientEvent.Event, (event) => void this.#shown.push(new Shown(event)));
    await this.client.initRustCrypto({ useIndexedDB: false });
    await this.client.startClient({ initialSyncLimit: 50, pollTimeout: 5000 });
    await waitFor('the first /sync', () => this.client.isInitialSyncComplete() || undefined);
  }

  /** Carries out what the homeserver lets only the owner of the password do. */
  readonly #withPassword = async <T>(carryOut: (proof: AuthDict | null) => Promise<T>): Promise<T> => {
    try {
      return await carryOut(null);
    } catch (error) {
      const asked = z.looseObject({ data: z.looseObject({ session: z.string() }) }).safeParse(error);
      if (!asked.success) throw error;
      return await carryOut({
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: this.user },
        password: passwordOf(this.#name),
        session: asked.data.data.session,
      });
    }
  };
}
