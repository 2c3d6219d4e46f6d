import type { ConnectionTrouble } from './errors.ts';
import type { UserId } from './ids.ts';
import type { Json } from './json.ts';

/** `connected` until a request shows otherwise. */
export type ConnectionState = 'connected' | ConnectionTrouble;

/** One person's named login to one service. What it may show anywhere stands in here; the secret is apart, sealed. */
export interface Connection {
  readonly id: string;
  /** The backend: `vikunja`. */
  readonly service: string;
  /** What the person calls it; unique among theirs, compared without regard to capitals. */
  readonly name: string;
  readonly address: string;
  /** The account there, as the service names it; undefined where it does not say. */
  readonly account: string | undefined;
  readonly isDefault: boolean;
  readonly state: ConnectionState;
  /** ISO 8601: since when it is in this state. */
  readonly since: string;
  readonly lastUsed: string | undefined;
  /** What was found out about the service when it was connected, or since; only its backend reads it. */
  readonly facts: Json;
}

/** A connection with its sealed credentials, in base64: it can be kept and moved, but only the vault opens it. */
export interface SealedConnection extends Connection {
  readonly sealed: string;
}

/** What a test of credentials showed; a test that fails throws a `UserFacingError` that says why. */
export interface Tested {
  /** As the service is to be addressed from now on. */
  readonly address: string;
  readonly account: string | undefined;
  readonly facts: Json;
  /** `12 tasks`, `1 task`. */
  readonly found: string;
  /** The zone the service has for this person (IANA); undefined where it does not say. */
  readonly timeZone: string | undefined;
  /** The language the person chose there, by its tag; undefined where it does not say. */
  readonly language: string | undefined;
  /** Rights that some actions need and these credentials lack, in words; the connection works without them. */
  readonly lacks: readonly ((language: string) => string)[];
}

/** What the vault binds the credentials of a connection to; `store/` keeps them as they are sealed. */
export const credentialsContext = (owner: UserId, connectionId: string): string =>
  `credentials|${owner}|${connectionId}`;
