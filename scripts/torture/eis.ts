import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseRegistration } from '../../src/config/registration.ts';
import { configurationSchema } from '../../src/config/schema.ts';
import { describeError } from '../../src/core/describe-error.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openEnds } from '../../src/wiring/ends.ts';
import { wireEnds } from '../../src/wiring.ts';
import { withoutSafeguard, withTraps } from './alter-store.ts';
import { type News, order, type Phase, type Setup, type Step } from './messages.ts';

// One eis in a process of its own, to be killed. It is loaded first and started when it is told to, so that the next
// one is ready by the time this one is dead.

const tell = (news: News): void => void process.send?.(news);

let trap: { readonly step: Step; readonly phase: Phase } | undefined;

/** Longer than any process here lives. */
const FOR_EVER_MS = 3_600_000;

async function pass(step: Step, phase: Phase): Promise<void> {
  if (trap?.step !== step || trap.phase !== phase) return;
  trap = undefined;
  tell({ kind: 'caught' });
  await sleep(FOR_EVER_MS);
}

/** The same store, which tells when this process leads. */
const tellingOfLeadership = (store: Store): Store => ({
  ...store,
  leadership: {
    ...store.leadership,
    lead: async () => {
      const led = await store.leadership.lead();
      tell({ kind: 'leading' });
      return led;
    },
  },
});

async function start({ configuration, registration, masterKey, database, without }: Setup): Promise<void> {
  const parsed = configurationSchema.parse(configuration);
  const read = parseRegistration(registration);
  if (read.kind === 'wrong') throw new Error('the registration does not fit');
  const options = {
    configuration: { ...parsed, listen: { host: '127.0.0.1', port: 0 } },
    registration: read.registration,
    masterKey: new Secret(masterKey),
    storeOptions: database,
    now: () => new Date(),
    random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
    write: (line: string): void => void process.stdout.write(`${line}\n`),
    findings: [],
    version: 'torture',
    startedAt: new Date(),
  };
  const ends = await openEnds(options);
  const store = withTraps(tellingOfLeadership(withoutSafeguard(ends.store, without)), pass);
  const { address } = await wireEnds({ ...ends, store }, options);
  tell({ kind: 'listening', address });
}

async function obey(message: unknown): Promise<void> {
  const given = order.parse(message);
  switch (given.kind) {
    case 'start':
      return await start(given.setup);
    case 'trap':
      trap = { step: given.step, phase: given.phase };
  }
}

process.on('message', (message) => {
  obey(message).catch((error: unknown) => {
    const { error: name, code } = describeError(error);
    tell({ kind: 'failed', because: [name, code, error instanceof Error ? error.message : ''].join(' ') });
  });
});
// The torture is gone, however it ended: nothing may stay behind.
process.on('disconnect', () => process.exit(1));
// It will have no other end than kill -9.
flushCompileCache();
tell({ kind: 'loaded' });
