import { z } from 'zod';
import { type Identity, PersonDevice, type Trust } from './crypto/person-device.ts';
import type { Content, RoomEvent } from './homeserver/event.ts';
import { type PersonDeps, PersonRefused, request, requestBytes } from './person-call.ts';

export interface PersonOptions {
  readonly localpart: string;
  readonly displayName?: string;
  readonly password?: string;
  /** Whether what they encrypt with is signed; unless said otherwise it is. */
  readonly trust?: Exclude<Trust, Identity>;
}

const registered = z.looseObject({ user_id: z.string(), access_token: z.string(), device_id: z.string() });
const encryptionState = z.looseObject({ algorithm: z.string() });
const eventAnswer = z.looseObject({ event_id: z.string() });
const uploadAnswer = z.looseObject({ content_uri: z.string() });
const roomAnswer = z.looseObject({ room_id: z.string() });
/** The state of a room that is encrypted from its beginning. */
export const encryption = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};

/** Somebody with a client: does what people do, over the same API that real clients use. */
export class Person {
  readonly user: string;
  readonly token: string;
  readonly deviceId: string;
  readonly #deps: PersonDeps;
  readonly #password: string;
  readonly #trust: Trust;
  /** Rooms that are encrypted stay so, whatever their state says later. */
  readonly #encrypted = new Set<string>();
  #device: Promise<PersonDevice> | undefined;
  #sent = 0;

  private constructor(deps: PersonDeps, login: Login) {
    this.#deps = deps;
    this.user = login.user;
    this.token = login.token;
    this.deviceId = login.deviceId;
    this.#password = login.password;
    this.#trust = login.trust;
  }

  static async register(options: PersonOptions, deps: PersonDeps): Promise<Person> {
    const password = options.password ?? `the password of ${options.localpart}`;
    const body = {
      username: options.localpart,
      auth: { type: 'm.login.dummy' },
      password,
    };
    const answer = registered.parse(
      await request(deps, { method: 'POST', path: '/_matrix/client/v3/register', body }),
    );
    const person = new Person(deps, { ...loginFrom(answer), password, trust: options.trust ?? 'verified' });
    if (options.displayName !== undefined) await person.rename(options.displayName);
    return person;
  }

