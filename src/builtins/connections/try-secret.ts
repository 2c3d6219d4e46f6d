import { z } from 'zod';
import type { ActionContext } from '../../core/action.ts';
import type { Backend } from '../../core/backend.ts';
import type { Tested } from '../../core/connection.ts';
import { BadCredentialsError, UserFacingError } from '../../core/errors.ts';
import type { Fields } from '../../core/json.ts';
import type { Client } from './deps.ts';

interface Attempt {
  readonly backend: Backend;
  readonly address: string;
  readonly secret: string;
  /** What to say with a better one: `config add`. */
  readonly command: string;
}

export interface Tried {
  readonly tested: Tested;
  /** With the address that the service is to be reached at from now on. */
  readonly credentials: Fields;
}

/**
 * Tries a secret before anything of it is stored.
 * @throws UserFacingError that says what is wrong: address, certificate, token, right, or no such service there.
 */
export async function trySecret(
  { backend, address, secret, command }: Attempt,
  { testCredentials }: Client,
  { caller, signal }: Pick<ActionContext, 'caller' | 'signal'>,
): Promise<Tried> {
  const credentials = credentialsFor(backend, address, secret);
  if (!backend.credentials.safeParse(credentials).success)
    throw new UserFacingError(`That is no token for ${backend.title}.`, {
      certainty: 'not done',
      next: `say ${command} again with the whole token.`,
    });
  try {
    const tested = await testCredentials({ backend, address, credentials }, caller, signal);
    return { tested, credentials: credentialsFor(backend, tested.address, secret) };
  } catch (error) {
    throw withNext(error, { backend, address, secret, command });
  }
}

/** By the schema: the field `address`, and one that is the secret. */
function credentialsFor({ credentials }: Backend, address: string, secret: string): Fields {
  const names = Object.keys(z.object(credentials.shape).shape);
  return Object.fromEntries(names.map((name) => [name, name === 'address' ? address : secret]));
}

/** What to do about a secret that does not work is the same for every service, and depends on what was said. */
function withNext(error: unknown, { backend, address, command }: Attempt): unknown {
  if (!(error instanceof BadCredentialsError) || error.next !== undefined) return error;
  const url = backend.newSecretAt?.(address);
  const link = error.link ?? (url === undefined ? undefined : { label: new URL(address).host, url });
  const what = error.trouble === 'missing right' ? 'make one with that right' : 'make a new one';
  const where = link === undefined ? '' : ` at ${link.url}`;
  return new BadCredentialsError(error.message, error.trouble, {
    certainty: 'not done',
    next: `${what}${where}, then say ${command} again.`,
    cause: error,
    ...(link ? { link } : {}),
  });
}
