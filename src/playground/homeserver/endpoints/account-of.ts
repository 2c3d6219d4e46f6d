import type { Account } from '../accounts.ts';
import { forbidden } from '../refusal.ts';
import type { Requester } from '../server.ts';

/** For what only an account has; the service may ask as somebody who has none. */
export function accountOf({ account }: Pick<Requester, 'account'>): Account {
  if (!account) throw forbidden('User does not exist.');
  return account;
}
