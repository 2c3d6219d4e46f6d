import type { z } from 'zod';
import type { BackendIo } from '../../core/backend.ts';
import { BadCredentialsError } from '../../core/errors.ts';
import { Capability, PROJECTS, readAccount, readInfo } from './capability.ts';
import { type Answer, type Ask, createClient, isOk, parse, type Question } from './client.ts';
import { inDoubt } from './in-doubt.ts';
import { MissingRoute, refusalOf } from './refusals.ts';
import { newTokenAt, rightFor } from './rights.ts';
import { listed } from './wire.ts';
import { say } from './sentences.ts';

export interface Service {
  readonly address: string;
  /** `my.vikunja.io` */
  readonly host: string;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly sleep: BackendIo['sleep'];
  /** What is known about it: from the facts, else asked for once. */
  readonly capability: (signal: AbortSignal) => Promise<Capability>;
  /** Looks again at everything that is known about it, the token included: a default project changes, a server is upgraded. */
  readonly refresh: (signal: AbortSignal) => Promise<Capability>;
  /** Where people find it; ends with a slash. */
  readonly frontend: () => string;
  /** Every answer but 401. */
  readonly ask: Ask;
  /** A write that may be sent twice, because twice is as good as once: sent again as long as the service has a hiccup. */
  readonly insist: Ask;
  /** The answer in the form expected; a refusal is thrown. */
  readonly take: <Wire extends z.ZodType>(
    schema: Wire,
    question: Question,
    signal: AbortSignal,
  ) => Promise<z.output<Wire>>;
  /** All pages of a list, each id once. */
  readonly all: <Item extends z.ZodType<{ id: number }>>(
    item: Item,
    question: Omit<Question, 'method'>,
    signal: AbortSignal,
  ) => Promise<readonly z.output<Item>[]>;
  /** Once more when the service turns out to be of another version by now. */
  readonly onCurrent: <Result>(
    act: (capability: Capability) => Promise<Result>,
    signal: AbortSignal,
  ) => Promise<Result>;
}

/** A list longer than this is no list of a person: a service that says otherwise is not followed for ever. */
const MOST_PAGES = 200;

/**
 * SQLite behind Vikunja from 2.4 on refuses a write now and then while the server writes for itself, and nothing of it
 * is left behind.
 */
export const PAUSES_MS = [100, 300, 1000, 3000] as const;

export function openService(address: string, io: BackendIo): Service {
  const host = new URL(address).host;
  const client = createClient(address, io);
  let known = Capability.safeParse(io.facts).data;

  const examine = async (signal: AbortSignal): Promise<Capability> => {
    // Without the look at a 401: what this token may not see stays unknown.
    const info = await readInfo({ ask: client, address }, signal);
    if (!info) throw new MissingRoute(`There is no Vikunja at ${host} any more.`, { certainty: 'not done' });
    const projects = await client(PROJECTS, signal);
    const { account } = await readAccount({ ...info, projects }, client, signal);
    known = { ...info, ...account };
    await io.learn(known);
    return known;
  };
  const capability = async (signal: AbortSignal): Promise<Capability> => known ?? (await examine(signal));
  const ask: Ask = async (question, signal) => {
    const answer = await client(question, signal);
    if (answer.status !== 401) return answer;
    throw await notAllowed({ question, ask: client, host, known }, signal);
  };

  return {
    address,
    host,
    timeZone: io.timeZone,
    now: io.now,
    sleep: io.sleep,
    capability,
    refresh: async (signal) => {
      await ask(PROJECTS, signal);
      return await examine(signal);
    },
    frontend: () => known?.frontend ?? `${address}/`,
    ask,
    ...waysOf(ask, host, io.sleep),
    onCurrent: async (act, signal) => {
      const before = await capability(signal);
      try {
        return await act(before);
      } catch (error) {
        if (!(error instanceof MissingRoute)) throw error;
        const after = await examine(signal);
        if (after.version === before.version) throw error;
        return await act(after);
      }
    },
  };
}

function waysOf(ask: Ask, host: string, sleep: Service['sleep']): Pick<Service, 'insist' | 'take' | 'all'> {
  const insist: Ask = async (question, signal) => {
    let answer = await ask(question, signal);
    for (const [tries, pause] of PAUSES_MS.entries()) {
      if (answer.status < 500) return tries > 0 ? { ...answer, isAfterHiccup: true } : answer;
      await sleep(pause, signal);
      // An answer like that may hide that it was done, whatever hinders the next try.
      answer = await ask(question, signal).catch((error: unknown) => {
        throw inDoubt(error);
      });
    }
    return { ...answer, isAfterHiccup: true };
  };
  const answered: Ask = async (question, signal) => {
    const answer = await ask(question, signal);
    if (!isOk(answer)) throw refusalOf(answer, question, host);
    return answer;
  };
  const take: Service['take'] = async (schema, question, signal) =>
    parse(schema, await answered(question, signal), { host, question });

  const all: Service['all'] = async (item, question, signal) => {
    const page = async (number: number) => {
      const query = { ...question.query, ...(number === 1 ? {} : { page: number }) };
      const asked: Question = { ...question, method: 'GET', query };
      const answer = await answered(asked, signal);
      return { items: parse(listed(item), answer, { host, question: asked }) ?? [], pages: answer.pages };
    };
    const first = await page(1);
    const found = new Map(first.items.map((one) => [one.id, one]));
    for (let number = 2; number <= Math.min(first.pages, MOST_PAGES); number += 1) {
      for (const one of (await page(number)).items) found.set(one.id, one);
    }
    return [...found.values()];
  };
  return { insist, take, all };
}

interface Refused {
  readonly question: Question;
  readonly ask: Ask;
  readonly host: string;
  readonly known: Pick<Capability, 'isExact' | 'frontend'> | undefined;
}

/** Vikunja says 401 for a dead token and for a missing right alike: a second look tells them apart. */
async function notAllowed(refused: Refused, signal: AbortSignal): Promise<BadCredentialsError> {
  const { question, host, known } = refused;
  const right = rightFor(question);
  const link = { label: host, url: newTokenAt(known?.frontend ?? `https://${host}/`) };
  if (right && (await isAlive(refused, signal))) {
    const { to, scope } = right;
    return new BadCredentialsError(
      (language) => say(language).lacksRight(host, to, scope, link.url),
      'missing right',
      { certainty: 'not done', link },
    );
  }
  return new BadCredentialsError((language) => say(language).deadToken(host, link.url), 'wrong credentials', {
    certainty: 'not done',
    link,
  });
}

/** Before 2.4 the address for testing a token says yes to every token, so two reads that every eis token may do decide. */
export async function isAlive(
  { question, ask, known }: Pick<Refused, 'question' | 'ask' | 'known'>,
  signal: AbortSignal,
): Promise<boolean> {
  const probes: readonly Question[] = known?.isExact
    ? [{ method: 'GET', path: '/api/v1/token/test' }]
    : PROBES.filter(({ path }) => path !== question.path);
  for (const probe of probes) {
    const answer: Answer = await ask(probe, signal);
    if (isOk(answer)) return true;
  }
  return false;
}

const PROBES: readonly Question[] = [
  { method: 'GET', path: '/api/v1/projects', query: { per_page: 1 } },
  { method: 'GET', path: '/api/v1/tasks', query: { per_page: 1 } },
  { method: 'GET', path: '/api/v1/tasks/all', query: { per_page: 1 } },
];
