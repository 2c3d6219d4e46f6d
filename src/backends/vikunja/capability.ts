import { z } from 'zod';
import { UserFacingError } from '../../core/errors.ts';
import { isTimeZone } from '../../core/time.ts';
import { Project } from '../../domains/tasks/task.ts';
import { type Answer, type Ask, isOk, type Question } from './client.ts';
import { listed, WireAccount, WireInfo, WireProject } from './wire.ts';
import { say } from './sentences.ts';

/** How a Vikunja is spoken to. 0.24: another list of tasks. 2 (from 2.5 on): single fields can be changed safely. */
export type Generation = '0.24' | '1' | '2';

/** What was found out about one Vikunja and one person's account in it; kept with the connection. */
export const Capability = z
  .object({
    version: z.string(),
    generation: z.enum(['0.24', '1', '2']),
    /** From 2.4 on dates are compared in one zone, and a token can be tested by itself. */
    isExact: z.boolean(),
    /** Ends with a slash. */
    frontend: z.string(),
    pageSize: z.int(),
    /** False where the database takes one write after the other. */
    concurrentWrites: z.boolean(),
    account: z.string().nullable(),
    /** Takes what nobody gave a project. */
    inbox: Project.nullable(),
    timeZone: z.string().nullable(),
  })
  .readonly();
export type Capability = z.infer<typeof Capability>;

interface Version {
  readonly name: string;
  readonly isAtLeast: (major: number, minor: number) => boolean;
}

const NUMBERS = /^v?(\d{1,4})\.(\d{1,4})\.\d/;

/** `v2.5.0`, `v1.0.0-rc3-249-34472d13`; undefined for `unstable` and the like. */
function versionIn(text: string): Version | undefined {
  const [, major, minor] = NUMBERS.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  const [here, below] = [Number(major), Number(minor)];
  return {
    name: text.replace(/^v/, ''),
    isAtLeast: (wanted, least) => here > wanted || (here === wanted && below >= least),
  };
}

/** A build between versions tells by its addresses: only the newest ones have `/api/v2`. */
async function versionOf(text: string, ask: Ask, signal: AbortSignal): Promise<Version> {
  const named = versionIn(text);
  if (named) return named;
  const second = await ask({ method: 'GET', path: '/api/v2/info' }, signal);
  if (isOk(second)) return { name: text, isAtLeast: () => true };
  const list = await ask({ method: 'GET', path: '/api/v1/tasks', query: { per_page: 1 } }, signal);
  return { name: text, isAtLeast: (major) => major === 0 || (list.status !== 404 && major === 1) };
}

/** The part that is the same for everybody. */
export type Found = Omit<Capability, 'account' | 'inbox' | 'timeZone'>;

/** Null: nothing there is a Vikunja. Throws when it is one that is too old. */
export async function readInfo(
  { ask, address }: { readonly ask: Ask; readonly address: string },
  signal: AbortSignal,
): Promise<Found | null> {
  const answer = await ask({ method: 'GET', path: '/api/v1/info' }, signal);
  const info = isOk(answer) ? WireInfo.safeParse(answer.body).data : undefined;
  if (!info) return null;
  const version = await versionOf(info.version, ask, signal);
  if (!version.isAtLeast(0, 24)) {
    throw new UserFacingError((language) => say(language).tooOld(version.name), { certainty: 'not done' });
  }
  const generation = version.isAtLeast(2, 5) ? '2' : version.isAtLeast(1, 0) ? '1' : '0.24';
  return {
    version: version.name,
    generation,
    isExact: version.isAtLeast(2, 4),
    frontend: frontendOf(info.frontend_url ?? '', address),
    pageSize: info.max_items_per_page ?? DEFAULT_PAGE,
    concurrentWrites: info.concurrent_writes ?? false,
  };
}

const DEFAULT_PAGE = 50;

/** Links lead where the service says people find it, as long as that is a web address at all. */
function frontendOf(named: string, address: string): string {
  const url = URL.canParse(named) ? new URL(named) : undefined;
  const usable = url?.protocol === 'https:' || url?.protocol === 'http:' ? named : address;
  return usable.endsWith('/') ? usable : `${usable}/`;
}

type Account = Pick<Capability, 'account' | 'inbox' | 'timeZone'>;

interface Owner {
  readonly account: Account;
  /** As they set it there; no part of what is kept. */
  readonly language?: string | undefined;
}

/** Whose token it is, as far as it may see that. */
export async function readAccount(
  { generation, projects: list }: Pick<Capability, 'generation'> & { readonly projects: Answer },
  ask: Ask,
  signal: AbortSignal,
): Promise<Owner> {
  const projects = listed(WireProject).safeParse(list.body ?? null).data ?? [];
  const user = generation === '0.24' ? undefined : await ask(WHO, signal);
  const account = user && isOk(user) ? WireAccount.safeParse(user.body).data : undefined;
  if (!account) return { account: guessed([...projects, ...(await otherPages(list, ask, signal))]) };
  const { timezone: zone, language, default_project_id: id } = { ...account.settings };
  const known = projects.find((one) => one.id === id);
  const inbox = known ?? (await projectOf(id ?? 0, ask, signal));
  return {
    account: { account: account.username, inbox: inboxOf(inbox), timeZone: zoneOf(zone) },
    language: chosen(language),
  };
}

const zoneOf = (name: string | null | undefined): string | null => (name && isTimeZone(name) ? name : null);

/** Empty where they chose none. */
const chosen = (tag: string | null | undefined): string | undefined => tag || undefined;

/** 0.24 tells a token nothing about its owner: that of the only inbox stands for it. */
function guessed(projects: readonly WireProject[]): Account {
  const inboxes = projects.filter(({ id, title }) => id > 0 && title === 'Inbox');
  const [only] = inboxes.length === 1 ? inboxes : [];
  return { account: only?.owner?.username ?? null, inbox: inboxOf(only), timeZone: null };
}

/** Projects stand in the order that their owner gave them, so the inbox can be on any page. */
async function otherPages({ pages }: Answer, ask: Ask, signal: AbortSignal): Promise<readonly WireProject[]> {
  const found: WireProject[] = [];
  for (let page = 2; page <= Math.min(pages, MOST_PAGES); page += 1) {
    const answer = await ask({ ...PROJECTS, query: { page } }, signal);
    found.push(...(listed(WireProject).safeParse(answer.body ?? null).data ?? []));
  }
  return found;
}

const MOST_PAGES = 20;

const inboxOf = (project: WireProject | undefined): Account['inbox'] =>
  project ? { id: String(project.id), name: project.title } : null;

export const PROJECTS: Question = { method: 'GET', path: '/api/v1/projects' };

/** Needs a right of its own, from 1.0 on. */
const WHO = { method: 'GET', path: '/api/v1/user' } as const;

async function projectOf(id: number, ask: Ask, signal: AbortSignal): Promise<WireProject | undefined> {
  if (id <= 0) return undefined;
  const answer = await ask({ method: 'GET', path: `/api/v1/projects/${id}` }, signal);
  return isOk(answer) ? WireProject.safeParse(answer.body).data : undefined;
}
