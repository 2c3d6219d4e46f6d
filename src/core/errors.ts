/** How sure eis is about a write when something went wrong (conversation.md 10.1). */
export type Certainty = 'not done' | 'may have been done' | 'done';

export interface Link {
  readonly label: string;
  readonly url: string;
}

interface Facts {
  readonly certainty: Certainty;
  /** What the person can do now, as a sentence. */
  readonly next?: string;
  /** An address that stands in `next`, and what it is called where links can have names. */
  readonly link?: Link;
  /** The same in another language; left out: it is said in English. */
  readonly said?: (language: string) => Words;
  readonly cause?: unknown;
}

/** What happened, and what the person can do now. */
interface Words {
  readonly message: string;
  readonly next?: string;
}

/** Sentences in each language: what happened, and what the person can do now where that is known. */
export type Spoken = (language: string) => readonly string[];

const wordsBy =
  (spoken: Spoken) =>
  (language: string): Words => {
    const [message = '', next] = spoken(language);
    return { message, ...(next === undefined ? {} : { next }) };
  };

/** A failure whose message is fit for the person in the room. Anything else is our bug: logged, not shown. */
export class UserFacingError extends Error {
  override readonly name: string = 'UserFacingError';
  readonly certainty: Certainty;
  readonly next: string | undefined;
  readonly link: Link | undefined;
  readonly said: ((language: string) => Words) | undefined;
  constructor(message: string | Spoken, { certainty, next, link, said, cause }: Facts) {
    const words = typeof message === 'string' ? undefined : wordsBy(message);
    super(words ? words('en').message : String(message), { cause });
    this.certainty = certainty;
    this.next = next ?? words?.('en').next;
    this.link = link;
    this.said = said ?? words;
  }
}

/** A failure whose words every language has: its English ones for the log, and how it is said to the person. */
export function spokenAs(said: (language: string) => Words) {
  const { message, next } = said('en');
  return { message, facts: { said, ...(next === undefined ? {} : { next }) } };
}

/** For a failure that stands for another one, and is said like it. */
export const saidBy = ({ said }: Pick<UserFacingError, 'said'>): Pick<Facts, 'said'> =>
  said ? { said } : {};

/** In the language of the person, as far as the failure has words in it. */
export const wordsOf = (
  { said, message, next }: Pick<UserFacingError, 'message' | 'next'> & Partial<Pick<UserFacingError, 'said'>>,
  language: string,
): Words => said?.(language) ?? { message, ...(next === undefined ? {} : { next }) };

/** The outside (homeserver, service, model) failed; the same may work later. */
export class UnavailableError extends UserFacingError {
  override readonly name = 'UnavailableError';
}

/** Why a connection does not work any more. */
export type ConnectionTrouble = 'wrong credentials' | 'missing right' | 'interrupted';

/** The service does not accept the credentials, or they lack a right that is named: the connection changes its state. */
export class BadCredentialsError extends UserFacingError {
  override readonly name = 'BadCredentialsError';
  readonly trouble: ConnectionTrouble;
  constructor(message: string | Spoken, trouble: ConnectionTrouble, facts: Facts) {
    super(message, facts);
    this.trouble = trouble;
  }
}
