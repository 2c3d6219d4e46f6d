import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Child } from './child.ts';
import type { Fleet } from './fleet.ts';
import type { Wanted } from './front.ts';
import type { Station, Trap } from './gate.ts';
import type { House } from './house.ts';
import { cryptoSteps, modelSteps, type Phase, type Step, steps, type Without } from './messages.ts';
import type { Tier, WantedQuestion } from './models.ts';
import type { WantedWrite, WriteKind } from './services.ts';

/** When eis is killed. */
export type Moment =
  /** At some time or other. */
  | { readonly kind: 'time'; readonly ms: number }
  /** While it waits for the answer to a request. */
  | { readonly kind: 'waiting'; readonly name: string; readonly wanted: Wanted; readonly drop: boolean }
  /** While it waits for a service to write a task. */
  | { readonly kind: 'writing'; readonly wanted: WantedWrite; readonly drop: boolean }
  /** While it waits for a model. */
  | { readonly kind: 'asking'; readonly wanted: WantedQuestion; readonly drop: boolean }
  /** Some time after such a request was answered. */
  | { readonly kind: 'behind'; readonly name: string; readonly wanted: Wanted; readonly ms: number }
  /** Right before or after a call of its store. */
  | { readonly kind: 'step'; readonly step: Step; readonly phase: Phase };

interface Watched {
  readonly name: string;
  readonly wanted: Omit<Wanted, 'station'>;
}

const sendOf = (name: string, type: string): Watched => ({
  name,
  wanted: { method: 'PUT', path: '/send/', naming: `/send/${type}/` },
});
const reply = sendOf('reply', 'm.room.message');
const sealedReply = sendOf('sealed reply', 'm.room.encrypted');

const requests: readonly [Watched, ...Watched[]] = [
  reply,
  sendOf('sign', 'm.reaction'),
  { name: 'state of the room', wanted: { method: 'GET', path: '/rooms/:room/state' } },
  { name: 'typing', wanted: { method: 'PUT', path: '/typing/' } },
  { name: 'receipt', wanted: { method: 'POST', path: '/receipt/' } },
  { name: 'look for an echo', wanted: { method: 'GET', path: '/messages' } },
];

const asksForKeys = (what: string): Watched => ({
  name: `keys: ${what}`,
  wanted: { method: 'POST', path: `/keys/${what}` },
});

const keyRequests: readonly [Watched, ...Watched[]] = [
  asksForKeys('upload'),
  asksForKeys('query'),
  asksForKeys('claim'),
  { name: 'keys for devices', wanted: { method: 'PUT', path: '/sendToDevice/' } },
  { name: 'sync', wanted: { method: 'GET', path: '/sync' } },
];

/** These come in the first moments after a start, or not at all. */
const EARLY: readonly string[] = ['state of the room', 'look for an echo'];

export const isEarly = (moment: Moment): boolean => 'name' in moment && EARLY.includes(moment.name);

const stations: readonly [Station, Station] = ['arrived', 'answered'];
const writeKinds: readonly [WriteKind, ...WriteKind[]] = ['creation', 'change', 'removal'];
const phases: readonly [Phase, Phase] = ['before', 'after'];

/** Longer than anything takes between two requests to the homeserver. */
const BEHIND_MS = 25;
const ANY_TIME_MS = 400;

const tiers: readonly [Tier, Tier] = ['local', 'cloud'];

/** Moments that there are only where there are models. */
const drawModelMoment = (chance: Chance): Moment =>
  chance.hits(0.5)
    ? { kind: 'step', step: chance.pick(modelSteps), phase: chance.pick(phases) }
    : {
        kind: 'asking',
        wanted: { tier: chance.pick(tiers), station: chance.pick(stations) },
        drop: chance.hits(0.5),
      };

/** Moments that there are only in encrypted rooms. */
function drawCryptoMoment(chance: Chance): Moment {
  switch (chance.below(3)) {
    case 0:
      return { kind: 'step', step: chance.pick(cryptoSteps), phase: chance.pick(phases) };
    case 1:
      return waiting(chance.pick(keyRequests), chance);
    default:
      return waiting(sealedReply, chance);
  }
}

/** What decides which moments there are. */
type Ground = Partial<Pick<House, 'models' | 'isEncrypted'>>;

/** Any moment; around the calls of the store and the reply most often, because most can go wrong there. */
export function drawMoment(chance: Chance, { models, isEncrypted }: Ground = {}): Moment {
  if (isEncrypted && chance.hits(0.5)) return drawCryptoMoment(chance);
  const said = isEncrypted ? sealedReply : reply;
  if (models && chance.hits(0.4)) return drawModelMoment(chance);
  switch (chance.below(8)) {
    case 0:
      return { kind: 'time', ms: chance.below(ANY_TIME_MS) };
    case 1:
    case 2:
    case 5:
      return { kind: 'step', step: chance.pick(steps), phase: chance.pick(phases) };
    case 3:
      return waiting(said, chance);
    case 4:
      return waiting(chance.pick(requests), chance);
    case 6:
      return {
        kind: 'writing',
        wanted: { kind: chance.pick(writeKinds), station: chance.pick(stations) },
        drop: chance.hits(0.5),
      };
    default: {
      const { name, wanted } = chance.pick(requests);
      const ms = chance.below(BEHIND_MS);
      return { kind: 'behind', name, wanted: { ...wanted, station: 'arrived' }, ms };
    }
  }
}

