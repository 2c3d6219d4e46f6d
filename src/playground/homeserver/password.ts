import type { Account } from './accounts.ts';
import { Refusal } from './refusal.ts';
import type { Server } from './server.ts';

/** What a request is answered that only its account's password allows (user-interactive authentication). */
export function askPassword({ world }: Pick<Server, 'world'>): never {
  throw new Refusal(401, '', 'A password is needed', {
    completed: [],
    flows: [{ stages: ['m.login.password'] }],
    params: {},
    session: world.makeText(24),
  });
}

export const provesPassword = (
  { password }: Account,
  auth: { readonly password?: string | undefined } | undefined,
): boolean => password !== undefined && password === auth?.password;