  /** The same person with a further device: signed by their identity, or by nobody. */
  async onNewDevice(trust: 'verified' | 'unverified' = 'verified'): Promise<Person> {
    const identity = trust === 'verified' ? await (await this.device()).identity() : trust;
    const answer = await request(this.#deps, {
      method: 'POST',
      path: '/_matrix/client/v3/login',
      body: {
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: this.user },
        password: this.#password,
      },
    });
    const login = { ...loginFrom(registered.parse(answer)), password: this.#password, trust: identity };
    return new Person(this.#deps, login);
  }

  async deleteDevice(id: string): Promise<void> {
    await this.call('DELETE', `/_matrix/client/v3/devices/${encodeURIComponent(id)}`, {
      auth: this.#proof(),
    });
  }

  /** A new identity in place of the old one, as somebody makes it who has lost all devices. */
  async resetIdentity(): Promise<void> {
    await (await this.device()).crossSign({ isNew: true, password: this.#password });
  }

  /** What this person encrypts with, made when it is first needed. */
  async device(): Promise<PersonDevice> {
    const { user, deviceId } = this;
    const call = async (method: string, path: string, body?: Content) => await this.call(method, path, body);
    this.#device ??= PersonDevice.open({ user, deviceId, call }, this.#trust);
    return await this.#device;
  }

  async rename(displayName: string): Promise<void> {
    const path = `/_matrix/client/v3/profile/${encodeURIComponent(this.user)}/displayname`;
    await this.call('PUT', path, { displayname: displayName });
  }

  /** A direct room with one other, unencrypted unless said otherwise. */
  async openDirectRoom(user: string, options: { encrypted?: boolean } = {}): Promise<string> {
    const answer = await this.call('POST', '/_matrix/client/v3/createRoom', {
      preset: 'trusted_private_chat',
      is_direct: true,
      invite: [user],
      initial_state: options.encrypted ? [encryption] : [],
    });
    return roomAnswer.parse(answer).room_id;
  }

  async createRoom(body: Content): Promise<string> {
    return roomAnswer.parse(await this.call('POST', '/_matrix/client/v3/createRoom', body)).room_id;
  }

  async say(room: string, text: string, more: Content = {}): Promise<string> {
    return await this.send(room, 'm.room.message', { msgtype: 'm.text', body: text, ...more });
  }

  async notice(room: string, text: string): Promise<string> {
    return await this.say(room, text, { msgtype: 'm.notice' });
  }

  async reply(room: string, target: string, text: string): Promise<string> {
    return await this.say(room, text, { 'm.relates_to': { 'm.in_reply_to': { event_id: target } } });
  }

  async sayInThread(room: string, root: string, text: string): Promise<string> {
    const relation = {
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: root },
    };
    return await this.say(room, text, { 'm.relates_to': relation });
  }

  async edit(room: string, target: string, text: string): Promise<string> {
    return await this.say(room, `* ${text}`, {
      'm.new_content': { msgtype: 'm.text', body: text },
      'm.relates_to': { rel_type: 'm.replace', event_id: target },
    });
  }

  async react(room: string, target: string, symbol: string): Promise<string> {
    return await this.send(room, 'm.reaction', {
      'm.relates_to': { rel_type: 'm.annotation', event_id: target, key: symbol },
    });
  }

  async redact(room: string, target: string): Promise<string> {
    const path = `${inRoom(room)}/redact/${encodeURIComponent(target)}/${this.#nextTransaction()}`;
    return eventAnswer.parse(await this.call('PUT', path, {})).event_id;
  }

  /** Encrypted where the room is; reactions are plain everywhere. */
  async send(room: string, type: string, content: Content): Promise<string> {
    const isPlain = ['m.reaction', 'm.room.encrypted'].includes(type) || !(await this.encrypts(room));
    if (isPlain) return await this.sendPlain(room, type, content);
    const sealed = await (await this.device()).seal({ room, type, content });
    return await this.sendPlain(room, 'm.room.encrypted', sealed);
  }

  async sendPlain(room: string, type: string, content: Content): Promise<string> {
    const path = `${inRoom(room)}/send/${encodeURIComponent(type)}/${this.#nextTransaction()}`;
    return eventAnswer.parse(await this.call('PUT', path, content)).event_id;
  }

  async setState(room: string, state: { type: string; key?: string; content: Content }): Promise<void> {
    const path = `${inRoom(room)}/state/${encodeURIComponent(state.type)}/${encodeURIComponent(state.key ?? '')}`;
    await this.call('PUT', path.replace(/\/$/, ''), state.content);
  }

  async encrypt(room: string): Promise<void> {
    await this.setState(room, encryption);
  }

  async invite(room: string, user: string): Promise<void> {
    await this.call('POST', `${inRoom(room)}/invite`, { user_id: user });
  }

  async kick(room: string, user: string): Promise<void> {
    await this.call('POST', `${inRoom(room)}/kick`, { user_id: user });
  }

  async ban(room: string, user: string): Promise<void> {
    await this.call('POST', `${inRoom(room)}/ban`, { user_id: user });
  }

  async join(room: string): Promise<void> {
    await this.call('POST', `/_matrix/client/v3/join/${encodeURIComponent(room)}`, {});
  }

  async leave(room: string): Promise<void> {
    await this.call('POST', `${inRoom(room)}/leave`, {});
  }

  async encrypts(room: string): Promise<boolean> {
    if (this.#encrypted.has(room)) return true;
    try {
      encryptionState.parse(await this.call('GET', `${inRoom(room)}/state/m.room.encryption`));
    } catch (error) {
      if (error instanceof PersonRefused && [403, 404].includes(error.status)) return false;
      throw error;
    }
    this.#encrypted.add(room);
    return true;
  }

  /** Everything in a room, oldest first, as far as this person may see it; what they cannot read stays as it is. */
  async read(room: string): Promise<readonly RoomEvent[]> {
    const answer = await this.call('GET', `${inRoom(room)}/messages?dir=f&limit=1000`);
    return await this.openAll(messagesAnswer.parse(answer).chunk);
  }

  /** The same events with what was said in them, as far as this person can read them. */
  async openAll(events: readonly RoomEvent[]): Promise<readonly RoomEvent[]> {
    const isEncrypted = events.some(({ type }) => type === 'm.room.encrypted');
    return isEncrypted ? await (await this.device()).openAll(events) : events;
  }

  /** Answers where it lies: `mxc://…`. */
  async upload(bytes: Uint8Array, { type, name }: { type: string; name?: string }): Promise<string> {
    const query = name === undefined ? '' : `?filename=${encodeURIComponent(name)}`;
    const wanted = {
      method: 'POST',
      path: `/_matrix/media/v3/upload${query}`,
      token: this.token,
      bytes,
      type,
    };
    const answer = await requestBytes(this.#deps, wanted);
    return uploadAnswer.parse(JSON.parse(new TextDecoder().decode(answer))).content_uri;
  }

  async download(url: string): Promise<Uint8Array> {
    const path = `/_matrix/client/v1/media/download${url.slice('mxc:/'.length)}`;
    return await requestBytes(this.#deps, { method: 'GET', path, token: this.token });
  }

  /** One call as this person; throws `PersonRefused`. */
  async call(method: string, path: string, body?: Content): Promise<unknown> {
    const wanted = { method, path, token: this.token, ...(body === undefined ? {} : { body }) };
    return await request(this.#deps, wanted);
  }

  #proof(): Content {
    return {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user: this.user },
      password: this.#password,
    };
  }

  #nextTransaction(): string {
    this.#sent += 1;
    return `${this.user}.${this.deviceId}.${this.#sent}`;
  }
}

interface Login {
  readonly user: string;
  readonly token: string;
  readonly deviceId: string;
  readonly password: string;
  readonly trust: Trust;
}

const loginFrom = ({ user_id, access_token, device_id }: z.output<typeof registered>) => ({
  user: user_id,
  token: access_token,
  deviceId: device_id,
});

const messagesAnswer = z.looseObject({
  chunk: z.array(
    z.looseObject({
      type: z.string(),
      content: z.record(z.string(), z.json()),
      event_id: z.string(),
      origin_server_ts: z.number(),
      room_id: z.string(),
      sender: z.string(),
      state_key: z.string().exactOptional(),
      redacts: z.string().exactOptional(),
      unsigned: z.record(z.string(), z.json()).exactOptional(),
    }),
  ),
});

const inRoom = (room: string): string => `/_matrix/client/v3/rooms/${encodeURIComponent(room)}`;
