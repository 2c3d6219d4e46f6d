import { textAt } from '../../src/playground/homeserver/event.ts';
import type { Outcome, Said } from './count.ts';
import { BOT, type House } from './house.ts';
import type { Talker } from './person-of-load.ts';
import { saidIn } from './read-leftovers.ts';
import { messagesOf, readConnections, readLists } from './read-lists.ts';

/** What stands in the rooms now. */
export function standing({ homeserver, readings }: House): Said {
  const joined = homeserver.world.roomsOf(BOT, 'join').map(({ id }) => id);
  const messages = joined.flatMap((room) => messagesOf({ readings }, room));
  const roomsWith = (words: string): readonly string[] =>
    messages.filter(({ body }) => body.includes(words)).map(({ room }) => room);
  const isReadable = (room: string): boolean =>
    readings
      .eventsOf(room)
      .some(({ event }) => /^config (?:add|endpoint)/.test(textAt(event.content, 'body') ?? ''));
  return {
    joined,
    greeted: roomsWith('I am eis'),
    hidden: roomsWith('I removed your message'),
    exposed: joined.filter(isReadable),
    said: joined.flatMap((room) => saidIn({ readings }, room)),
  };
}

type Kept = Pick<Outcome, 'listed' | 'connected' | 'created' | 'changed'>;

export const nothingRead: Kept = { listed: [], connected: [], created: new Map(), changed: new Map() };

/** Own lists and connections through the chat; where eis did not come, nobody can be asked: that counts as lost. */
export async function readAll(talkers: readonly Talker[], house: House): Promise<Kept> {
  const { joined } = standing(house);
  const reached = talkers.filter(({ room }) => joined.includes(room));
  const withList = reached.filter(({ account }) => account === undefined);
  const withService = reached.filter(({ account }) => account !== undefined);
  const lists = await Promise.all(withList.map(async (talker) => await readLists(talker, house)));
  const connected = await Promise.all(
    withService.map(async (talker) => await readConnections(talker, house)),
  );
  const { log, titles } = house.services;
  return { ...log, listed: [...lists.flat(), ...titles()], connected: connected.flat() };
}
