import type { BackendIo } from '../../core/backend.ts';
import type { Tested } from '../../core/connection.ts';
import { BadCredentialsError, UserFacingError } from '../../core/errors.ts';
import { type Capability, type Found, PROJECTS, readAccount, readInfo } from './capability.ts';
import { type Answer, type Ask, createClient, ForeignAnswer, isOk, type Question } from './client.ts';
import { refusalOf } from './refusals.ts';
import { newTokenAt, rightFor } from './rights.ts';
import { isAlive } from './service.ts';
import { taskList } from './task-list.ts';
import { say } from './sentences.ts';

export interface Trial {
  readonly address: string;
  /** Speaks for the person: nothing is asked with it before a Vikunja was found there. */
  readonly authorised: typeof globalThis.fetch;
}

/** Says which it is when it does not work: the address, the token, or a right that the token lacks. Reads only. */
export async function testCredentials(
  { address: typed, authorised }: Trial,
  io: BackendIo,
  signal: AbortSignal,
): Promise<Tested> {
  const { address, info } = await findVikunja(typed, io, signal);
  const host = new URL(address).host;
  const ask = createClient(address, { ...io, fetch: authorised });
  const count: Question = { method: 'GET', path: taskList(info.generation), query: { per_page: 1 } };
  const tries = { ask, host, info };
  const tasks = await needed(count, tries, signal);
  const projects = await needed(PROJECTS, tries, signal);
  const { account, language } = await readAccount({ ...info, projects }, ask, signal);
  const labels = await ask(LABELS, signal);
  const facts: Capability = { ...info, ...account };
  return {
    address,
    account: account.account ?? undefined,
    facts,
    found: tasks.pages === 1 ? '1 task' : `${tasks.pages} tasks`,
    timeZone: account.timeZone ?? undefined,
    language,
    lacks: isOk(labels) ? [] : [(inLanguage) => say(inLanguage).right(rightFor(LABELS)?.to ?? '')],
  };
}

const LABELS: Question = { method: 'GET', path: '/api/v1/labels' };

interface Tries {
  readonly ask: Ask;
  readonly host: string;
  readonly info: Found;
}

/** With one task a page, the number of pages is the number of tasks. */
async function needed(question: Question, { ask, host, info }: Tries, signal: AbortSignal): Promise<Answer> {
  const answer = await ask(question, signal);
  if (isOk(answer)) return answer;
  if (answer.status !== 401) throw refusalOf(answer, question, host);
  // What to do with the link depends on what the person said, which is not known here.
  const facts = { certainty: 'not done' as const, link: { label: host, url: newTokenAt(info.frontend) } };
  if (await isAlive({ question, ask, known: info }, signal)) {
    const { to, scope } = rightFor(question) ?? { to: '', scope: '' };
    throw new BadCredentialsError(
      (language) => say(language).worksButLacks(host, to, scope),
      'missing right',
      facts,
    );
  }
  throw new BadCredentialsError((language) => say(language).wrongToken(host), 'wrong credentials', facts);
}

/** People paste what their browser shows: the address of a page, or the one of the API. */
export async function findVikunja(
  typed: string,
  io: BackendIo,
  signal: AbortSignal,
): Promise<{ readonly address: string; readonly info: Found }> {
  const url = new URL(typed);
  const path = url.pathname.replace(/\/api\/v\d.*$/, '').replace(/\/+$/, '');
  const paths = [...new Set([path, ''])];
  for (const one of paths) {
    const address = `${url.origin}${one}`;
    const ask = createClient(address, io);
    const info = await readInfo({ ask, address }, signal).catch(unlessForeign);
    if (info) return { address, info };
  }
  throw new UserFacingError((language) => say(language).noVikunja(url.host), { certainty: 'not done' });
}

function unlessForeign(error: unknown): null {
  if (error instanceof ForeignAnswer) return null;
  throw error;
}
