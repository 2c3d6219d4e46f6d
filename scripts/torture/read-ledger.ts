import { setTimeout as sleep } from 'node:timers/promises';
import type { UserId } from '../../src/core/ids.ts';
import type { LedgerRow } from '../../src/core/ledger.ts';
import { Secret } from '../../src/core/secret.ts';
import { openStore } from '../../src/store/open-store.ts';
import { parseMasterKey } from '../../src/vault/master-key.ts';
import { createSeal } from '../../src/vault/seal.ts';
import type { Setup } from './messages.ts';
import type { Left } from './models.ts';

export interface LedgerCounts {
  /** Questions that reached the model in the cloud. */
  readonly left: number;
  /** Of them, those that are not in the ledger as they came. */
  readonly unwritten: number;
  /** Of them, those that came a second time under the same name. */
  readonly twice: number;
}

interface Found {
  readonly left: readonly Left[];
  readonly rows: readonly Pick<LedgerRow, 'id' | 'text'>[];
}

const isWritten = ({ id, text }: Left, rows: Found['rows']): boolean =>
  rows.some((row) => row.id === id && row.text === text);

const repeated = (left: readonly Left[]): readonly Left[] =>
  left.filter(({ id }, place) => left.findIndex((one) => one.id === id) < place);

export const countLedger = ({ left, rows }: Found): LedgerCounts => ({
  left: left.length,
  unwritten: left.filter((one) => !isWritten(one, rows)).length,
  twice: repeated(left).length,
});

/** What left and is not in the ledger, or left twice, a line each. */
export const faultyLedger = ({ left, rows }: Found): readonly string[] => [
  ...left
    .filter((one) => !isWritten(one, rows))
    .map(({ id }) => `question ${id === '' ? 'without a name' : id}: not in the ledger as it left`),
  ...repeated(left).map(({ id }) => `question ${id}: left twice`),
];

const quiet = (): void => undefined;

/** What stands in the ledger of these people this month. No eis may run. */
export async function readLedger(
  { database, masterKey }: Pick<Setup, 'database' | 'masterKey'>,
  users: readonly UserId[],
): Promise<readonly LedgerRow[]> {
  const store = await openStore(database, {
    ...(await createSeal(parseMasterKey(new Secret(masterKey)))),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    now: () => new Date(),
    sleep: async (ms, signal) => await sleep(ms, undefined, signal ? { signal } : {}),
  });
  try {
    const month = new Date().toISOString().slice(0, 'YYYY-MM'.length);
    const ledgers = await Promise.all(users.map(async (user) => await store.ledger.of(user, { month })));
    return ledgers.flat();
  } finally {
    await store.close();
  }
}
