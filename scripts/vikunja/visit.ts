import { randomBytes } from 'node:crypto';
import { createRunAction } from '../../src/actions/run-action.ts';
import { createTakeBack } from '../../src/actions/take-back.ts';
import type { ActionDeps } from '../../src/actions/action-deps.ts';
import { WriteLocks } from '../../src/actions/write-locks.ts';
import { createVikunja } from '../../src/backends/vikunja/index.ts';
import type { ActionResult } from '../../src/core/action-result.ts';
import type { Backend, BackendIo } from '../../src/core/backend.ts';
import type { FileIo, HeldFile, SentFile } from '../../src/core/file.ts';
import type { Caller } from '../../src/core/caller.ts';
import type { SealedConnection, Tested } from '../../src/core/connection.ts';
import { parseRoomId, parseUserId } from '../../src/core/ids.ts';
import type { Json } from '../../src/core/json.ts';
import type { Owned } from '../../src/core/privacy.ts';
import { locate } from '../../src/egress/locate.ts';
import { createToService } from '../../src/egress/to-service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createSeal } from '../../src/vault/seal.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { silentLog } from '../bench/open-bench-store.ts';

export interface Account {
  readonly address: string;
  readonly token: string;
}

/** What one call did, with what eis asked the service for it. */
export interface Played {
  readonly result: ActionResult;
  /** `GET /api/v1/tasks`, in order. */
  readonly requests: readonly string[];
}

export interface SentBytes {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Somebody in a private room with eis, connected to one Vikunja; there is no homeserver. */
export interface Visit {
  readonly tested: Tested;
  /** How many it took to try the token. */
  readonly requestsOfTest: number;
  /** The names of everything that can be done there. */
  readonly actions: readonly string[];
  readonly call: (action: string, input: Readonly<Record<string, Json>>) => Promise<Played>;
  /** To the last question of a call. */
  readonly yes: () => Promise<Played>;
  readonly undo: () => Promise<Played>;
  /** As if the visitor had put it into the room. */
  readonly sends: (file: SentBytes) => void;
  /** The last file that came into the room. */
  readonly got: () => HeldFile | undefined;
  readonly close: () => Promise<void>;
}

/** In which the visitor counts days. */
export const ZONE = 'Europe/Berlin';
const CONNECTION = 'connection';

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('this id is none');
  return value;
}

const user = present(parseUserId('@visitor:vikunja.test'));
const room = present(parseRoomId('!visit:vikunja.test'));
const caller: Caller = {
  user,
  role: 'use',
  place: {
    roomId: room,
    readers: [user],
    joinRule: 'invite',
    worldReadable: false,
    encrypted: false,
    links: [],
  },
  timeZone: ZONE,
  language: 'en',
};

const now = (): Date => new Date();
const { signal } = new AbortController();

/** Tries the token as `config add` does, and keeps the journal in memory. Throws what the test throws. */
export async function visit(account: Account): Promise<Visit> {
  const requests: string[] = [];
  const egress = createToService({ allow: [hostAndPort(account.address)], locate, authorities: [], sleep });
  const reached = egress.toService(account.address);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return await reached(request);
  };
  const luggage = createLuggage(fetch);
  const io: BackendIo = {
    fetch,
    now,
    sleep,
    timeZone: ZONE,
    facts: null,
    learn: async () => await Promise.resolve(),
    files: luggage.files,
  };
  const vikunja = createVikunja();
  const tested = await test(vikunja, account, io);
  const requestsOfTest = requests.length;
  const seal = await createSeal(randomBytes(32));
  const store = await openStore({}, { ...seal, now, sleep, log: silentLog });
  const deps = depsOf({
    vikunja,
    account,
    io: { ...io, facts: tested.facts },
    tested,
    journal: store.journal,
  });
  return {
    tested,
    requestsOfTest,
    actions: vikunja.actions.map(({ name }) => name),
    ...createCalls(deps, { requests, sent: luggage.sent }),
    sends: luggage.sends,
    got: luggage.got,
    close: async () => {
      egress.close();
      await store.close();
    },
  };
}

