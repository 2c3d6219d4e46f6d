import { sendFile } from '../crypto/person-files.ts';
import type { Person } from '../people.ts';
import type { Line } from './checks.ts';
import { fileCalled } from './sent-files.ts';
import type { Act } from './talk-step.ts';

type Spoken = Extract<Act, { kind: 'says' | 'sends' }>;

/** What is about nothing earlier. Returns the event that it became. */
export async function speak(person: Person, room: string, act: Spoken): Promise<string> {
  if (act.kind === 'says') return await person.say(room, act.text);
  return await sendFile(person, room, fileCalled(act.name, act.text === '' ? undefined : act.text));
}

/** What is done about an earlier line. Returns the event that it became. */
export async function performAct(
  person: Person,
  act: Exclude<Act, Spoken>,
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