const waiting = ({ name, wanted }: Watched, chance: Chance): Moment => ({
  kind: 'waiting',
  name,
  wanted: { ...wanted, station: chance.pick(stations) },
  drop: chance.hits(0.5),
});

/** The one moment at which the safeguard that was taken out is needed. */
export function momentFor(without: Exclude<Without, 'nothing'>): Moment {
  switch (without) {
    // What was stored is sent again, because its 200 never left.
    case 'dedupe':
      return { kind: 'step', step: 'accept', phase: 'after' };
    // The reply is in the room, and eis does not know.
    case 'outbox-echo':
      return {
        kind: 'waiting',
        name: reply.name,
        wanted: { ...reply.wanted, station: 'answered' },
        drop: false,
      };
    // The words are in the room, and the ratchet stands before them.
    case 'flush':
      return {
        kind: 'waiting',
        name: sealedReply.name,
        wanted: { ...sealedReply.wanted, station: 'answered' },
        drop: false,
      };
    // It left, and nobody knows what.
    case 'ledger':
      return { kind: 'asking', wanted: { tier: 'cloud', station: 'answered' }, drop: false };
    // The task is there, and nobody has noted it.
    case 'journal':
      return { kind: 'writing', wanted: { kind: 'creation', station: 'answered' }, drop: false };
  }
}

/** As it stands in the report. */
export function nameOf(moment: Moment): string {
  switch (moment.kind) {
    case 'time':
      return 'at any time';
    case 'waiting':
      return `waiting for: ${moment.name}, ${moment.wanted.station}`;
    case 'writing':
      return `waiting for a service: ${moment.wanted.kind}, ${moment.wanted.station}`;
    case 'asking':
      return `waiting for a model: ${moment.wanted.tier}, ${moment.wanted.station}`;
    case 'behind':
      return `shortly after: ${moment.name}`;
    case 'step':
      return `${moment.phase} ${moment.step}`;
  }
}

interface Reached {
  readonly victim: Child;
  /** False when nothing of the kind happened for a while: then any moment is as good. */
  readonly caught: boolean;
  /** Lets the homeserver go on with what it held; called when the victim is dead. */
  readonly release: () => void;
}

/** Requests and calls of most kinds come many times in it while people talk, also on a slow machine. */
const PATIENCE_MS = 5_000;
const EARLY_MS = 700;

const patienceFor = (moment: Moment): number => (isEarly(moment) ? EARLY_MS : PATIENCE_MS);

const holdsNothing = (): void => undefined;

/** Settles at the moment, with the process that is to be killed in it. */
export async function reach(
  moment: Moment,
  { fleet, house }: { readonly fleet: Fleet; readonly house: House },
): Promise<Reached> {
  switch (moment.kind) {
    case 'time':
      await sleep(moment.ms);
      return { victim: fleet.leader, caught: true, release: holdsNothing };
    case 'step': {
      const victim = moment.step === 'accept' ? fleet.receiver : fleet.leader;
      const caught = await within(patienceFor(moment), victim.trap(moment.step, moment.phase));
      return { victim, caught, release: holdsNothing };
    }
    case 'waiting':
      return await held(moment, house.trap(moment.wanted), fleet);
    case 'writing':
      return await held(moment, house.services.trap(moment.wanted), fleet);
    case 'asking': {
      const trap = house.models?.trap(moment.wanted);
      if (!trap) return { victim: fleet.leader, caught: false, release: holdsNothing };
      return await held(moment, trap, fleet);
    }
    case 'behind': {
      const trap = house.trap(moment.wanted);
      const caught = await within(patienceFor(moment), trap.caught);
      trap.release('go on');
      await sleep(moment.ms);
      return { victim: fleet.leader, caught, release: holdsNothing };
    }
  }
}

async function held(
  moment: Extract<Moment, { drop: boolean }>,
  trap: Trap,
  fleet: Pick<Fleet, 'leader'>,
): Promise<Reached> {
  const caught = await within(patienceFor(moment), trap.caught);
  return { victim: fleet.leader, caught, release: () => trap.release(moment.drop ? 'drop' : 'go on') };
}

async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const over = new AbortController();
  const late = async (): Promise<boolean> => {
    await sleep(ms, undefined, { signal: over.signal });
    return false;
  };
  try {
    return await Promise.race([work.then(() => true), late()]);
  } finally {
    over.abort();
  }
}
