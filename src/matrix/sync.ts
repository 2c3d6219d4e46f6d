import { type CallAs, clientPath } from './call.ts';

export interface SyncDeps {
  readonly callAsDevice: CallAs;
  /** Dendrite never pushes redactions, so they are asked for here (facts/homeservers.md rule 6). */
  readonly asksForRedactions: () => boolean;
}

const POLL_MS = 30_000;
/** What the homeserver may take on top of the time it was asked to wait. */
const GRACE_MS = 15_000;

/** What is measured to keep most homeservers quiet; some need the one part, some the other. */
const NOTHING = { types: [], not_types: ['*'], limit: 0 };

/**
 * For what transactions do not bring: invites, and later keys. Never `room.rooms: []`: tuwunel then hides invites.
 * Some homeservers ignore all of it and answer at every message (facts/homeservers.md §6).
 */
const filterFor = (asksForRedactions: boolean): string =>
  JSON.stringify({
    presence: NOTHING,
    account_data: NOTHING,
    room: {
      ephemeral: NOTHING,
      account_data: NOTHING,
      state: NOTHING,
      timeline: asksForRedactions ? { types: ['m.room.redaction'] } : NOTHING,
    },
  });

/**
 * One long poll of `@eis`, at most 30 s; without `since` the homeserver answers at once, with all pending invites.
 * Returns the answer as it is. Rejects as soon as the signal is aborted.
 */
export const createSync =
  ({ callAsDevice, asksForRedactions }: SyncDeps) =>
  async (since: string | undefined, signal: AbortSignal): Promise<unknown> =>
    await callAsDevice({
      method: 'GET',
      path: clientPath('sync'),
      query: {
        filter: filterFor(asksForRedactions()),
        set_presence: 'offline',
        timeout: String(since === undefined ? 0 : POLL_MS),
        ...(since === undefined ? {} : { since }),
      },
      timeoutMs: POLL_MS + GRACE_MS,
      signal,
    });
