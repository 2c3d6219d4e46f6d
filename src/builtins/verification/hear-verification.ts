import type { Role } from '../../core/caller.ts';
import { sha256 } from '../../core/digest.ts';
import { type Handled, type InboxEntry, nothing, type OpenQuestion } from '../../core/inbox.ts';
import type { Place } from '../../core/place.ts';
import { isPrivateTo } from '../../core/privacy.ts';
import { question, type Reply, status } from '../../core/reply.ts';
import type { Comparison, VerificationEvent, VerificationNews } from '../../core/verification.ts';
import { say } from './sentences.ts';

export interface HearVerificationDeps {
  /** Carries out what the other side said. */
  readonly receive: (event: VerificationEvent) => Promise<VerificationNews | undefined>;
  /** Says no to somebody with whom eis is not verified in this way. */
  readonly decline: (event: VerificationEvent) => Promise<void>;
  readonly now: () => Date;
}

/** One event of a verification, and what is known about who said it where. */
export interface HeardVerification {
  readonly event: VerificationEvent;
  readonly role: Role;
  readonly place: Place;
  /** In which the person is answered. */
  readonly language: string;
  readonly entry: Pick<InboxEntry, 'key'>;
}

/** As long as clients let it wait. */
const QUESTION_MS = 600_000;

/** An admin's app verifies eis in their direct room; everybody else is told why not. */
export function createHearVerification({ receive, decline, now }: HearVerificationDeps) {
  return async function hearVerification(heard: HeardVerification): Promise<Handled> {
    const { event } = heard;
    const because = refusalOf(heard);
    if (because === undefined) return tell(await receive(event), heard, now());
    if (!event.begins) return nothing;
    await decline(event);
    return { say: [sayHere(heard, status(because))], later: [] };
  };
}

/** Why this person does not verify eis here; undefined where they may. */
function refusalOf({ event, role, place, language }: HeardVerification): string | undefined {
  const words = say(language);
  if (role !== 'admin') return words.adminsOnly;
  return isPrivateTo(place, event.sender) ? undefined : words.elsewhere;
}

function tell(news: VerificationNews | undefined, heard: HeardVerification, now: Date): Handled {
  const words = say(heard.language);
  switch (news?.kind) {
    case undefined:
      return nothing;
    case 'compare': {
      const reply = compareReply(news.comparison, heard.language);
      return { say: [sayHere(heard, reply)], later: [], asked: askedOf(heard, now) };
    }
    case 'verified':
      return { say: [sayHere(heard, status(words.verified))], later: [] };
    case 'ended':
      return { say: [sayHere(heard, status(words.ended))], later: [] };
  }
}

/** The pictures, with the two answers to them. */
export const compareReply = ({ emoji }: Comparison, language: string): Reply => {
  const words = say(language);
  return question(words.compare(emoji), [words.match, words.differ]);
};

function askedOf({ event, language, entry }: HeardVerification, now: Date): OpenQuestion {
  const words = say(language);
  return {
    user: event.sender,
    room: event.room,
    answers: ['verify match', 'verify differ'],
    labels: [words.match, words.differ],
    // Pictures that do not agree say that somebody may be reading along: the other side has to hear it.
    noMeans: 1,
    expiresAt: new Date(now.getTime() + QUESTION_MS),
    askedBy: sha256(entry.key).slice(0, 32),
  };
}

const sayHere = (
  { event: { room, sender: user } }: HeardVerification,
  reply: Reply,
): Handled['say'][number] => ({
  kind: 'message',
  to: { room },
  reply,
  owner: { kind: 'person', user, sources: 'unknown' },
});
