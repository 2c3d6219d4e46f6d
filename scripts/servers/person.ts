import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { downloadPlain, uploadPlain } from './files.ts';
import { createWaiting, type DirectRoomOptions, type Event, type SentFile, type Talker } from './seen.ts';

const WireEvent = z.looseObject({
  type: z.string(),
  event_id: z.string().optional(),
  sender: z.string(),
  state_key: z.string().optional(),
  content: z.record(z.string(), z.unknown()),
});

const Part = z.looseObject({ events: z.array(WireEvent) }).catch({ events: [] });
const Rooms = z.record(z.string(), z.looseObject({ timeline: Part, invite_state: Part })).catch({});
const SyncAnswer = z.looseObject({
  next_batch: z.string(),
  rooms: z
    .looseObject({ join: Rooms, invite: Rooms, leave: Rooms })
    .catch({ join: {}, invite: {}, leave: {} }),
});
const Registered = z.looseObject({ user_id: z.string(), access_token: z.string() });
const Answer = z.record(z.string(), z.unknown());

/** A human with an ordinary client that encrypts nothing. */
export class Person implements Talker {
  readonly user: string;
  readonly #url: string;
  readonly #token: string;
  readonly #events: Event[] = [];
  readonly #waiting: ReturnType<typeof createWaiting<Event>>;
  readonly #stopping = new AbortController();
  #transaction = 0;

  constructor(url: string, { user_id: user, access_token: token }: z.infer<typeof Registered>) {
    this.user = user;
    this.#url = url;
    this.#token = token;
    this.#waiting = createWaiting(user, () => this.#events);
    void this.#follow();
  }

  /** Registers the name, and keeps a /sync going until `stop`. */
  static async register(url: string, name: string): Promise<Person> {
    const body = { username: name, password: `${name}-secret`, auth: { type: 'm.login.dummy' } };
    return new Person(url, Registered.parse(await ask(url, { method: 'POST', path: '/register', body })));
  }

  async call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    return await ask(this.#url, { method, path, body, token: this.#token });
  }

  /**
   * A room for this person and `other`, as clients make direct rooms: both have the same rights in it, unless the other
   * is not trusted. Its id.
   */
  async openDirectRoom(
    other: string,
    { encrypted = false, trusted = true }: DirectRoomOptions = {},
  ): Promise<string> {
    const encryption = {
      type: 'm.room.encryption',
      state_key: '',
      content: { algorithm: 'm.megolm.v1.aes-sha2' },
    };
    const { room_id: room } = await this.call('POST', '/createRoom', {
      preset: trusted ? 'trusted_private_chat' : 'private_chat',
      is_direct: true,
      invite: [other],
      initial_state: encrypted ? [encryption] : [],
    });
    return String(room);
  }

  async say(room: string, text: string): Promise<string> {
    this.#transaction += 1;
    const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/t${this.#transaction}`;
    const { event_id: event } = await this.call('PUT', path, { msgtype: 'm.text', body: text });
    return String(event);
  }

  async react(room: string, event: string, symbol: string): Promise<void> {
    this.#transaction += 1;
    const path = `/rooms/${encodeURIComponent(room)}/send/m.reaction/t${this.#transaction}`;
    await this.call('PUT', path, {
      'm.relates_to': { rel_type: 'm.annotation', event_id: event, key: symbol },
    });
  }

  async edit(room: string, event: string, text: string): Promise<void> {
    this.#transaction += 1;
    const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/t${this.#transaction}`;
    await this.call('PUT', path, {
      msgtype: 'm.text',
      body: `* ${text}`,
      'm.new_content': { msgtype: 'm.text', body: text },
      'm.relates_to': { rel_type: 'm.replace', event_id: event },
    });
  }

  async sendFile(room: string, { name, type, bytes, caption }: SentFile): Promise<string> {
    this.#transaction += 1;
    const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/t${this.#transaction}`;
    const url = await uploadPlain(bytes, { url: this.#url, token: this.#token });
    const info = { size: bytes.length, mimetype: type };
    const content = { msgtype: 'm.file', body: caption, filename: name, url, info };
    return String((await this.call('PUT', path, content))['event_id']);
  }

  async openFile({ content }: Event): Promise<Uint8Array> {
    return await downloadPlain(String(content['url']), { url: this.#url, token: this.#token });
  }

  async redact(room: string, event: string): Promise<void> {
    this.#transaction += 1;
    const [where, what] = [encodeURIComponent(room), encodeURIComponent(event)];
    await this.call('PUT', `/rooms/${where}/redact/${what}/t${this.#transaction}`, {});
  }

  /** Waits until somebody else's message in the room has a body that fits. */
  async hears(room: string, body: string | RegExp): Promise<Event> {
    return await this.#waiting.hears(room, body);
  }

  /** Waits until an event of any kind fits that was not waited for before. */
  async sees(what: string, isWanted: (event: Event) => boolean): Promise<Event> {
    return await this.#waiting.sees(what, isWanted);
  }

  /** Everything that came so far. */
  seen(): readonly Event[] {
    return this.#events;
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #follow(): Promise<void> {
    let since = '';
    while (!this.#stopping.signal.aborted) {
      try {
        since = this.#take(
          await this.call('GET', `/sync?timeout=1000${since === '' ? '' : `&since=${since}`}`),
        );
      } catch {
        await sleep(100); // the homeserver is being restarted
      }
    }
  }

  #take(answer: unknown): string {
    const { next_batch: since, rooms } = SyncAnswer.parse(answer);
    for (const part of [rooms.join, rooms.leave, rooms.invite])
      for (const [room, { timeline, invite_state: invite }] of Object.entries(part))
        this.#events.push(...[...timeline.events, ...invite.events].map((event) => ({ ...event, room })));
    return since;
  }
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
  readonly token?: string;
}

export async function ask(
  url: string,
  { method, path, body, token }: Request,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/_matrix/client/v3${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = Answer.parse(await response.json());
  if (response.ok) return answer;
  throw new Error(`${method} ${path.split('?')[0] ?? ''}: ${response.status} ${String(answer['errcode'])}`);
}
