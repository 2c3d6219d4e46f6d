import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from './chance.ts';
import { count, type Counts, faulty, type Request, unanswered } from './count.ts';
import { keepReading } from './keep-reading.ts';
import { countKeys, faultyKeys, type KeyCounts, readKeys } from './read-keys.ts';
import { nothingRead, readAll, standing } from './read-outcome.ts';
import { type Database, makeDatabase } from './database.ts';
import { Fleet } from './fleet.ts';
import { type House, openHouse } from './house.ts';
import type { Setup, Without } from './messages.ts';
import { openModels } from './models.ts';
import { createNonces } from './nonce.ts';
import { createPace } from './pace.ts';
import { arrive, type Crowd, keepTalking, type Talker } from './person-of-load.ts';
import { countLedger, faultyLedger, type LedgerCounts, readLedger } from './read-ledger.ts';
import { leftoversIn } from './read-leftovers.ts';
import {
  countReminders,
  faultyReminders,
  latenesses,
  type ReminderCounts,
  readReminders,
  unsaid,
} from './reminders.ts';
import { makeRegistration, setupFor } from './setup.ts';
import { type Battlefield, strike } from './strike.ts';
import { parseUserId } from '../../src/core/ids.ts';

export interface TortureOptions {
  readonly kills: number;
  readonly seed: number;
  readonly database: Database['kind'];
  readonly without: Without;
  /** People also say what only models understand. */
  readonly models: boolean;
  /** People talk in encrypted rooms. */
  readonly encrypted: boolean;
  /** The number of an open file for the log of eis. */
  readonly log: number | undefined;
  /** Ends it early, and cleans up. */
  readonly stopped: AbortSignal;
  /** Told what is going on, a line each. */
  readonly tell: (line: string) => void;
}

export interface Tortured extends Counts {
  readonly kills: number;
  readonly restarts: number;
  readonly database: string;
  /** Milliseconds from kill -9 until the standby led. */
  readonly takeOvers: readonly number[];
  /** When eis was killed, and how often. */
  readonly moments: ReadonlyMap<string, number>;
  readonly reminders: ReminderCounts;
  /** Milliseconds from the time of a reminder until it was said, shortest first. */
  readonly late: readonly number[];
  /** How many sentences a model had to understand. */
  readonly asked: number;
  /** Where there are models. */
  readonly ledger?: LedgerCounts;
  /** Where rooms are encrypted. */
  readonly keys?: KeyCounts;
  /** What was lost, doubled, early or out of order, a line each. */
  readonly faults: readonly string[];
}

/** Makes everything it needs, kills and restarts under load, counts, and removes everything, however it ends. */
export async function torture(options: TortureOptions): Promise<Tortured> {
  const database = await makeDatabase(options.database);
  try {
    return await tortureOn(database, options);
  } finally {
    await database.remove();
  }
}

async function tortureOn(database: Database, options: TortureOptions): Promise<Tortured> {
  const { seed, without, log, tell, models: hasModels } = options;
  const registration = makeRegistration();
  const house = await openHouse({
    registration,
    models: hasModels ? await openModels() : undefined,
    isEncrypted: options.encrypted,
  });
  const setup = setupFor({
    address: house.address,
    allow: house.services.allow,
    models: house.models,
    registration,
    database: database.options,
    without,
  });
  const serviceIsAt = house.homeserver.serviceIsAt;
  const fleet = new Fleet({ setup, folder: database.folder, log, serviceIsAt });
  const chance = createChance(seed);
  try {
    tell(`${database.title}, seed ${seed}`);
    await fleet.begin();
    return await runUnderLoad({ fleet, house, chance, without, database, setup }, options);
  } finally {
    await fleet.stop();
    await house.stop();
  }
}

interface Field extends Battlefield {
  readonly database: Database;
  readonly setup: Setup;
}

async function runUnderLoad(field: Field, options: TortureOptions): Promise<Tortured> {
  const { house, fleet, database } = field;
  const requests: Request[] = [];
  const over = new AbortController();
  const people = gather(crowdIn(house, { seed: options.seed, requests, over: over.signal }));
  await using ending = new AsyncDisposableStack();
  ending.use(keepReading(house));
  let strikes: Strikes;
  try {
    strikes = await strikeAll(field, options, people);
  } finally {
    over.abort();
  }
  const talkers = await people.all();
  options.tell(`${requests.length} requests were made; waiting for the last answers`);
  await settle(requests, house, options);
  const outcome = { ...standing(house), ...(await readAllOf(talkers, house, options)) };
  const reminders = readReminders(requests, house);
  const models = await readModels(field, talkers);
  const keys = house.isEncrypted ? readKeys(requests, house) : undefined;
  return {
    ...strikes,
    ...count(requests, outcome),
    restarts: house.restarts(),
    database: database.title,
    takeOvers: fleet.takeOvers,
    reminders: countReminders(reminders),
    late: latenesses(reminders),
    asked: requests.filter(({ kind }) => kind === 'ask').length,
    ...models,
    ...(keys ? { keys: countKeys(keys) } : {}),
    faults: [
      ...faulty(requests, outcome),
      ...faultyReminders(reminders),
      ...models.faults,
      ...(keys ? faultyKeys(keys) : []),
    ],
  };
}

