import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import { localpartOf, type UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import { type Call, type CallAs, clientPath, HomeserverError } from './call.ts';

export interface RegisterAccountsDeps {
  readonly call: Call;
  readonly callAsRegistration: CallAs;
  readonly ownUsers: { readonly bot: UserId; readonly sender: UserId };
  /**
   * Random, kept, never shown: Conduit asks for it before it takes the first keys of the bot, and takes it on
   * registration only. Other homeservers ignore it.
   */
  readonly botPassword: Secret;
  readonly displayName: string;
  readonly log: Log;
}

/** The account is there, ours, and cannot be made a second time. */
const EXISTS = new Set(['M_USER_IN_USE', 'M_EXCLUSIVE']);

/**
 * Makes the accounts that this eis speaks as. Before anything else is asked: some homeservers refuse every call until
 * the sender exists, others let an id without an account talk, or log in. Throws when the homeserver refuses or does
 * not answer. The name is set only where it differs: a change comes back as one event for every room.
 */
export async function registerAccounts(deps: RegisterAccountsDeps): Promise<void> {
  const { sender, bot } = deps.ownUsers;
  await register(sender, {}, deps);
  await register(bot, { password: deps.botPassword.reveal() }, deps);
  try {
    await setDisplayName(bot, deps);
  } catch (error) {
    deps.log.warn('display name not set', describeError(error));
  }
}

async function register(
  user: UserId,
  more: object,
  { callAsRegistration, log }: RegisterAccountsDeps,
): Promise<void> {
  try {
    await callAsRegistration({
      method: 'POST',
      path: clientPath('register'),
      // Without `username` one homeserver makes a random account; without `inhibit_login` others log it in.
      body: {
        type: 'm.login.application_service',
        username: localpartOf(user),
        inhibit_login: true,
        ...more,
      },
    });
    log.info('account registered', { user });
  } catch (error) {
    if (!(error instanceof HomeserverError) || !EXISTS.has(error.errcode ?? '')) throw error;
  }
}

const Profile = z.looseObject({ displayname: z.string().nullish() });

async function setDisplayName(bot: UserId, { call, displayName }: RegisterAccountsDeps): Promise<void> {
  const path = clientPath('profile', bot, 'displayname');
  const profile = Profile.safeParse(await call(bot, { method: 'GET', path }).catch(notThere));
  if (profile.data?.displayname === displayName) return;
  await call(bot, { method: 'PUT', path, body: { displayname: displayName } });
}

function notThere(error: unknown): undefined {
  if (error instanceof HomeserverError && error.status === 404) return undefined;
  throw error;
}
