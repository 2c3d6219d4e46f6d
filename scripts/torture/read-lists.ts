import { setTimeout as sleep } from 'node:timers/promises';
import { type Content, type RoomEvent, textAt } from '../../src/playground/homeserver/event.ts';
import type { Person } from '../../src/playground/people.ts';
import { BOT, type House } from './house.ts';

/** eis answers in milliseconds when nobody kills it. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 5;

interface Listener {
  readonly person: Person;
  readonly room: string;
}

const LINE = /^\d+\. (q[a-z]+)/gm;
/** After these there is no more. */
const END = /: nothing|That was the whole list|I have shown you no list/;

/** The account of every connection of this person, as the chat lists them. */
export async function readConnections(talker: Listener, house: House): Promise<readonly string[]> {
  const listed = await ask('config list', talker, house);
  return [...listed.matchAll(ACCOUNT)].flatMap(([, account]) => account ?? []);
}

const ACCOUNT = /account (q[a-z]+)/g;

/** Every line of this person's lists of open and of done tasks, page by page, through the chat. */
export async function readLists(talker: Listener, house: House): Promise<readonly string[]> {
  const open = await readList('list my tasks', talker, house);
  return [...open, ...(await readList('show done tasks', talker, house))];
}

async function readList(opening: string, talker: Listener, house: House): Promise<readonly string[]> {
  const listed: string[] = [];
  for (let page = await ask(opening, talker, house); !END.test(page); page = await ask('more', talker, house))
    listed.push(...[...page.matchAll(LINE)].flatMap(([, nonce]) => nonce ?? []));
  return listed;
}

async function ask(text: string, { person, room }: Listener, house: House): Promise<string> {
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

/** What eis said in a room, oldest first; what it changed of it later is no new word. */
export const messagesOf = ({ readings }: Pick<House, 'readings'>, room: string): readonly Said[] =>
  readings
    .eventsOf(room)
    .filter(({ event }) => isMessage(event))
    .map(({ event, position }) => ({ room, position, body: bodyOf(event.content) }));

/** A message of eis that is no edit of an earlier one. */
export const isMessage = ({ sender, type, content }: RoomEvent): boolean =>
  sender === BOT && type === 'm.room.message' && !('m.new_content' in content);

const bodyOf = (content: Content): string => textAt(content, 'body') ?? '';
