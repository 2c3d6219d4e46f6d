import { setTimeout as sleep } from 'node:timers/promises';
import { Person } from '../../src/playground/people.ts';
import { fetchFrom } from '../../src/playground/router.ts';
import type { Chance } from './chance.ts';
import type { Request } from './count.ts';
import { BOT, type House } from './house.ts';
import type { Pace } from './pace.ts';

/** What people of the load share. */
export interface Crowd {
  readonly house: House;
  readonly pace: Pace;
  readonly chance: Chance;
  readonly nextNonce: () => string;
  /** Everything that was asked for, in the order in which it was said. */
  readonly requests: Request[];
  /** Aborted when nobody says anything new. */
  readonly over: AbortSignal;
}

/** A person with a private room, who says one thing after the other and waits for no answer to the last. */
export interface Talker {
  readonly person: Person;
  readonly room: string;
}

const LOOK_MS = 20;
/** Between two requests of a person. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 600;

/** Registers, opens a private room and invites eis. Settles when eis came, or when the load is over. */
export async function arrive(localpart: string, crowd: Crowd): Promise<Talker> {
  const { house, requests, over } = crowd;
  await house.isUp();
  const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => house.homeserver.routes) };
  const person = await Person.register({ localpart }, deps);
  const room = await person.openDirectRoom(BOT);
  requests.push({ kind: 'invite', room, nonce: room });
  const isIn = (): boolean => house.homeserver.world.room(room).membershipOf(BOT) === 'join';
  while (!isIn() && !over.aborted) await sleep(LOOK_MS);
  return { person, room };
}

/** Talks until the load is over. */
export async function keepTalking({ person, room }: Talker, crowd: Crowd): Promise<void> {
  const { house, pace, chance, requests, over } = crowd;
  const open: string[] = [];
  for (;;) {
    await pace.next(room, over);
    await house.isUp();
    if (isOver(over)) return;
    const { text, ...request } = nextRequest(open, crowd);
    requests.push({ ...request, room });
    await person.say(room, text);
    const pause = SHORTEST_PAUSE_MS + chance.below(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
    await sleep(pause, undefined, { signal: over }).catch(() => undefined);
  }
}

/** Asked anew: while something was awaited, it may have changed. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;

interface Wish {
  readonly kind: 'add' | 'done' | 'read';
  readonly nonce: string;
  readonly text: string;
}

/** Three in five add, one in five finishes what was added before, one in five asks. */
function nextRequest(open: string[], { chance, nextNonce }: Crowd): Wish {
  const share = chance.below(5);
  const [finished] = share === 3 ? open.splice(chance.below(open.length), 1) : [];
  if (finished !== undefined) return { kind: 'done', nonce: finished, text: `done ${finished}` };
  const nonce = nextNonce();
  if (share === 4) return { kind: 'read', nonce, text: `help ${nonce}` };
  open.push(nonce);
  return { kind: 'add', nonce, text: `add ${nonce}` };
}
