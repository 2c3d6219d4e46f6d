import type { UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';
import { literal } from '../core/reply.ts';
import type { Message } from './content-of.ts';
import { sayAround } from './sentences.ts';

export interface SpeakerDeps {
  readonly bot: UserId;
  /** The name a person shows. */
  readonly displayName: (user: UserId) => Promise<string | undefined>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
}

/** Only `@eis` has a device, so it is the only one of us that speaks where it is encrypted (conversation.md 11.8). */
export const speakerIn = (
  { encrypted }: Pick<Place, 'encrypted'>,
  { from }: Pick<Message, 'from'>,
  { bot }: Pick<SpeakerDeps, 'bot'>,
): UserId => (encrypted || from === undefined ? bot : from);

/** What begins a block of its own in Markdown, and would not be one behind other words. */
const BLOCK = /^(?:[-*+>#|~`]|\d{1,9}[.)] )/;

/** The message as its speaker says it: where `@eis` speaks for a person, it says for whom. */
export async function wordedFor(
  message: Message,
  place: Pick<Place, 'encrypted'>,
  deps: SpeakerDeps,
): Promise<Message> {
  const { from, owner, reply } = message;
  const isForSomebody = from !== undefined && from !== speakerIn(place, message, deps);
  if (!isForSomebody || owner.kind === 'everyone') return message;
  const name = (await deps.displayName(owner.user)) ?? owner.user;
  const words = sayAround(await deps.languageOf(owner.user)).forPerson(literal(name));
  const markdown = `**${words}**${BLOCK.test(reply.markdown) ? '\n\n' : ' '}${reply.markdown}`;
  return { ...message, reply: { ...reply, markdown } };
}

/** In which a message is said that replaces this one; never rejects, because something has to be said. */
export async function languageFor(
  { owner }: Pick<Message, 'owner'>,
  { languageOf }: Pick<SpeakerDeps, 'languageOf'>,
): Promise<string> {
  return owner.kind === 'person' ? await languageOf(owner.user).catch(() => 'en') : 'en';
}
