import { z } from 'zod';
import type { ActionContext } from '../../core/action.ts';
import type { Backend } from '../../core/backend.ts';
import type { Tested } from '../../core/connection.ts';
import { BadCredentialsError, spokenAs, UserFacingError, wordsOf } from '../../core/errors.ts';
import type { Fields } from '../../core/json.ts';
import type { Client } from './deps.ts';
import { say } from './sentences.ts';

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
  if (!backend.credentials.safeParse(credentials).success) throw noToken(backend.title, command);
  try {
    const tested = await testCredentials({ backend, address, credentials }, caller, signal);
    return { tested, credentials: credentialsFor(backend, tested.address, secret) };
  } catch (error) {
    throw withNext(error, { backend, address, secret, command });
  }
}

function noToken(title: string, command: string): UserFacingError {
  const said = spokenAs((language) => ({
    message: say(language).noToken(title),
    next: say(language).wholeToken(command),
  }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
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
  const isRight = error.trouble === 'missing right';
  const said = spokenAs((language) => ({
    message: wordsOf(error, language).message,
    next: say(language).betterToken(isRight, link?.url, command),
  }));
  return new BadCredentialsError(said.message, error.trouble, {
    ...said.facts,
    certainty: 'not done',
    cause: error,
    ...(link ? { link } : {}),
  });
}
