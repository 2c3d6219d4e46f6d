import { createOwnKeeper } from '../backends/own-list/own-keeper.ts';
import { parseRegistration, type Registration } from '../config/registration.ts';
import { type Configuration, configurationSchema } from '../config/schema.ts';
import type { Role } from '../core/caller.ts';
import { parseUserId } from '../core/ids.ts';
import { Secret } from '../core/secret.ts';
import { generateMasterKey } from '../vault/master-key.ts';
import { wireEnds } from '../wiring.ts';
import { closeEnds } from './admin.ts';
import { type Ends, openEnds } from './ends.ts';
import { severable } from './severable.ts';

/** What an eis of the demonstration is configured by. */
export interface DemoWorld {
  readonly permissions: Readonly<Record<string, Role>>;
  readonly zone: string;
  readonly homeserver: { readonly url: string; readonly domain: string };
  /** What `eis register` would have written. */
  readonly registration: object;
  readonly now: () => Date;
}

/** `due` as actions write it. */
interface SeededTask {
  readonly title: string;
  readonly due?: string;
}

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** What an eis remembers when it is started again with the same world: the database lives as long as the world does. */
const remembered = new WeakMap<DemoWorld, Ends>();

/** An eis with everything in memory and fresh keys, on a free port of the loopback address. */
export async function startDemoEis(world: DemoWorld) {
  const configuration = configurationOf(world);
  const registration = registrationOf(world);
  const settings = { configuration, registration, now: world.now, write: () => undefined };
  const ends =
    remembered.get(world) ??
    (await openEnds({ ...settings, masterKey: new Secret(generateMasterKey()), storeOptions: {} }));
  remembered.set(world, ends);
  const { target, sever } = severable({ store: ends.store, homeserver: ends.homeserver });
  const eis = await wireEnds(
    { ...ends, ...target },
    { ...settings, random, findings: [], version: 'demo', startedAt: world.now() },
  );
  return {
    url: eis.address,
    idle: eis.idle,
    stop: eis.stop,
    kill: (): void => {
      sever();
      void eis.stop();
    },
    /** Called after the last stop with this world: nothing is remembered any more. */
    forget: async (): Promise<void> => {
      remembered.delete(world);
      await closeEnds(ends);
    },
    addOwnTask: async (owner: string, task: SeededTask) => await addOwnTask(owner, task, ends),
  };
}

/** Any free port, which no configuration file can ask for. */
function configurationOf({ homeserver, permissions, zone }: DemoWorld): Configuration {
  const parsed = configurationSchema.parse({ homeserver, permissions, time_zone: zone });
  return { ...parsed, listen: { ...parsed.listen, port: 0 } };
}

function registrationOf({ registration }: DemoWorld): Registration {
  const read = parseRegistration(JSON.stringify(registration));
  if (read.kind === 'wrong') throw new Error(read.findings.map(({ what }) => what).join('; '));
  return read.registration;
}

async function addOwnTask(owner: string, { title, due }: SeededTask, { store }: Ends): Promise<void> {
  const user = parseUserId(owner);
  if (!user) throw new Error(`${owner} is no user id`);
  const keeper = createOwnKeeper(user, { ...store.ownTasks, now: () => new Date(0) });
  const signal = AbortSignal.abort();
  const task = { title, due: due ?? null, priority: 0, labels: [], done: false };
  const mark = Buffer.from(random(16)).toString('hex');
  await keeper.create({ ...task, project: await keeper.inbox(signal) }, mark, signal);
}
