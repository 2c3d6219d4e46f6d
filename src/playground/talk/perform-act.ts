import type { Person } from '../people.ts';
import type { Line } from './checks.ts';
import type { Act } from './talk-step.ts';

/** What is done about an earlier line. Returns the event that it became. */
export async function performAct(
  person: Person,
  act: Exclude<Act, { kind: 'says' }>,
  { target, room }: { readonly target: Pick<Line, 'room' | 'event'>; readonly room: string },
): Promise<string> {
  switch (act.kind) {
    case 'reacts':
      return await person.react(target.room, target.event, act.symbol);
    case 'redacts':
      return await person.redact(target.room, target.event);
    case 'edits':
      return await person.edit(target.room, target.event, act.text);
    case 'replies':
      return await person.reply(room, target.event, act.text);
    case 'thread':
      return await person.sayInThread(room, target.event, act.text);
  }
}
