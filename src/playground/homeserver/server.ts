import type { Account, Device } from './accounts.ts';
import type { ApplicationService } from './application-service.ts';
import type { Quirks } from './quirks.ts';
import type { DeviceMail } from './keys/device-mail.ts';
import type { World } from './world.ts';

/** What every endpoint works on. */
export interface Server {
  readonly world: World;
  readonly service: ApplicationService;
  /** Read anew at every request: quirks are switched while the server runs. */
  readonly quirks: Quirks;
  /** Answers to requests with a transaction id, by scope and id. */
  readonly answered: Map<string, object>;
  /** The last /sync answer of each device, for servers that repeat it. */
  readonly lastSync: Map<string, { readonly since: string; readonly body: object }>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly mail: DeviceMail;
  /** Calls the ping route of the application service. */
  readonly pingService: (transactionId: string | undefined) => Promise<number>;
  /** Sends what waits for the application service now. */
  readonly flush: () => void;
  /** Asks the application service whether an alias of its namespace exists; it may make the room meanwhile. */
  readonly askForAlias: (alias: string) => Promise<boolean>;
}

/** Who asks. */
export interface Requester {
  readonly user: string;
  readonly token: string;
  readonly account: Account | undefined;
  readonly device: Device | undefined;
  /** The token is that of the application service. */
  readonly isService: boolean;
  /** The user is one of the service's, also where it has a login of its own. */
  readonly isOwned: boolean;
}

/** A request after its token and its body were read. */
export interface Call {
  readonly requester: Requester;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; `{}` where there was none. */
  readonly body: unknown;
  /** For who takes a file. */
  readonly file: { readonly bytes: Uint8Array; readonly type: string | undefined };
}

export interface OpenCall extends Omit<Call, 'requester' | 'file'> {
  readonly token: string | undefined;
}

interface Common {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  /** Bytes; left out: as many as a whole event needs. */
  readonly bodyLimit?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object | Uint8Array;
}

/** For what some servers want a device: to sync and keep keys, to delete one, to read back. */
export type Need = 'sync' | 'deletion' | 'messages' | 'context';

/** `needs`: what some servers cannot do for a token without a device. */
export type Endpoint =
  | (Common & {
      readonly open: true;
      readonly answer: (server: Server, call: OpenCall) => Promise<Answer> | Answer;
    })
  | (Common & {
      readonly open?: false;
      /** The body is a file, and no JSON. */
      readonly takesFile?: boolean;
      readonly needs?: Need;
      readonly answer: (server: Server, call: Call) => Promise<Answer> | Answer;
    });

export const ok = (body: object = {}): Answer => ({ status: 200, body });

/** A named part of the path; every endpoint names its own, so a missing one is a mistake in the table. */
export function part(call: Pick<Call, 'parameters'>, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the path has no part :${name}`);
  return value;
}
