import { isObject, relationOf, type RoomEvent, textAt } from '../../src/playground/homeserver/event.ts';
import { answersIn } from './count.ts';
import { BOT, type House } from './house.ts';
import { isMessage } from './read-lists.ts';

const AT_WORK = '👀';
/** What a model gave: the answers that may take the place of a placeholder. */
const OF_MODELS = /^(?:Added: |The thread of it: )/;

/** What a placeholder became, where this event is the edit that made it so. */
export function replacedIn({ sender, content }: RoomEvent): string {
  const changed = content['m.new_content'];
  if (sender !== BOT || !isObject(changed)) return '';
  const answers = answersIn(textAt(changed, 'body') ?? '');
  return answers.filter((answer) => OF_MODELS.test(answer)).join('\n');
}

/** What eis said in a room, oldest first, with what its placeholders became. */
export const saidIn = ({ readings }: Pick<House, 'readings'>, room: string): readonly string[] =>
  readings.eventsOf(room).flatMap(({ event }) => {
    const said = isMessage(event) ? textAt(event.content, 'body') : replacedIn(event);
    return said ? [said] : [];
  });

const isPlaceholder = (event: RoomEvent): boolean =>
  isMessage(event) && /^Asking .*…$/.test(textAt(event.content, 'body') ?? '');

/** Signs and placeholders that nobody took away or replaced, a line each. What was redacted has no content. */
export function leftoversIn({ readings }: Pick<House, 'readings'>, room: string): readonly string[] {
  const events = readings.eventsOf(room).map(({ event }) => event);
  const signs = events.filter(
    (event) => event.sender === BOT && event.type === 'm.reaction' && relationOf(event).key === AT_WORK,
  );
  const edits = events.filter((event) => replacedIn(event) !== '');
  const replaced = new Set(edits.map((event) => relationOf(event).target));
  const placeholders = events.filter((event) => isPlaceholder(event) && !replaced.has(event.event_id));
  return [
    ...signs.map(({ event_id: id }) => `${AT_WORK} ${id} in ${room}: still there`),
    ...placeholders.map(({ event_id: id }) => `placeholder ${id} in ${room}: still there`),
  ];
}
