import { type KeyQuirks, noKeyQuirks } from './keys/key-quirks.ts';

/**
 * How real homeservers differ from what one expects. One switch each; `undefined`/`false` is what the specification leads one to
 * expect. The comments name the family where it was seen. `families.ts` puts them together as the servers do.
 */
export interface Quirks extends KeyQuirks {
  // ── pushing to the application service ──────────────────────────────────────────────────────────────
  /** Milliseconds after the first, second … failure; the last one is repeated. Dendrite and Synapse: 2, 4, 8 … s. */
  readonly retryAfterMs: readonly number[];
  /** No timer: a failed transaction is tried again only when the next event comes. continuwuity, tuwunel, Conduit. */
  readonly silentUntilNextEvent: boolean;
  /** Conduit: on top of that nothing is tried for 30 s · n² after the n-th failure. */
  readonly blockedForMs: (failures: number) => number;
  /** Dendrite: the repeated transaction has the same id and holds what came since. */
  readonly retryGrows: boolean;
  /** Dendrite: a number from the clock. Synapse: a counter. The Conduit family: a hash of the events. */
  readonly transactionIds: 'clock' | 'counter' | 'hash';
  /** Synapse on SQLite: after a restart the ids begin again at 1. */
  readonly idsStartAgain: boolean;
  readonly batch: number;
  /** Dendrite: 200 only. Conduit: everything below 400, so that a redirect drops the events. Synapse: 2xx with JSON. */
  readonly success: '200' | '2xx' | '2xx with JSON' | 'below 400';
  readonly timeoutMs: number;
  /** The Conduit family: after a failure the failed batch goes alone, the rest room by room. */
  readonly groupsByRoom: boolean;
  /** Dendrite: after its own restart what is new comes before what had waited, and the old id returns 30 s later, grown. */
  readonly newBeforeOld: boolean;
  /** Synapse and others: the answer came too late; silence for as long, then the same again. How many answers are lost. */
  readonly losesAnswers: number;
  readonly silenceAfterLossMs: number;
  /** The Conduit family: the token in the header and in the query. Old homeservers: in the query alone. */
  readonly tokenIn: 'header' | 'query' | 'both';
  /** Dendrite with `legacy_paths`: without the prefix. With a slash at the end of `url`: two slashes in front. */
  readonly path: 'v1' | 'legacy' | 'doubled slash';
  /** Dendrite. */
  readonly noRedactions: boolean;
  /**
   * Dendrite and Conduit: only /sync shows them. continuwuity: one request outside the queue, never repeated. conduwuit, tuwunel: the
   * same with a made-up event id and one transaction id for all of them.
   */
  readonly federatedInvites: 'pushed' | 'only in sync' | 'once' | 'placeholder';
  /** The Conduit family, local invites: neither name nor encryption is told before the join. */
  readonly noInviteState: boolean;
  /** The Conduit family: `unsigned.transaction_id` of whoever sent it. */
  readonly othersTransactionIds: boolean;
  /** Synapse: `age` and `user_id` beside the event, and `age` in `unsigned`. */
  readonly pushesAge: boolean;
  /** Dendrite: after a federated join the whole state comes, this many times over (seen with many servers in the room). */
  readonly stateBurst: number;
  /** Synapse, tuwunel: typing and receipts, some of them twice under the same id. */
  readonly ephemeral: boolean;
  readonly repeatsEphemeral: boolean;

