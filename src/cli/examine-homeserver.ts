import { z } from 'zod';
import { codeOf } from '../core/error-code.ts';
import type { Finding } from '../core/finding.ts';
import { parseUserId, serverOf, type UserId } from '../core/ids.ts';

export interface HomeserverQuestion {
  readonly path: string;
  /** `nobody`: without a token. `registration`: with the as_token, as no particular account. Else as that account. */
  readonly as: 'nobody' | 'registration' | UserId;
}

export interface HomeserverAnswer {
  readonly status: number;
  /** Parsed JSON; anything else as `undefined`. */
  readonly body: unknown;
}

export interface ExamineHomeserverDeps {
  readonly homeserver: { readonly url: string; readonly domain: string };
  readonly bot: UserId;
  /** One GET, not repeated, within seconds. Rejects only when no answer came. */
  readonly askHomeserver: (question: HomeserverQuestion) => Promise<HomeserverAnswer>;
  /** Whether eis runs: then its accounts must exist by now. */
  readonly isRunning: boolean;
}

const Versions = z.looseObject({ versions: z.array(z.string()) });
const Whoami = z.looseObject({ user_id: z.string() });
const Refusal = z.looseObject({ errcode: z.string().catch(''), error: z.string().catch('') });

const INSTALL =
  'Install the registration at the homeserver (eis register and the README say how) and load it there; both copies must be the same.';

/** Address, token, name and account, one after the other: what fails makes the rest unanswerable. */
export async function examineHomeserver(deps: ExamineHomeserverDeps): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const look of [lookAtAddress, lookAtToken, lookAtAccount]) {
    const finding = await look(deps);
    findings.push(finding);
    if (finding.level !== 'well') break;
  }
  return findings;
}

async function lookAtAddress({ homeserver, askHomeserver }: ExamineHomeserverDeps): Promise<Finding> {
  const id = 'homeserver.address';
  const answer = await askHomeserver({ path: '/_matrix/client/versions', as: 'nobody' }).catch(
    (error: unknown) => reasonOf(error),
  );
  const mend =
    'Start the homeserver, or correct homeserver.url in the configuration: it must lead to the client API.';
  if (typeof answer === 'string')
    return { id, level: 'error', what: `${homeserver.url} does not answer (${answer}).`, mend };
  if (answer.status === 200 && Versions.safeParse(answer.body).success)
    return { id, level: 'well', what: `The homeserver answers at ${homeserver.url}.` };
  return {
    id,
    level: 'error',
    what: `${homeserver.url} answers, but not as a homeserver does (status ${answer.status}).`,
    mend,
  };
}

/** The code of the error or of its cause: messages may repeat the request. */
function reasonOf(error: unknown): string {
  const cause: unknown =
    typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return codeOf(error) ?? codeOf(cause) ?? 'no answer in time';
}

async function lookAtToken({ homeserver, askHomeserver }: ExamineHomeserverDeps): Promise<Finding> {
  const { status, body } = await whoami(askHomeserver, 'registration');
  if (status === 401)
    return {
      id: 'homeserver.token',
      level: 'error',
      what: 'The homeserver does not know the as_token of the registration.',
      mend: INSTALL,
    };
  const user = parseUserId(Whoami.safeParse(body).data?.user_id);
  if (status === 200 && user !== undefined && serverOf(user) !== homeserver.domain)
    return {
      id: 'homeserver.domain',
      level: 'error',
      what: `The homeserver calls itself ${serverOf(user)}, and the configuration says ${homeserver.domain}.`,
      mend: `Set homeserver.domain to ${serverOf(user)}, and let eis register write a registration for it.`,
    };
  // 403 and 404: the account of the registration itself does not exist yet; the token was accepted.
  if (status === 200 || status === 403 || status === 404)
    return { id: 'homeserver.token', level: 'well', what: 'The homeserver accepts the as_token.' };
  return unexpected('homeserver.token', 'The as_token could not be checked', status);
}

async function lookAtAccount({ askHomeserver, bot, isRunning }: ExamineHomeserverDeps): Promise<Finding> {
  const id = 'homeserver.account';
  const { status, body } = await whoami(askHomeserver, bot);
  if (status === 200) return lookAtName(Whoami.safeParse(body).data?.user_id, bot);
  const { errcode, error } = Refusal.safeParse(body).data ?? { errcode: '', error: '' };
  // Synapse says it in words only; 401 is what Dendrite answers for a name of another domain.
  if (status === 401 || errcode === 'M_EXCLUSIVE' || error.includes('masquerade'))
    return {
      id,
      level: 'error',
      what: `The registration that the homeserver knows does not let eis act as ${bot}.`,
      mend: INSTALL,
    };
  if (status !== 403 && status !== 404) return unexpected(id, `${bot} could not be looked up`, status);
  if (!isRunning) return { id, level: 'well', what: `${bot} does not exist yet; the first start makes it.` };
  return {
    id,
    level: 'error',
    what: `${bot} does not exist at the homeserver, although eis is running.`,
    mend: 'Start eis anew: it makes its accounts at the start. If that does not help, the log says why it was refused.',
  };
}

function lookAtName(user: string | undefined, bot: UserId): Finding {
  if (user === bot) return { id: 'homeserver.account', level: 'well', what: `${bot} exists.` };
  return {
    id: 'homeserver.account',
    level: 'error',
    what: `The homeserver takes the as_token for a login of ${user ?? 'somebody else'}, so eis cannot act as ${bot}.`,
    mend: 'Take io.element.msc4190 out of the registration, and send POST /_matrix/client/v3/logout with the as_token.',
  };
}

const unexpected = (id: string, what: string, status: number): Finding => ({
  id,
  level: 'warning',
  what: status === 0 ? `${what}: no answer came.` : `${what}: the homeserver answered with status ${status}.`,
  mend: 'Look again in a minute; if it stays, the log of the homeserver says why.',
});

/** Status 0 where no answer came. */
async function whoami(
  askHomeserver: ExamineHomeserverDeps['askHomeserver'],
  as: HomeserverQuestion['as'],
): Promise<HomeserverAnswer> {
  try {
    return await askHomeserver({ path: '/_matrix/client/v3/account/whoami', as });
  } catch {
    return { status: 0, body: undefined };
  }
}