/** Where keys are lost on purpose, eis may be unable to read the question: then nothing of what it keeps is known. */
async function readAllOf(
  talkers: readonly Talker[],
  house: House,
  { without }: Pick<TortureOptions, 'without'>,
): ReturnType<typeof readAll> {
  const reading = readAll(talkers, house);
  return without === 'flush' ? await reading.catch(() => nothingRead) : await reading;
}

/** Ends eis: its database may be somebody's alone. */
async function readModels(
  { fleet, house, setup }: Field,
  talkers: readonly Talker[],
): Promise<Pick<Tortured, 'ledger' | 'faults'>> {
  if (!house.models) return { faults: [] };
  await fleet.stop();
  const users = talkers.flatMap(({ person }) => parseUserId(person.user) ?? []);
  const found = { left: house.models.left, rows: await readLedger(setup, users) };
  const leftovers = talkers.flatMap(({ room }) => leftoversIn(house, room));
  return { ledger: countLedger(found), faults: [...faultyLedger(found), ...leftovers] };
}

/** With a chance of their own: the moments of a seed stay the same, however fast people talk. */
function crowdIn(house: House, given: Pick<Crowd, 'requests' | 'over'> & { readonly seed: number }): Crowd {
  const chance = createChance(given.seed + 1);
  return { ...given, house, chance, pace: createPace(house), nextNonce: createNonces(chance) };
}

/** Some are there from the start, the others come while eis is being killed; every second one has a service. */
const FIRST_PEOPLE = 6;
const ALL_PEOPLE = 10;

interface People {
  readonly letOneCome: () => void;
  /** Settles when nobody talks any more. */
  readonly all: () => Promise<readonly Talker[]>;
}

function gather(crowd: Crowd): People {
  const lives: Promise<Talker>[] = [];
  const live = async (number: number): Promise<Talker> => {
    const who = { localpart: `person${number}`, connects: number % 2 === 0, hasKey: number % 4 === 1 };
    const talker = await arrive(who, crowd);
    await keepTalking(talker, crowd);
    return talker;
  };
  const letOneCome = (): void => {
    const life = live(lives.length);
    // What went wrong is thrown by `all`.
    life.catch(() => undefined);
    lives.push(life);
  };
  for (let there = 0; there < FIRST_PEOPLE; there += 1) letOneCome();
  return { letOneCome, all: async () => await Promise.all(lives) };
}

type Strikes = Pick<Tortured, 'kills' | 'moments'>;

/** With PostgreSQL the second half of the kills finds a standby. */
async function strikeAll(field: Field, options: TortureOptions, people: People): Promise<Strikes> {
  const { kills: wanted, stopped, tell } = options;
  const moments = new Map<string, number>();
  const comeEvery = Math.max(1, Math.floor(wanted / (ALL_PEOPLE - FIRST_PEOPLE + 1)));
  let kills = 0;
  let come = FIRST_PEOPLE;
  while (kills < wanted) {
    stopped.throwIfAborted();
    if (field.database.kind === 'postgres' && kills * 2 >= wanted) await field.fleet.addStandby();
    for (; come < ALL_PEOPLE && kills >= comeEvery * (come - FIRST_PEOPLE + 1); come += 1)
      people.letOneCome();
    const struck = await strike(field, wanted - kills);
    kills += struck.kills;
    moments.set(struck.moment, (moments.get(struck.moment) ?? 0) + struck.kills);
    if (kills % 10 === 0) tell(`${kills} kills, ${field.house.restarts()} restarts of the homeserver`);
  }
  return { kills, moments };
}

/** So long after the last answer nothing more is waited for: the longest wait between two tries is half a minute. */
const GENEROUS_MS = 60_000;
/** In a control run a sentence may have become ambiguous: then it has no answer, however long one waits. */
const CONTROL_MS = 8_000;
/** A second answer comes within it. */
const AFTERWARDS_MS = 1_500;
const LOOK_MS = 100;

/** Waits for the answers that are missing, as long as some still come, and then for a moment more. */
async function settle(
  requests: readonly Request[],
  house: House,
  { stopped, without }: TortureOptions,
): Promise<void> {
  const patience = without === 'nothing' ? GENEROUS_MS : CONTROL_MS;
  let missing = Number.POSITIVE_INFINITY;
  for (let waited = 0; waited < patience; waited += LOOK_MS) {
    stopped.throwIfAborted();
    const now = unanswered(requests, standing(house)).length + unsaid(readReminders(requests, house)).length;
    if (now === 0) break;
    if (now < missing) waited = 0;
    missing = now;
    await sleep(LOOK_MS);
  }
  await sleep(AFTERWARDS_MS);
}