  // ── the client-server API ───────────────────────────────────────────────────────────────────────────
  /** continuwuity, tuwunel: a federated invite whose push failed stays in /sync, and joining it is refused for ever. */
  readonly phantomInvites: boolean;
  /** Conduit, tuwunel: for `/sync`, keys and deletion of devices (Conduit: also messages) without a device. */
  readonly withoutDevice: 'fine' | '500 without a body' | '500' | '403';
  readonly messagesNeedDevice: boolean;
  /** Conduit, tuwunel. */
  readonly contextNeedsDevice: boolean;
  /** `device_id` beside `user_id`: Synapse and continuwuity honour it. */
  readonly masqueradesDevices: boolean;
  /** Synapse: 500 when the sender of the registration itself syncs. */
  readonly senderMaySync: boolean;
  /** Whether the sender's account exists from the start. Conduit: no, and until then every call without `user_id` is refused. */
  readonly sender: 'exists' | 'is not registered' | 'is refused until registered';
  /** continuwuity: the namespace is enough. */
  readonly masqueradeNeedsAccount: boolean;
  /** What a masqueraded id without an account is answered: tuwunel says 404. */
  readonly unregisteredWhoami: 'M_FORBIDDEN' | 'M_NOT_FOUND' | 'works';
  /** Dendrite: 401 M_UNKNOWN_TOKEN for a `user_id` of another server, although the token is good. */
  readonly foreignIdIsUnknownToken: boolean;
  /** A masqueraded device that does not exist. Synapse: 400 M_UNKNOWN_DEVICE, continuwuity: 403. */
  readonly unknownDevice: 'M_UNKNOWN_DEVICE' | 'M_FORBIDDEN';
  /** What an id outside the namespace is answered. Dendrite: 403 M_FORBIDDEN, the family: 400 M_EXCLUSIVE. */
  readonly outsideNamespace: 'M_FORBIDDEN' | 'M_EXCLUSIVE';
  /** The same for a login. */
  readonly loginOutsideNamespace: 'M_FORBIDDEN' | 'M_EXCLUSIVE';
  /** `disabled`: with MSC4190 or an authentication service in front (Synapse: M_UNSUPPORTED). */
  readonly applicationServiceLogin: 'works' | 'disabled';
  /** Logging in as somebody who does not exist. Dendrite: works. Conduit: 500, continuwuity: 404, tuwunel: 400. */
  readonly unregisteredLogin:
    | 'works'
    | '500 without a body'
    | 'M_NOT_FOUND'
    | 'M_INVALID_PARAM'
    | 'M_UNKNOWN';
  /** Synapse keeps the old token of a device alive. */
  readonly loginKeepsOldToken: boolean;
  /**
   * `ruins the token`: tuwunel before 1.7 and conduwuit; the token of the service becomes the login of that one user. `under
   * another id`: conduwuit makes a device with an id of its own.
   */
  readonly putDevice: 'made' | '404 M_FORBIDDEN' | '404 M_NOT_FOUND' | 'ruins the token' | 'under another id';
  readonly putDeviceStatus: 200 | 201;
  /** Dendrite: the service may take aliases outside its namespace. */
  readonly takesAnyAlias: boolean;
  /** Dendrite: password needed. */
  readonly deleteDevice: 'works' | 'asks for a password';
  /** Dendrite: no such route. continuwuity, tuwunel: 500 with the reason, and (tuwunel) the token in it. */
  readonly ping: 'works' | 'missing' | '502 M_CONNECTION_FAILED' | '500 M_UNKNOWN' | '500 with the token';
  /** Synapse, tuwunel 1.9: a ping sends what waits. */
  readonly pingFlushes: boolean;
  /** Dendrite and Synapse: client transaction ids are shared by all users of the service. */
  readonly transactionScope: 'token' | 'device';
  /** Every sent transaction id is forgotten at once: what a restart does to Dendrite and Synapse. */
  readonly forgetsTransactionIds: boolean;
  /** Conduit 404, tuwunel and Synapse refuse files without a token; Dendrite and continuwuity give them to everybody. */
  readonly openMedia: 'works' | 'M_NOT_FOUND' | 'M_FORBIDDEN';
  /** Old servers have nothing but the open address. */
  readonly authenticatedMedia: 'works' | 'missing';
  /** Bytes. */
  readonly largestUpload: number;
  /** Synapse, continuwuity: the newest edit stands in the event that was edited (`GET …/event`). */
  readonly bundlesEdits: boolean;
  /** Conduit, continuwuity, tuwunel in part: the filter is accepted and ignored. */
  readonly ignoresFilters: boolean;
  /** Conduit: the same `since` again gives the same old answer. */
  readonly staleSync: boolean;
  /** Dendrite lowers upper case in names, Conduit as well; Synapse and continuwuity refuse it. */
  readonly upperCaseNames: 'lowered' | 'M_EXCLUSIVE' | 'M_INVALID_USERNAME';
  /** Synapse with `encryption_enabled_by_default_for_room_type`: every new private room is encrypted. */
  readonly encryptsNewRooms: boolean;
  readonly maximumVersion: number;
  readonly roomVersion: string;
}

const SECOND = 1000;

/** Nothing deviates. Retries come quickly, because nobody wants to wait for them in a demonstration. */
export const noQuirks: Quirks = {
  ...noKeyQuirks,
  retryAfterMs: [200, 400, 800, 1600, 3200, 5000],
  silentUntilNextEvent: false,
  blockedForMs: () => 0,
  retryGrows: false,
  transactionIds: 'counter',
  idsStartAgain: false,
  batch: 100,
  success: '2xx',
  timeoutMs: 30 * SECOND,
  groupsByRoom: false,
  newBeforeOld: false,
  losesAnswers: 0,
  silenceAfterLossMs: 60 * SECOND,
  tokenIn: 'header',
  path: 'v1',
  noRedactions: false,
  federatedInvites: 'pushed',
  noInviteState: false,
  othersTransactionIds: false,
  pushesAge: false,
  stateBurst: 0,
  ephemeral: false,
  repeatsEphemeral: false,
  phantomInvites: false,
  withoutDevice: 'fine',
  messagesNeedDevice: false,
  contextNeedsDevice: false,
  masqueradesDevices: true,
  senderMaySync: true,
  sender: 'is not registered',
  masqueradeNeedsAccount: true,
  unregisteredWhoami: 'M_FORBIDDEN',
  foreignIdIsUnknownToken: false,
  unknownDevice: 'M_UNKNOWN_DEVICE',
  outsideNamespace: 'M_FORBIDDEN',
  loginOutsideNamespace: 'M_EXCLUSIVE',
  applicationServiceLogin: 'works',
  unregisteredLogin: 'M_NOT_FOUND',
  loginKeepsOldToken: false,
  putDevice: 'made',
  putDeviceStatus: 201,
  takesAnyAlias: false,
  deleteDevice: 'works',
  ping: 'works',
  pingFlushes: true,
  transactionScope: 'token',
  forgetsTransactionIds: false,
  openMedia: 'works',
  authenticatedMedia: 'works',
  largestUpload: 50 * 1024 * 1024,
  bundlesEdits: false,
  ignoresFilters: false,
  staleSync: false,
  upperCaseNames: 'M_INVALID_USERNAME',
  encryptsNewRooms: false,
  maximumVersion: 12,
  roomVersion: '11',
};
