import { textAt } from '../../src/playground/homeserver/event.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { BOT, type BenchHomeserver } from './bench-homeserver.ts';

/** Somebody's direct room with the service. */
export interface Talk {
  /** Milliseconds from the transaction with this text until the reply is here, after which everything that belongs to it is awaited. */
  readonly ask: (text: string) => Promise<number>;
  /** Until the service has said something with these words, after which everything that belongs to it is awaited. */
  readonly heard: (words: string) => Promise<void>;
  /** Without waiting for an answer; `performance.now()` of the reply's arrival. */
  readonly answerTo: (text: string) => Promise<number>;
  /** Without waiting for anything; the event that it became. */
  readonly say: (text: string) => Promise<string>;
}

/** A reply is over when nothing more was asked for so long. */
const QUIET_MS = 25;

/** What the service asked so far, but for its long poll. */
export const requestsOf = ({ homeserver }: BenchHomeserver): readonly string[] =>
  homeserver.journal
    .all()
    .filter(({ user, template }) => user === BOT && !template.endsWith('/sync'))
    .map(({ method, template }) => `${method} ${template}`);

async function untilQuiet(homeserver: BenchHomeserver): Promise<void> {
  for (let before = -1; ; ) {
    const now = requestsOf(homeserver).length;
    if (now === before && homeserver.homeserver.isIdle()) return;
    before = now;
    await sleep(QUIET_MS);
  }
}

interface Manner {
  readonly encrypted?: boolean;
}

/** A person opens a direct room and waits until the service has joined it. */
export async function beginTalk(
  homeserver: BenchHomeserver,
  localpart: string,
  { encrypted = false }: Manner = {},
): Promise<Talk> {
  const person = await homeserver.person(localpart);
  if (encrypted) await person.device();
  const room = await person.openDirectRoom(BOT, { encrypted });
  const answerType = encrypted ? 'm.room.encrypted' : 'm.room.message';
  const isJoined = (): boolean =>
    homeserver.homeserver.world
      .room(room)
      .members('join')
      .some(({ user }) => user === BOT);
  while (!isJoined()) await sleep(QUIET_MS);
  await untilQuiet(homeserver);
  const isSaid = async (words: string): Promise<boolean> =>
    (await person.read(room)).some(
      ({ sender, content }) => sender === BOT && textAt(content, 'body')?.includes(words),
    );
  return {
    heard: async (words) => {
      while (!(await isSaid(words))) await sleep(QUIET_MS);
      await untilQuiet(homeserver);
    },
    answerTo: async (text) => {
      const [reply] = await Promise.all([homeserver.arrival(room, answerType), person.say(room, text)]);
      return reply.at;
    },
    say: async (text) => await person.say(room, text),
    ask: async (text) => {
      const [reply, event] = await Promise.all([
        homeserver.arrival(room, answerType),
        person.say(room, text),
      ]);
      const pushed = homeserver.pushedAt(event);
      if (pushed === undefined) throw new Error('the message was never pushed');
      await untilQuiet(homeserver);
      return reply.at - pushed;
    },
  };
}
