import { z } from 'zod';

export const snapshotHead = z.object({
  database: z.enum(['postgres', 'pglite']),
  /** The newest migration it has, by the millisecond it was written. */
  schema: z.number(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type SnapshotHead = z.output<typeof snapshotHead>;

/** Some rows of one table, each as a JSON list. */
export const snapshotChunk = z.object({ table: z.string(), rows: z.array(z.string()) });
export interface SnapshotChunk {
  readonly table: string;
  readonly rows: readonly string[];
}

/** What `number` names, so that two backups at the same time cannot be mixed up. */
export const begunSnapshot = z.object({ number: z.number(), head: snapshotHead });

/** The whole database as it was at one moment, read bit by bit while eis goes on working. */
export interface SnapshotDoor {
  /** Ends one that was begun before and not ended: its reader may have been killed. */
  readonly begin: () => Promise<z.output<typeof begunSnapshot>>;
  /** Undefined after the last chunk. Rejects when another one was begun meanwhile. */
  readonly next: (number: number) => Promise<SnapshotChunk | undefined>;
  readonly end: (number: number) => Promise<void>;
}

export interface SnapshotView {
  readonly head: {
    readonly database: SnapshotHead['database'];
    readonly schema: number;
    readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  };
  readonly next: () => Promise<SnapshotChunk | undefined>;
  readonly close: () => Promise<void>;
}

/** The one snapshot that is open at a time. */
export function createSnapshotDoor(openSnapshot: () => Promise<SnapshotView>): SnapshotDoor {
  let number = 0;
  let present: SnapshotView | undefined;
  const end = async (): Promise<void> => {
    const ending = present;
    present = undefined;
    await ending?.close();
  };
  return {
    begin: async () => {
      await end();
      number += 1;
      present = await openSnapshot();
      const { database, schema, tables } = present.head;
      const named = tables.map(({ name, columns }) => ({ name, columns: [...columns] }));
      return { number, head: { database, schema, tables: named } };
    },
    next: async (wanted) => {
      if (present === undefined || wanted !== number) throw new Error('another backup was begun meanwhile');
      return await present.next();
    },
    end: async (wanted) => {
      if (wanted === number) await end();
    },
  };
}
