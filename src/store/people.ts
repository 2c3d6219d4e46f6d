import type { UserId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { type Boxes, digestOf } from './seal-rows.ts';
import { createCloseQuestion, createOpenQuestion, createShown } from './shown.ts';

const CLAIM = `
insert into once (digest, by, until) values (decode($1, 'hex'), decode($2, 'hex'), $3)
on conflict (digest) do update set by = excluded.by, until = excluded.until
  where once.by = excluded.by or once.until <= $4
returning digest`;

const encrypts = (user: UserId): string => `encrypts|${user}`;

/** What eis remembers between two messages of a person. */
export function createPeople(database: Database, boxes: Boxes, now: () => Date) {
  return {
    /** True for the first `by`, again for the same one, and for anybody once `until` has passed. */
    async claimOnce(key: string, by: string, until?: Date): Promise<boolean> {
      const claimed = await database.query(CLAIM, [digestOf(key), digestOf(by), until ?? null, now()]);
      return claimed.length > 0;
    },
    /** They were read in an encrypted room; never forgotten, whatever a homeserver says of their rooms later. */
    async noteEncrypts(user: UserId): Promise<void> {
      const key = digestOf(encrypts(user));
      await database.query(
        `insert into once (digest, by) values (decode($1, 'hex'), decode($1, 'hex')) on conflict do nothing`,
        [key],
      );
    },
    async encrypts(user: UserId): Promise<boolean> {
      const known = await database.query(`select from once where digest = decode($1, 'hex')`, [
        digestOf(encrypts(user)),
      ]);
      return known.length > 0;
    },
    shown: createShown(database, boxes),
    openQuestion: createOpenQuestion(database, boxes),
    closeQuestion: createCloseQuestion(database),
  };
}
