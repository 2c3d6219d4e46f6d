import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Event = z.looseObject({
  type: z.string(),
  event_id: z.string().optional(),
  sender: z.string(),
  state_key: z.string().optional(),
  content: z.record(z.string(), z.unknown()),
});
export type Event = z.infer<typeof Event> & { readonly room: string };

const Timeline = z.looseObject({ timeline: z.looseObject({ events: z.array(Event) }).optional() });
const Invite = z.looseObject({ invite_state: z.looseObject({ events: z.array(Event) }).optional() });
const SyncAnswer = z.looseObject({
  next_batch: z.string(),
  rooms: z
    .looseObject({
      join: z.record(z.string(), Timeline).optional(),
      invite: z.record(z.string(), Invite).optional(),
      leave: z.record(z.string(), Timeline).optional(),
    })
    .optional(),
});

/** A human with an ordinary client on a real homeserver. */
export interface Person {
  readonly user: string;
  readonly call: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;
  /** A room for this person and `other`, as clients make direct rooms; its id. */
  readonly openDirectRoom: (other: string, options?: { encrypted?: boolean }) => Promise<string>;
  readonly say: (room: string, text: string) => Promise<string>;
  /** Waits until somebody else's message in `room` has a body that fits, and takes it from the list. */
  readonly hears: (room: string, body: string | RegExp) => Promise<Event>;
  /** Waits until an event of any kind fits. */
  readonly sees: (what: string, fits: (event: Event) => boolean) => Promise<Event>;
  /** Everything that came so far. */
  readonly seen: () => readonly Event[];
  readonly stop: () => void;
}

const PATIENCE_MS = 30_000;

const bodyOf = (event: Event): string => String(event.content['body'] ?? '');

/** Registers `name` on the homeserver at `url` and keeps a /sync going until `stop`. */
export async function createPerson(url: string, name: string): Promise<Person> {
  let token: string | undefined;
  let transaction = 0;
  let stopped = false;
  const events: Event[] = [];
  const taken = new Set<Event>();

  const call = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/_matrix/client/v3${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = z.record(z.string(), z.unknown()).parse(await response.json());
    if (!response.ok)
      throw new Error(
        `${method} ${path.split('?')[0] ?? ''}: ${response.status} ${String(answer['errcode'])}`,
      );
    return answer;
  };
  const registered = z
    .looseObject({ user_id: z.string(), access_token: z.string() })
    .parse(
      await call('POST', '/register', {
        username: name,
        password: `${name}-secret`,
        auth: { type: 'm.login.dummy' },
      }),
    );
  token = registered.access_token;

  const take = (answer: unknown): string => {
    const { next_batch, rooms } = SyncAnswer.parse(answer);
    for (const [room, { timeline }] of [
      ...Object.entries(rooms?.join ?? {}),
      ...Object.entries(rooms?.leave ?? {}),
    ])
      events.push(...(timeline?.events ?? []).map((event) => ({ ...event, room })));
    for (const [room, { invite_state }] of Object.entries(rooms?.invite ?? {}))
      events.push(...(invite_state?.events ?? []).map((event) => ({ ...event, room })));
    return next_batch;
  };
  const follow = async (): Promise<void> => {
    let since = '';
    while (!stopped) {
      try {
        since = take(await call('GET', `/sync?timeout=1000${since === '' ? '' : `&since=${since}`}`));
      } catch {
        await sleep(100); // the homeserver is being restarted
      }
    }
  };
  void follow();

  const sees = async (what: string, fits: (event: Event) => boolean): Promise<Event> => {
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      const found = events.find((event) => !taken.has(event) && fits(event));
      if (found) {
        taken.add(found);
        return found;
      }
      await sleep(20);
    }
    const last = events.slice(-5).map((event) => `${event.type} ${bodyOf(event)}`);
    throw new Error(`${registered.user_id} waited in vain for ${what}; last seen: ${last.join(' | ')}`);
  };
  const fits = (text: string, wanted: string | RegExp): boolean =>
    typeof wanted === 'string' ? text === wanted : wanted.test(text);

  return {
    user: registered.user_id,
    call,
    sees,
    seen: () => events,
    hears: async (room, body) =>
      await sees(
        `"${String(body)}"`,
        (event) =>
          event.room === room &&
          event.type === 'm.room.message' &&
          event.sender !== registered.user_id &&
          fits(bodyOf(event), body),
      ),
    openDirectRoom: async (other, { encrypted = false } = {}) => {
      const { room_id } = await call('POST', '/createRoom', {
        preset: 'private_chat',
        is_direct: true,
        invite: [other],
        initial_state: encrypted
          ? [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }]
          : [],
      });
      return String(room_id);
    },
    say: async (room, text) => {
      transaction += 1;
      const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/t${transaction}`;
      const { event_id } = await call('PUT', path, { msgtype: 'm.text', body: text });
      return String(event_id);
    },
    stop: () => {
      stopped = true;
    },
  };
}
