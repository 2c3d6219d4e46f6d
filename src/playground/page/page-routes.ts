import { readFileSync } from 'node:fs';
import type { HttpReply, HttpRoute } from '../../core/http.ts';
import { type PageDevice, deviceRoutes } from './page-devices.ts';
import type { PageModels, PageModelsState } from './page-models.ts';

export interface PagePerson extends PageDevice {
  readonly name: string;
  /** Of their account in the Vikunja beside the page. */
  readonly vikunjaToken: string;
}

/** The Vikunja that people on the page can connect. */
export interface PageService {
  readonly address: string;
  readonly version: string;
}

/** Nothing is fetched from elsewhere, and nothing of elsewhere may show the page. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

const SCRIPTS = ['page.js', 'client.js', 'draw-event.js', 'watch-models.js'];

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The chat page: one file, its scripts, and who may be played on it. */
export function pageRoutes(
  people: readonly PagePerson[],
  vikunja: PageService,
  models?: Pick<PageModels, 'state'>,
): readonly HttpRoute[] {
  const logins = people.map(({ name, person, token, vikunjaToken }) => ({
    name,
    user: person.user,
    token,
    connect: `config add ${vikunja.address} ${vikunjaToken}`,
  }));
  const script = { ...HEADERS, 'content-type': 'text/javascript; charset=utf-8' };
  return [
    route('/', { status: 200, headers: HEADERS, body: file('page.html') }),
    route('/playground/people', { status: 200, headers: HEADERS, body: logins }),
    route('/playground/vikunja', { status: 200, headers: HEADERS, body: { ...pick(vikunja) } }),
    route('/playground/models', () => ({
      status: 200,
      headers: HEADERS,
      body: models?.state() ?? NO_MODELS,
    })),
    ...deviceRoutes(people),
    ...SCRIPTS.map((name) =>
      route(`/playground/${name}`, { status: 200, headers: script, body: file(name) }),
    ),
  ];
}

const pick = ({ address, version }: PageService): PageService => ({ address, version });

const NO_MODELS: PageModelsState = { about: '', shows: false, tries: [], asked: [] };

const route = (path: string, reply: HttpReply | (() => HttpReply)): HttpRoute => ({
  method: 'GET',
  path,
  bodyLimit: 0,
  answer: async () => await Promise.resolve(typeof reply === 'function' ? reply() : reply),
});
