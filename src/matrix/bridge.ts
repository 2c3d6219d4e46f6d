import { Writable } from 'node:stream';
import { AppServiceRegistration, Bridge, Logger } from 'matrix-appservice-bridge';
import * as z from 'zod';
import { codeOf } from '../core/error-code.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import { HomeserverError, type HomeserverRequest } from './call.ts';

export interface BridgeOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly domain: string;
  /** Undefined: requests carry no token at all. */
  readonly token: Secret | undefined;
  /** Who the token belongs to when nobody else is named. */
  readonly senderLocalpart: string;
}

export interface Answer {
  readonly status: number;
  /** Parsed JSON, or the text where it was none. */
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}

export interface Clients {
  /** Without a user: as the owner of the token. Throws `HomeserverError` with status 0 when no answer came. */
  readonly ask: (user: UserId | undefined, request: HomeserverRequest) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** Without it, sending would join rooms and change power levels by itself. */
const NO_SIDE_EFFECTS = { dontJoin: true, dontCheckPowerLevel: true };

/**
 * The only place that knows the bridge library. It is used for its clients, one for each user id: it opens no port,
 * keeps no store, and sends nothing by itself. The library has no way to abort a request; see `HomeserverRequest`.
 */
export async function openBridge(options: BridgeOptions): Promise<Clients> {
  const bridge = new Bridge({
    homeserverUrl: options.url,
    domain: options.domain,
    registration: registrationFor(options),
    disableStores: true,
    controller: { onEvent: () => undefined },
    suppressEcho: true,
    logRequestOutcome: false,
    eventValidation: {},
    // Our ids are valid as they are; escaping would turn `/` and `+` into other names.
    escapeUserIds: false,
    queue: { type: 'none' },
    intentOptions: { bot: NO_SIDE_EFFECTS, clients: NO_SIDE_EFFECTS },
  });
  await bridge.initialise();
  return {
    ask: async (user, request) => await ask(bridge.getIntent(user).matrixClient, request),
    close: async () => {
      await bridge.close();
    },
  };
}

/** The library's own checks want a token; a client without one is made from a registration that hands none out. */
class Registration extends AppServiceRegistration {
  readonly #token: string;
  constructor(token: string) {
    super(null);
    this.#token = token;
  }
  override getOutput(): ReturnType<AppServiceRegistration['getOutput']> {
    return { ...super.getOutput(), as_token: this.#token };
  }
}

function registrationFor({ token, senderLocalpart }: BridgeOptions): Registration {
  const registration = new Registration(token?.reveal() ?? '');
  registration.setId('eis');
  registration.setAppServiceToken('unused');
  registration.setHomeserverToken('unused');
  registration.setSenderLocalpart(senderLocalpart);
  return registration;
}

type Client = ReturnType<Bridge['getIntent']>['matrixClient'];

/** What the library's client returns in its raw form, and hands to its error handler. */
const Raw = z.looseObject({
  statusCode: z.number(),
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).catch({}),
});

/** Carries an answer that is no success past the library, which would keep some of them and throw others. */
class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.answer = answer;
  }
}

const answerFrom = (response: unknown): Answer => {
  const { statusCode, body, headers } = Raw.parse(response);
  const after = headers['retry-after'];
  return { status: statusCode, body, retryAfter: typeof after === 'string' ? after : undefined };
};

/** Called for every answer, successes too. */
function errorHandler(response: unknown): Error | undefined {
  const answer = answerFrom(response);
  return answer.status >= 200 && answer.status < 300 ? undefined : new Refused(answer);
}

async function ask(
  client: Client,
  { method, path, query, body, timeoutMs }: HomeserverRequest,
): Promise<Answer> {
  try {
    // The client writes the user id into the object it is given.
    const response: unknown = await client.doRequest(
      method,
      path,
      { ...query },
      body ?? null,
      timeoutMs ?? DEFAULT_TIMEOUT_MS,
      true,
      'application/json',
      false,
      { errorHandler },
    );
    return answerFrom(response);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw new HomeserverError({ status: 0, code: codeOf(error) ?? 'NO_ANSWER' });
  }
}

const Line = z.looseObject({ level: z.string(), module: z.string() });

/**
 * The library's loggers are the same for the whole process. Only that something was logged, and where, gets into our
 * log: its lines hold paths, bodies and, with some homeservers, tokens. Its HTTP client is left out, because every
 * request of ours is logged and counted by us.
 */
export function quietLibrary(log: Log): void {
  const lines = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      const line = readLine(String(chunk));
      if (line && /^(?:WARN|ERROR)/.test(line.level) && line.module !== 'MatrixHttpClient')
        log.warn('the bridge library complains', { module: line.module.slice(0, 60) });
      done();
    },
  });
  Logger.root.configureLogging({ console: 'off', json: true }, lines);
  // It would format a line for every request otherwise, only to have it thrown away.
  for (const transport of Logger.root.winston?.transports ?? [])
    if (transport.level === 'debug') transport.level = 'warn';
}

function readLine(text: string): z.output<typeof Line> | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
