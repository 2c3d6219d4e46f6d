import { z } from 'zod';
import { sameSecret } from '../../core/digest.ts';

const namespace = z.array(z.looseObject({ regex: z.string() })).default([]);

/** A registration file as homeservers read it. */
export const registrationFile = z.looseObject({
  id: z.string(),
  url: z.string(),
  as_token: z.string(),
  hs_token: z.string(),
  sender_localpart: z.string(),
  namespaces: z.looseObject({ users: namespace, aliases: namespace }),
});
export type RegistrationFile = z.input<typeof registrationFile>;

/** The one application service that this homeserver knows. */
export class ApplicationService {
  readonly id: string;
  /** Where transactions go. eis takes any free port, and another one after a restart. */
  url: string;
  readonly homeserverToken: string;
  readonly serviceToken: string;
  /** The user that the service is when it names none. */
  readonly sender: string;
  readonly #users: readonly RegExp[];
  readonly #aliases: readonly RegExp[];

  constructor(file: RegistrationFile, domain: string) {
    const { id, url, as_token, hs_token, sender_localpart, namespaces } = registrationFile.parse(file);
    this.id = id;
    this.url = url;
    this.serviceToken = as_token;
    this.homeserverToken = hs_token;
    this.sender = `@${sender_localpart}:${domain}`;
    // Not anchored, as on Dendrite and the Conduit family: a registration must anchor its patterns itself.
    this.#users = namespaces.users.map(({ regex }) => new RegExp(regex));
    this.#aliases = namespaces.aliases.map(({ regex }) => new RegExp(regex));
  }

  isToken(token: string): boolean {
    return sameSecret(token, this.serviceToken);
  }

  owns(user: string): boolean {
    return user === this.sender || this.#users.some((pattern) => pattern.test(user));
  }

  ownsAlias(alias: string): boolean {
    return this.#aliases.some((pattern) => pattern.test(alias));
  }
}
