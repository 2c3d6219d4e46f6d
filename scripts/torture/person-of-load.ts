import { setTimeout as sleep } from 'node:timers/promises';
import { textAt } from '../../src/playground/homeserver/event.ts';
import { Person } from '../../src/playground/people.ts';
import { fetchFrom } from '../../src/playground/router.ts';
import type { Chance } from './chance.ts';
import type { Request } from './count.ts';
import { BOT, type House } from './house.ts';
import type { Models } from './models.ts';
import type { Pace } from './pace.ts';
import { openSealedRoom } from './open-sealed-room.ts';
import { messagesOf } from './read-lists.ts';
import { type AskableModels, createWishes, type Wish } from './wishes.ts';

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
  /** The account in a service; left out by those who have eis's own list. */
  readonly account?: string;
  readonly models: AskableModels;
}

const LOOK_MS = 20;
/** Between two requests of a person. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 600;
/** People think about a question: eis dies meanwhile. */
const LONGEST_THOUGHT_MS = 1_500;

export interface Arriving {
  readonly localpart: string;
  /** Begins by connecting an account in a service. */
  readonly connects: boolean;
  /** Begins by giving a key for a model in the cloud, where there is one. */
  readonly hasKey: boolean;
}

/** Registers, opens a private room and invites eis. Settles when eis came, or when the load is over. */
export async function arrive({ localpart, connects, hasKey }: Arriving, crowd: Crowd): Promise<Talker> {
  const { house, requests, over, nextNonce } = crowd;
  await house.isUp();
  const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => house.homeserver.routes) };
  const person = await Person.register({ localpart }, deps);
  const room = await openRoom(person, crowd);
  requests.push({ kind: 'invite', room, nonce: room });
  const isIn = (): boolean => house.homeserver.world.room(room).membershipOf(BOT) === 'join';
  while (!isIn() && !isOver(over)) await sleep(LOOK_MS);
  const talker: Talker = { person, room, models: house.models ? 'local' : 'none' };
  if (isOver(over)) return talker;
  if (connects) {
    const account = nextNonce();
    await connect({ ...talker, account }, crowd);
    return { ...talker, account };
  }
  if (!hasKey || !house.models) return talker;
  await giveKey(talker, house.models, crowd);
  return { ...talker, models: 'local and cloud' };
}

const openRoom = async (person: Person, { house, over }: Crowd): Promise<string> =>
  house.isEncrypted ? await openSealedRoom(person, house, over) : await person.openDirectRoom(BOT);

async function connect({ person, room, account }: Required<Talker>, crowd: Crowd): Promise<void> {
  const { house, pace, requests, over } = crowd;
  const { address, token } = house.services.admit(account);
  await pace.next(room, over);
  await house.isUp();
  requests.push({ kind: 'hide', room, nonce: room }, { kind: 'connect', room, nonce: account });
  await person.say(room, `config add ${address} ${token}`);
  // The token is tried in a row of its own; until that is done, people have their own list.
  const isConnected = (): boolean => messagesOf(house, room).some(({ body }) => body.includes(account));
  while (!isConnected() && !isOver(over)) await sleep(LOOK_MS);
}

/** And allows that it is used: until that is done, nothing is sent there. */
async function giveKey({ person, room }: Talker, { keyLine }: Models, crowd: Crowd): Promise<void> {
  const { house, pace, requests, over, nextNonce } = crowd;
  const name = nextNonce();
  const isSaid = (words: string): boolean => messagesOf(house, room).some(({ body }) => body.includes(words));
  const steps = [
    [keyLine(name), 'May I use it'],
    ['yes', 'Thank you.'],
  ] as const;
  requests.push({ kind: 'hide', room, nonce: room }, { kind: 'key', room, nonce: name });
  await pace.next(room, over);
  for (const [text, expected] of steps) {
    await house.isUp();
    if (isOver(over)) return;
    await person.say(room, text);
    while (!isSaid(expected) && !isOver(over)) await sleep(LOOK_MS);
  }
}

/** Talks until the load is over. */
export async function keepTalking(talker: Talker, crowd: Crowd): Promise<void> {
  const { room, models } = talker;
  const { house, pace, chance, requests, over } = crowd;
  const wishes = createWishes(chance, crowd.nextNonce, models);
  for (;;) {
    await pace.next(room, over);
    await house.isUp();
    if (isOver(over)) return;
    const { text, isAnswer, ...request } = wishes.next();
    if (isAnswer) await pause(chance.below(LONGEST_THOUGHT_MS), over);
    await house.isUp();
    if (isOver(over)) return;
    requests.push({ ...request, room });
    if (isAnswer) await answer({ ...request, text }, talker, crowd);
    else await say(talker, text, crowd);
    await pause(SHORTEST_PAUSE_MS + chance.below(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS), over);
  }
}

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

/** Of those who talk in an encrypted room. */
const CHANGING_KEY = 0.3;

/** At times with a key that eis has yet to be given. */
async function say({ person, room }: Talker, text: string, { house, chance }: Crowd): Promise<void> {
  if (house.isEncrypted && chance.hits(CHANGING_KEY)) await (await person.device()).rotate(room);
  await person.say(room, text);
}

/** By a sign under the question, in every second case in which it is there already; else in words. */
async function answer({ nonce, text }: Wish, talker: Talker, crowd: Crowd): Promise<void> {
  const { person, room } = talker;
  const { house, chance } = crowd;
  const question = house.readings
    .eventsOf(room)
    .find(
      ({ event }) =>
        event.sender === BOT && (textAt(event.content, 'body') ?? '').startsWith(`Delete ${nonce}`),
    );
  if (question && chance.hits(0.5)) await person.react(room, question.event.event_id, '✅');
  else await say(talker, text, crowd);
}

/** Asked anew: while something was awaited, it may have changed. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;
