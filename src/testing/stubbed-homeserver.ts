import { setImmediate } from 'node:timers/promises';
import { createHomeserver, type PlaygroundHomeserver } from '../playground/homeserver/homeserver.ts';
import { noQuirks, type Quirks } from '../playground/homeserver/quirks.ts';
import { StubService, stubRegistration } from '../playground/homeserver/stub-service.ts';
import { ManualClock } from '../playground/manual-clock.ts';
import { Person } from '../playground/people.ts';
import type { PersonDeps } from '../playground/person-call.ts';
import { fetchFrom } from '../playground/router.ts';

export const bot = '@eis:example.org';

/** The same path, asked by the application service for its bot. */
export const asBot = (path: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}user_id=${encodeURIComponent(bot)}`;

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await setImmediate();
}

export interface Answered {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
  readonly text: string;
}

type Call = (method: string, path: string, body?: object, token?: string) => Promise<Answered>;

export interface Stubbed {
  readonly clock: ManualClock;
  readonly service: StubService;
  readonly homeserver: PlaygroundHomeserver;
  readonly alice: Person;
  /** A request with the token of the application service, or another one. */
  readonly call: Call;
  readonly deps: PersonDeps;
  /** Path and query of every request to the service, as they stood on the wire. */
  readonly targets: readonly string[];
}

/** A homeserver with these quirks and a service that only takes notes, joined without a socket. Both accounts of the service exist. */
export async function startStubbed(quirks: Partial<Quirks> = {}): Promise<Stubbed> {
  const bare = await startBare(quirks);
  for (const username of ['eis_sender', 'eis']) {
    const body = { type: 'm.login.application_service', username, inhibit_login: true };
    await bare.call('POST', '/_matrix/client/v3/register', body);
  }
  return bare;
}

/** The same before the service has registered anybody. */
export async function startBare(quirks: Partial<Quirks> = {}): Promise<Stubbed> {
  const clock = new ManualClock(new Date('2026-11-20T08:12:00Z'));
  const service = new StubService();
  const targets: string[] = [];
  const toService = fetchFrom(() => service.routes);
  const note: typeof globalThis.fetch = async (input, init) => {
    targets.push(new Request(input, init).url.slice(stubRegistration.url.length));
    return await toService(input, init);
  };
  const homeserver = createHomeserver(
    { domain: 'example.org', registration: stubRegistration, quirks: { ...noQuirks, ...quirks } },
    { now: clock.now, sleep: clock.sleep, fetch: note },
  );
  const fetch = fetchFrom(() => homeserver.routes);
  const deps = { homeserver: 'http://homeserver.invalid', fetch };
  const call: Call = async (method, path, body, token = stubRegistration.as_token) => {
    const response = await fetch(`http://homeserver.invalid${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), text };
  };
  const alice = await Person.register({ localpart: 'alice', displayName: 'Alice' }, deps);
  return { clock, service, homeserver, alice, call, deps, targets };
}
