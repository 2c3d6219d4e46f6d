import { setTimeout as sleep } from 'node:timers/promises';
import { type Content, textAt } from '../../src/playground/homeserver/event.ts';
import { BOT, type House } from './house.ts';
import type { Talker } from './person-of-load.ts';

/** eis answers in milliseconds when nobody kills it. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 5;

const LINE = /^\d+\. (q[a-z]+)/gm;
/** After these there is no more. */
const END = /: nothing|That was the whole list|I have shown you no list/;

/** Every line of this person's lists of open and of done tasks, page by page, through the chat. */
export async function readLists(talker: Talker, house: House): Promise<readonly string[]> {
  const open = await readList('list my tasks', talker, house);
  return [...open, ...(await readList('show done tasks', talker, house))];
}

async function readList(opening: string, talker: Talker, house: House): Promise<readonly string[]> {
  const listed: string[] = [];
  for (let page = await ask(opening, talker, house); !END.test(page); page = await ask('more', talker, house))
    listed.push(...[...page.matchAll(LINE)].flatMap(([, nonce]) => nonce ?? []));
  return listed;
}

async function ask(text: string, { person, room }: Talker, house: House): Promise<string> {
  const before = house.homeserver.world.position;
  await person.say(room, text);
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const answer = messagesOf(house, room).find(({ position }) => position > before);
    if (answer) return answer.body;
    await sleep(LOOK_MS);
  }
  throw new Error(`“${text}” was not answered within ${PATIENCE_MS / 1000} s`);
}

interface Said {
  readonly room: string;
  readonly position: number;
  readonly body: string;
}

/** What eis said in a room, oldest first. */
export const messagesOf = ({ homeserver }: Pick<House, 'homeserver'>, room: string): readonly Said[] =>
  homeserver.world
    .room(room)
    .events.filter(({ event }) => event.sender === BOT && event.type === 'm.room.message')
    .map(({ event, position }) => ({ room, position, body: bodyOf(event.content) }));

const bodyOf = (content: Content): string => textAt(content, 'body') ?? '';
