import assert from 'node:assert/strict';
import type { Synapse } from './synapse.ts';
import type { EisProcess } from './eis-process.ts';
import type { OpenPlayground } from '../vikunja/open-playground.ts';
import { Person } from './person.ts';
import { hasJoined, type Talker } from './seen.ts';

/** Everything the steps talk to. */
export interface House {
  readonly synapse: Synapse;
  readonly eis: EisProcess;
  /** The same program on the embedded database; never runs beside the other. */
  readonly embedded: EisProcess;
  /** Where a copy of it goes on, on the embedded database too. */
  readonly restored: { readonly eis: EisProcess; readonly configuration: string };
  /** Of eis itself. */
  readonly bot: string;
  /** Paths of the files that eis reads at its start. */
  readonly configuration: string;
  readonly registration: string;
  /** Where eis and Synapse keep everything, but for Postgres. */
  readonly folder: string;
  /** A service that people may connect, and the token of the one account in it. */
  readonly vikunja: OpenPlayground;
  readonly token: string;
  /** The same once more, for somebody else. */
  readonly other: { readonly vikunja: OpenPlayground; readonly token: string };
}

/** Said in a message that is no task: it must stand on no disk afterwards. */
export const MARKER = 'mimosa7f3a9c';

export interface Talk extends House {
  /** Who talks. */
  readonly person: Talker;
  readonly room: string;
}

export interface Step {
  readonly name: string;
  readonly run: (talk: Talk) => Promise<void>;
}

const reactionTo = (talk: Talk, message: string, symbol: string) =>
  talk.person.sees(`${symbol} on the request`, (event) => {
    const relation = event.content['m.relates_to'];
    return (
      event.type === 'm.reaction' &&
      event.sender === talk.bot &&
      typeof relation === 'object' &&
      relation !== null &&
      'event_id' in relation &&
      relation.event_id === message &&
      'key' in relation &&
      relation.key === symbol
    );
  });

const says = async (talk: Talk, text: string, answer: string | RegExp): Promise<void> => {
  const message = await talk.person.say(talk.room, text);
  await talk.person.hears(talk.room, answer);
  await reactionTo(talk, message, '✅');
};

/** How often a message with this text was said by eis. */
const times = ({ person, bot }: Talk, text: string): number =>
  person
    .seen()
    .filter(
      ({ sender, type, content }) => sender === bot && type === 'm.room.message' && content['body'] === text,
    ).length;

/** Registers a person, opens their direct room with eis and waits until eis has joined it. */
export const begin = async (house: House, name: string): Promise<Talk> =>
  await beginWith(house, await Person.register(house.synapse.url, name));

/** The same with whatever client the person has. */
export async function beginWith(house: House, person: Talker): Promise<Talk> {
  const room = await person.openDirectRoom(house.bot);
  await hasJoined(person, room, house.bot);
  return { ...house, person, room };
}

/** The conversation that the issue asks for, step by step; each builds on those before it. */
export const steps: readonly Step[] = [
  {
    name: 'A2 greets once, in fewer than 12 lines',
    run: async (talk) => {
      await talk.person.say(talk.room, 'hi');
      const { content } = await talk.person.hears(talk.room, /I am eis/);
      assert.ok(String(content['body']).split('\n').length < 12);
    },
  },
  {
    name: 'D1 adds, lists and completes',
    run: async (talk) => {
      await says(talk, "what's due today", '📋 Due Today: nothing (my own list)');
      await says(talk, 'add milk today', /^✅ Added: milk/);
      await says(talk, "what's due today", /^📋 Due Today: 1 task\n1\. milk/);
      await says(talk, 'done 1', /^✅ Done: milk/);
    },
  },
  {
    name: 'says that it did not understand, once with the reason',
    run: async (talk) => {
      await talk.person.say(talk.room, `the cellar is called ${MARKER}`);
      await talk.person.hears(talk.room, /I only understand known phrases/);
    },
  },
  {
    name: 'takes a reaction for an answer',
    run: async (talk) => {
      await talk.person.say(talk.room, 'sugar please');
      const { event_id: asked = '' } = await talk.person.hears(talk.room, /Did you mean/);
      await talk.person.react(talk.room, asked, '1️⃣');
      await talk.person.hears(talk.room, /^✅ Added: sugar/);
    },
  },
  {
    name: 'T7 goes on after eis was killed',
    run: async (talk) => {
      await talk.eis.kill();
      await talk.person.say(talk.room, 'add bread');
      await talk.eis.start();
      await talk.person.hears(talk.room, /^✅ Added: bread/);
      await says(talk, 'add butter', /^✅ Added: butter/);
      assert.equal(times(talk, '✅ Added: bread (my own list)'), 1);
    },
  },
  {
    name: 'T7 goes on after Synapse was restarted',
    run: async (talk) => {
      await talk.synapse.restart();
      await says(talk, 'add cheese', /^✅ Added: cheese/);
      await says(talk, 'list my tasks', /bread[\s\S]*butter[\s\S]*cheese/);
      assert.equal(times(talk, '✅ Added: cheese (my own list)'), 1);
    },
  },
  {
    name: 'T7 goes on after both were restarted, and greets nobody twice',
    run: async (talk) => {
      await talk.eis.stop();
      await talk.synapse.stop();
      await talk.synapse.start();
      await talk.eis.start();
      await says(talk, 'done bread', /^✅ Done: bread/);
      const greetings = talk.person
        .seen()
        .filter(({ content }) => String(content['body']).includes('I am eis'));
      assert.equal(greetings.length, 1);
    },
  },
  {
    name: 'I8 does not answer what is older than a day',
    run: async (talk) => {
      await talk.eis.stop();
      await talk.person.say(talk.room, 'add yesterday');
      await talk.eis.start({ hoursAhead: 25 });
      await talk.eis.hasHandled(1);
      await talk.eis.stop();
      await talk.eis.start();
      await says(talk, 'list my tasks', /^(?![\s\S]*yesterday)/);
      assert.equal(times(talk, '✅ Added: yesterday (my own list)'), 0);
    },
  },
];

/**
 * In an encrypted room, while the homeserver shows another identity for eis: it leaves and says why, and makes nobody
 * go on in plain words. A plain room of their own serves as before.
 */
export async function meetEncrypted(name: string, { synapse, bot }: House): Promise<void> {
  const person = await Person.register(synapse.url, name);
  const encrypted = await person.openDirectRoom(bot, { encrypted: true });
  const left = await person.sees(
    'eis leaving',
    ({ room, type, state_key, content }) =>
      room === encrypted &&
      type === 'm.room.member' &&
      state_key === bot &&
      content['membership'] === 'leave',
  );
  assert.match(String(left.content['reason']), /cannot read/);
  const own = await person.openDirectRoom(bot);
  await hasJoined(person, own, bot);
  await person.say(own, 'add tea');
  await person.hears(own, /^✅ Added: tea/);
  const said = person.seen().filter(({ sender }) => sender === bot);
  assert.ok(!said.some(({ room, type }) => room === encrypted && type === 'm.room.message'));
  assert.ok(!said.some(({ content }) => content['membership'] === 'invite'), 'eis opened a plain room');
  person.stop();
}
