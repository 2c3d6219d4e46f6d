import * as z from 'zod';
import type { UserId } from '../core/ids.ts';
import { type CallAs, clientPath } from './call.ts';

const Profile = z.looseObject({ displayname: z.string().min(1).max(255) });

/** A greeting does not wait longer for a name; people of other servers can be slow to ask for. */
const PATIENCE_MS = 2_000;

/** The name a person shows; undefined when there is none or it could not be read. Never rejects. */
export const createDisplayName =
  ({ callAsBot }: { readonly callAsBot: CallAs }) =>
  async (user: UserId): Promise<string | undefined> => {
    try {
      const answer = await callAsBot({
        method: 'GET',
        path: clientPath('profile', user, 'displayname'),
        timeoutMs: PATIENCE_MS,
        patienceMs: 0,
      });
      return Profile.safeParse(answer).data?.displayname;
    } catch {
      return undefined;
    }
  };
