import { z } from 'zod';
import type { Json } from '../core/json.ts';
import type { RoomEvent } from './homeserver/event.ts';

export interface PersonDeps {
  /** The homeserver's base address; `fetchFrom` of `router.ts` takes any. */
  readonly homeserver: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface PersonOptions {
  readonly localpart: string;
  readonly displayName?: string;
  readonly password?: string;
}

type Content = Readonly<Record<string, Json>>;

const registered = z.looseObject({ user_id: z.string(), access_token: z.string() });
const eventAnswer = z.looseObject({ event_id: z.string() });
const roomAnswer = z.looseObject({ room_id: z.string() });
const failed = z.looseObject({ errcode: z.string().optional(), error: z.string().optional() });

/** The homeserver refused what a person wanted to do. */
export class PersonRefused extends Error {
  override readonly name = 'PersonRefused';
  readonly status: number;
  readonly errcode: string | undefined;
  constructor(what: string, status: number, errcode: string | undefined) {
    super(`${what} was answered ${status} ${errcode ?? ''}`.trim());
    this.status = status;
    this.errcode = errcode;
  }
}

/** Somebody with a client: does what people do, over the same API that real clients use. */
export class Person {
  readonly user: string;
  readonly token: string;
  readonly #deps: PersonDeps;
  #sent = 0;

  private constructor(deps: PersonDeps, login: { user: string; token: string }) {
    this.#deps = deps;
    this.user = login.user;
    this.token = login.token;
  }

  static async register(options: PersonOptions, deps: PersonDeps): Promise<Person> {
    const body = {
      username: options.localpart,
      auth: { type: 'm.login.dummy' },
      ...(options.password === undefined ? {} : { password: options.password }),
    };
    const answer = registered.parse(
      await request(deps, { method: 'POST', path: '/_matrix/client/v3/register', body }),
    );
    const person = new Person(deps, { user: answer.user_id, token: answer.access_token });
    if (options.displayName !== undefined) await person.rename(options.displayName);
    return person;
  }

  async rename(displayName: string): Promise<void> {
    const path = `/_matrix/client/v3/profile/${encodeURIComponent(this.user)}/displayname`;
    await this.call('PUT', path, { displayname: displayName });
  }

  /** A direct room with one other, unencrypted unless said otherwise. */
  async openDirectRoom(user: string, options: { encrypted?: boolean } = {}): Promise<string> {
    const encryption = {
      type: 'm.room.encryption',
      state_key: '',
      content: { algorithm: 'm.megolm.v1.aes-sha2' },
    };
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

  /** What a client sends to an encrypted room. Nobody in the playground can read it. */
  async sayEncrypted(room: string): Promise<string> {
    return await this.send(room, 'm.room.encrypted', {
      algorithm: 'm.megolm.v1.aes-sha2',
      ciphertext: 'AwgAEpABunreadable',
      session_id: 'playground',
    });
  }

  async send(room: string, type: string, content: Content): Promise<string> {
    const path = `${inRoom(room)}/send/${encodeURIComponent(type)}/${this.#nextTransaction()}`;
    return eventAnswer.parse(await this.call('PUT', path, content)).event_id;
  }

  async setState(room: string, state: { type: string; key?: string; content: Content }): Promise<void> {
    const path = `${inRoom(room)}/state/${encodeURIComponent(state.type)}/${encodeURIComponent(state.key ?? '')}`;
    await this.call('PUT', path.replace(/\/$/, ''), state.content);
  }

  async encrypt(room: string): Promise<void> {
    await this.setState(room, { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } });
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

  /** Everything in a room, oldest first, as far as this person may see it. */
  async read(room: string): Promise<readonly RoomEvent[]> {
    const answer = await this.call('GET', `${inRoom(room)}/messages?dir=f&limit=1000`);
    return messagesAnswer.parse(answer).chunk;
  }

  /** One call as this person; throws `PersonRefused`. */
  async call(method: string, path: string, body?: Content): Promise<unknown> {
    const wanted = { method, path, token: this.token, ...(body === undefined ? {} : { body }) };
    return await request(this.#deps, wanted);
  }

  #nextTransaction(): string {
    this.#sent += 1;
    return `${this.user}.${this.#sent}`;
  }
}

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

interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
}

async function request({ homeserver, fetch }: PersonDeps, wanted: Wanted): Promise<unknown> {
  const response = await fetch(`${homeserver}${wanted.path}`, {
    method: wanted.method,
    headers: {
      'content-type': 'application/json',
      ...(wanted.token === undefined ? {} : { authorization: `Bearer ${wanted.token}` }),
    },
    ...(wanted.body === undefined ? {} : { body: JSON.stringify(wanted.body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new PersonRefused(`${wanted.method} ${wanted.path}`, response.status, failed.parse(answer).errcode);
}
