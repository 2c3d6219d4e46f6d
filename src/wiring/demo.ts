import { createOwnKeeper } from '../backends/own-list/own-keeper.ts';
import { parseRegistration, type Registration } from '../config/registration.ts';
import { type Configuration, configurationSchema } from '../config/schema.ts';
import type { Role } from '../core/caller.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { LocalState } from '../core/local-state.ts';
import { Secret } from '../core/secret.ts';
import { plainTask } from '../domains/tasks/task.ts';
import type { ToServiceDeps } from '../egress/to-service.ts';
import { generateMasterKey } from '../vault/master-key.ts';
import { wireEnds } from '../wiring.ts';
import { closeEnds } from './admin.ts';
import { wireVault } from './actions.ts';
import { createServices } from './declared.ts';
import { type Ends, openEnds } from './ends.ts';
import { severable } from './severable.ts';

/** What an eis of the demonstration is configured by. */
export interface DemoWorld {
  readonly permissions: Readonly<Record<string, Role>>;
  readonly zone: string;
  readonly homeserver: { readonly url: string; readonly domain: string };
  /** What `eis register` would have written. */
  readonly registration: object;
  /** Where the services of the demonstration are; none of them is anywhere else. */
  readonly network: {
    readonly locate: ToServiceDeps['locate'];
    readonly authorities: readonly string[];
    readonly allow: readonly string[];
  };
  /** Where its Ollama is, and which model of it is taken; left out: there is none. */
  readonly localModel?: { readonly url: string; readonly model?: string };
  readonly now: () => Date;
}

/** `due` as actions write it. */
interface SeededTask {
  readonly title: string;
  readonly due?: string;
}

interface NewConnection {
  readonly service: string;
  readonly name: string;
  readonly address: string;
  readonly secret: string;
}

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** What an eis remembers when it is started again with the same world: the database lives as long as the world does. */
const remembered = new WeakMap<DemoWorld, Ends>();

/**
 * An eis with everything in memory and fresh keys, on a free port of the loopback address. `change`: what a test takes away
 * from it.
 */
export async function startDemoEis(world: DemoWorld, change = (ends: Ends): Ends => ends) {
  const configuration = configurationOf(world);
  const registration = registrationOf(world);
  const { network, now } = world;
  const settings = { ...network, configuration, registration, now, write: () => undefined };
  const ends =
    remembered.get(world) ??
    (await openEnds({ ...settings, masterKey: new Secret(generateMasterKey()), storeOptions: {} }));
  remembered.set(world, ends);
  const { target, sever } = severable({
    store: ends.store,
    homeserver: ends.homeserver,
    egress: ends.egress,
    localEgress: ends.localEgress,
  });
  const eis = await wireEnds(change({ ...ends, ...target }), {
    ...settings,
    random,
    findings: [],
    version: 'demo',
    startedAt: world.now(),
  });
  return {
    url: eis.address,
    idle: async () =>
      isSettled(eis.local.state()) && eis.encryption.state().kind !== 'starting' && (await eis.idle()),
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
    connect: async (owner: string, connection: NewConnection) =>
      await connect(userOf(owner), connection, { ...ends, now, timeZone: world.zone }),
    nextTimer: async () => await ends.store.timers.next(),
    ledger: async (owner: string, month: string) => await ends.store.ledger.of(userOf(owner), { month }),
  };
}

/** Nothing is about to change by itself: the model was looked for, and is loaded if it is there. */
const isSettled = (state: LocalState): boolean =>
  state.kind !== 'loading' && !(state.kind === 'absent' && state.because === 'not looked yet');

/** Any free port, which no configuration file can ask for. */
function configurationOf({ homeserver, permissions, zone, network, localModel }: DemoWorld): Configuration {
  const parsed = configurationSchema.parse({
    homeserver,
    permissions,
    time_zone: zone,
    egress: { allow: network.allow },
    // A demonstration never asks an Ollama that happens to be on this machine.
    models: { local: localModel ?? { enabled: false } },
  });
  return { ...parsed, listen: { ...parsed.listen, port: 0 } };
}

function registrationOf({ registration }: DemoWorld): Registration {
  const read = parseRegistration(JSON.stringify(registration));
  if (read.kind === 'wrong') throw new Error(read.findings.map(({ what }) => what).join('; '));
  return read.registration;
}

function userOf(owner: string): UserId {
  const user = parseUserId(owner);
  if (!user) throw new Error(`${owner} is no user id`);
  return user;
}

async function addOwnTask(owner: string, { title, due }: SeededTask, { store }: Ends): Promise<void> {
  const keeper = createOwnKeeper(userOf(owner), { ...store.ownTasks, now: () => new Date(0) });
  const signal = AbortSignal.abort();
  const mark = Buffer.from(random(16)).toString('hex');
  const project = await keeper.inbox(signal);
  if (!project) throw new Error('the own list takes no tasks');
  await keeper.create(plainTask({ title, project, due: due ?? null }), { mark, watermark: null }, signal);
}

/** Tests and stores it as the chat would; the first one of a service is its default. */
async function connect(
  owner: UserId,
  { service, name, address, secret }: NewConnection,
  ends: Ends & { readonly now: () => Date; readonly timeZone: string },
): Promise<void> {
  const { store, now, timeZone } = ends;
  const vault = wireVault(ends);
  const backend = createServices().find((one) => one.name === service);
  if (!backend) throw new Error(`there is no service ${service}`);
  const credentials = { address, token: secret };
  const trial = { backend, address, credentials };
  const tested = await vault.testCredentials(trial, { timeZone }, new AbortController().signal);
  const id = Buffer.from(random(8)).toString('hex');
  const others = await store.connections.of(owner);
  await store.connections.put(owner, {
    id,
    service,
    name,
    address: tested.address,
    account: tested.account,
    isDefault: others.every((other) => other.service !== service),
    state: 'connected',
    since: now().toISOString(),
    lastUsed: undefined,
    facts: tested.facts,
    sealed: vault.sealCredentials(owner, id, credentials),
  });
}
