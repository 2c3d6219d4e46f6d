import type { ActionContext } from '../../core/action.ts';
import type { SealedConnection } from '../../core/connection.ts';
import { spokenAs, UserFacingError } from '../../core/errors.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { askSecret } from './ask-secret.ts';
import type { Client } from './deps.ts';
import { fieldsOf } from './stored.ts';
import { type Tried, trySecret } from './try-secret.ts';
import { say } from './sentences.ts';

interface Renewal {
  readonly connection: SealedConnection;
  readonly secret: string | undefined;
}

/** Asks for the new secret, tries it, and plans to keep it in place of the old one. */
export async function planRenewal(
  client: Client,
  { connection, secret }: Renewal,
  context: ActionContext,
): Promise<Plan> {
  const { service, address, name, account } = connection;
  const backend = client.services.find((one) => one.name === service);
  if (!backend) throw failed((language) => ({ message: say(language).noService(service) }));
  if (secret === undefined) return askSecret(backend, address, context.caller.language);
  const command = `config renew ${name}`;
  const tried = await trySecret({ backend, address, secret, command }, client, context);
  const found = tried.tested.account;
  if (account !== undefined && found !== undefined && account !== found)
    throw failed((language) => ({
      message: say(language).otherAccount(found, name, account),
      next: say(language).addOther,
    }));
  return renewed(connection, tried, client);
}

function failed(words: Parameters<typeof spokenAs>[0]): UserFacingError {
  const said = spokenAs(words);
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
}

/** The plan that gives a connection another secret, which was tried. */
export function renewed(connection: SealedConnection, { tested, credentials }: Tried, client: Client): Plan {
  const { id } = connection;
  client.found.set(id, tested.found);
  const before = fieldsOf(connection);
  const after = {
    ...before,
    account: tested.account ?? null,
    facts: tested.facts,
    sealed: client.sealCredentials(client.owner, id, credentials),
  };
  return edits([{ op: 'update', noun: 'connection', id, before, after }]);
}
