import type { Outgoing } from '../core/inbox.ts';
import { failure } from '../core/reply.ts';
import type { Diverted } from './divert.ts';
import { sayAround } from './sentences.ts';
import { languageFor, type SpeakerDeps } from './speaker.ts';

/** Why an answer cannot be said. `no fit`: its file is stored encrypted for a plain room, or the reverse. */
export type Unsaid = 'too long' | 'not taken' | 'no fit';

interface UnsaidRow {
  readonly outgoing: Outgoing;
  readonly reference: string;
  readonly isProgress: boolean;
}

/** Whoever waits hears at least that there was an answer. A sentence like this one that is refused as well is given up. */
export async function apologise(
  { outgoing, reference, isProgress }: UnsaidRow,
  { unsaid, because }: { readonly unsaid: Unsaid; readonly because: string },
  deps: Pick<SpeakerDeps, 'languageOf'>,
): Promise<Diverted> {
  if (isProgress || outgoing.kind !== 'message' || outgoing.reply.tone === 'failure')
    return { kind: 'failed', because };
  const words = sayAround(await languageFor(outgoing, deps));
  const { what, next } = wordsFor(unsaid, words);
  const [told, then] =
    outgoing.reply.tone === 'receipt'
      ? [words.doneBut(what), words.look]
      : [`${what.charAt(0).toUpperCase()}${what.slice(1)}.`, next];
  const reply = failure(words.failure(told, then, reference));
  return { kind: 'replaced', instead: [{ ...outgoing, reply }] };
}

function wordsFor(unsaid: Unsaid, words: ReturnType<typeof sayAround>) {
  switch (unsaid) {
    case 'too long':
      return { what: words.tooLong, next: words.askForPart };
    case 'not taken':
      return { what: words.notTaken, next: words.askSoon };
    case 'no fit':
      return { what: words.noFit, next: words.askForFile };
  }
}
