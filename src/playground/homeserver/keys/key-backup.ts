import { z } from 'zod';
import type { Content } from '../event.ts';
import { notFound, Refusal } from '../refusal.ts';

export const sessionBody = z.looseObject({
  first_message_index: z.number(),
  forwarded_count: z.number(),
  is_verified: z.boolean(),
  session_data: z.record(z.string(), z.json()),
});
type Session = z.output<typeof sessionBody>;

export const versionBody = z.looseObject({
  algorithm: z.string(),
  auth_data: z.record(z.string(), z.json()),
  version: z.string().optional(),
});
type VersionBody = z.output<typeof versionBody>;

/** One of them; with neither, all sessions. */
export interface Which {
  readonly room?: string | undefined;
  readonly session?: string | undefined;
}

interface Version {
  readonly algorithm: string;
  authData: Content;
  readonly sessions: Map<string, Map<string, Session>>;
  changes: number;
}

/** The encrypted copies of room keys that one account keeps on the server. Only the newest version takes more. */
export class KeyBackup {
  readonly #versions = new Map<string, Version>();
  #made = 0;

  create({ algorithm, auth_data: authData }: VersionBody): string {
    this.#made += 1;
    const version = String(this.#made);
    this.#versions.set(version, { algorithm, authData, sessions: new Map(), changes: 0 });
    return version;
  }

  describe(wanted: string | undefined): Content {
    const version = wanted ?? this.#newest();
    const found = this.#find(version);
    return {
      version: version ?? '',
      algorithm: found.algorithm,
      auth_data: found.authData,
      ...this.#summary(found),
    };
  }

  update(version: string, body: VersionBody): void {
    const found = this.#find(version);
    if (found.algorithm !== body.algorithm)
      throw new Refusal(400, 'M_INVALID_PARAM', 'Algorithm does not match');
    found.authData = body.auth_data;
  }

  remove(version: string): void {
    this.#find(version);
    this.#versions.delete(version);
  }

  put(version: string, sessions: Readonly<Record<string, Readonly<Record<string, Session>>>>): Content {
    const newest = this.#newest();
    if (newest === undefined) throw notFound('Unknown backup version');
    if (version !== newest)
      throw new Refusal(403, 'M_WRONG_ROOM_KEYS_VERSION', 'Wrong backup version.', {
        current_version: newest,
      });
    const found = this.#find(version);
    for (const [room, byId] of Object.entries(sessions))
      for (const [id, session] of Object.entries(byId)) putBetter(found, { room, id, session });
    return this.#summary(found);
  }

  get(version: string, which: Which): object {
    const { sessions } = this.#find(version);
    if (which.room === undefined)
      return {
        rooms: Object.fromEntries([...sessions].map(([room, byId]) => [room, { sessions: plain(byId) }])),
      };
    const inRoom = sessions.get(which.room) ?? new Map<string, Session>();
    if (which.session === undefined) return { sessions: plain(inRoom) };
    const found = inRoom.get(which.session);
    if (!found) throw notFound('No room_keys found');
    return found;
  }

  delete(version: string, { room, session }: Which): Content {
    const found = this.#find(version);
    if (room === undefined) found.sessions.clear();
    else if (session === undefined) found.sessions.delete(room);
    else found.sessions.get(room)?.delete(session);
    found.changes += 1;
    return this.#summary(found);
  }

  #newest(): string | undefined {
    return [...this.#versions.keys()].at(-1);
  }

  #find(version: string | undefined): Version {
    const found = this.#versions.get(version ?? '');
    if (!found) throw notFound('Unknown backup version');
    return found;
  }

  #summary({ sessions, changes }: Version): { count: number; etag: string } {
    return {
      count: [...sessions.values()].reduce((sum, byId) => sum + byId.size, 0),
      etag: String(changes),
    };
  }
}

function putBetter(
  version: Version,
  { room, id, session }: { room: string; id: string; session: Session },
): void {
  const inRoom = version.sessions.get(room) ?? new Map<string, Session>();
  const known = inRoom.get(id);
  if (known && !isBetter(session, known)) return;
  inRoom.set(id, session);
  version.sessions.set(room, inRoom);
  version.changes += 1;
}

/** The specification's order: verified, then the smaller first index, then fewer hands it went through. */
function isBetter(one: Session, other: Session): boolean {
  if (one.is_verified !== other.is_verified) return one.is_verified;
  if (one.first_message_index !== other.first_message_index)
    return one.first_message_index < other.first_message_index;
  return one.forwarded_count < other.forwarded_count;
}

const plain = (sessions: ReadonlyMap<string, Session>): object => Object.fromEntries(sessions);
