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
  readonly cause?: unknown;
}

/** A failure whose message is fit for the person in the room. Anything else is our bug: logged, not shown. */
export class UserFacingError extends Error {
  override readonly name: string = 'UserFacingError';
  readonly certainty: Certainty;
  readonly next: string | undefined;
  readonly link: Link | undefined;
  constructor(message: string, { certainty, next, link, cause }: Facts) {
    super(message, { cause });
    this.certainty = certainty;
    this.next = next;
    this.link = link;
  }
}

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
  constructor(message: string, trouble: ConnectionTrouble, facts: Facts) {
    super(message, facts);
    this.trouble = trouble;
  }
}