/** What the visitor sends and is sent, in place of a homeserver. */
function createLuggage(fetch: typeof globalThis.fetch) {
  const held = new Map<string, HeldFile>();
  const sent: SentFile[] = [];
  let last: HeldFile | undefined;
  const files: FileIo = {
    fetch,
    check: () => undefined,
    receive: async ({ url }) => await Promise.resolve(present(held.get(url))),
    send: async (file) => {
      last = file;
      return await Promise.resolve({ url: 'mxc://vikunja.test/got', name: file.name, type: file.type });
    },
  };
  return {
    files,
    sent: () => sent,
    got: () => last,
    sends: ({ name, type, bytes }: SentBytes): void => {
      const url = `mxc://vikunja.test/${held.size}`;
      held.set(url, { name, type, size: bytes.length, chunks: [bytes] });
      sent.unshift({ url, name, type });
    },
  };
}

/** What an address leads to, its usual port included. */
export function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
}

async function test(vikunja: Backend, account: Account, io: BackendIo): Promise<Tested> {
  if (!vikunja.test) throw new Error('Vikunja is nothing to connect');
  return await vikunja.test({ ...account }, io, signal);
}

interface Parts extends Pick<ActionDeps, 'journal'> {
  readonly vikunja: Backend;
  readonly account: Account;
  readonly io: BackendIo;
  readonly tested: Tested;
}

function depsOf({ vikunja, account, io, tested, journal }: Parts): ActionDeps {
  const connection: SealedConnection = {
    id: CONNECTION,
    service: vikunja.name,
    name: 'my',
    address: tested.address,
    account: tested.account,
    isDefault: true,
    state: 'connected',
    since: now().toISOString(),
    lastUsed: undefined,
    facts: tested.facts,
    sealed: '',
  };
  return {
    backends: [vikunja],
    connectionsOf: async () => await Promise.resolve([connection]),
    openSession: async ({ backend }) =>
      await backend.connect({ address: tested.address, token: account.token }, io),
    journal,
    writeLocks: new WriteLocks(),
    changeState: async () => await Promise.resolve(false),
    touch: async () => await Promise.resolve(),
    now,
  };
}

type Calls = Pick<Visit, 'call' | 'yes' | 'undo'>;

interface Around {
  readonly requests: string[];
  readonly sent: () => readonly SentFile[];
}

function createCalls(deps: ActionDeps, { requests, sent }: Around): Calls {
  const runAction = createRunAction(deps);
  const takeBack = createTakeBack(deps);
  let last: ActionResult | undefined;
  const play = async (act: (mark: string) => Promise<Owned<ActionResult>>): Promise<Played> => {
    requests.splice(0);
    const result = (await act(randomBytes(16).toString('hex'))).showIn(caller.place);
    if (!result) throw new Error('an answer to the person alone may be shown to that person');
    last = result;
    return { result, requests: [...requests] };
  };
  const request = { caller, signal, shown: undefined, age: 0 };
  return {
    call: async (action, input) =>
      await play(
        async (digest) =>
          await runAction(
            { action, input, origin: 'command' },
            { ...request, sent: sent(), mark: `${digest}.0`, request: digest },
          ),
      ),
    yes: async () => {
      const asked = last;
      if (asked?.kind !== 'confirm') throw new Error('nothing was asked');
      const { approval } = asked;
      return await play(
        async (digest) =>
          await runAction(approval.call, {
            ...request,
            mark: `${digest}.0`,
            request: digest,
            approved: approval,
          }),
      );
    },
    undo: async () =>
      await play(
        async (digest) => await takeBack({ caller, room, mark: `${digest}.0`, mode: 'ask', signal }),
      ),
  };
}
