import type { HttpReply, HttpRoute } from '../core/http.ts';
import type { AdminDoor } from './admin-door.ts';
import { cryptoRoutes } from './crypto-routes.ts';

/** Most is asked by a path alone. */
const NO_BODY = 1024;

/**
 * The door for commands on the same machine: JSON over a unix socket. There is no token; the folder of the socket
 * (mode 0700) decides who gets in.
 */
export function adminRoutes(door: AdminDoor): readonly HttpRoute[] {
  return [
    get('/admin/status', async () => ok(await door.status())),
    get('/admin/findings', async () => ok({ findings: await door.findings() })),
    get('/admin/dead-letters', async () => ok({ deadLetters: await door.deadLetters() })),
    {
      method: 'POST',
      path: '/admin/dead-letters/:number/rerun',
      bodyLimit: NO_BODY,
      answer: async ({ parameters }) => {
        const id = deadLetterNumber(parameters['number'] ?? '');
        return id !== undefined && (await door.rerun(id)) ? ok({}) : NOT_FOUND;
      },
    },
    {
      method: 'GET',
      path: '/admin/trace/:reference',
      bodyLimit: NO_BODY,
      answer: async ({ parameters }) => {
        const trace = await door.trace(parameters['reference'] ?? '');
        return trace === undefined ? NOT_FOUND : ok(trace);
      },
    },
    ...snapshotRoutes(door),
    ...cryptoRoutes(door.crypto),
  ];
}

const snapshotRoutes = ({ snapshot }: AdminDoor): readonly HttpRoute[] => [
  {
    method: 'POST',
    path: '/admin/snapshot',
    bodyLimit: NO_BODY,
    answer: async () => ok(await snapshot.begin()),
  },
  {
    method: 'POST',
    path: '/admin/snapshot/:number/next',
    bodyLimit: NO_BODY,
    answer: async ({ parameters }) => {
      const chunk = await snapshot.next(Number(parameters['number']));
      return chunk === undefined ? NOT_FOUND : ok(chunk);
    },
  },
  {
    method: 'POST',
    path: '/admin/snapshot/:number/end',
    bodyLimit: NO_BODY,
    answer: async ({ parameters }) => {
      await snapshot.end(Number(parameters['number']));
      return ok({});
    },
  },
];

const get = (path: string, answer: () => Promise<HttpReply>): HttpRoute => ({
  method: 'GET',
  path,
  bodyLimit: NO_BODY,
  answer,
});

const ok = (body: object): HttpReply => ({ status: 200, body });
const NOT_FOUND: HttpReply = { status: 404, body: { error: 'not found' } };

/** The number of a dead letter as people type it, or nothing for anything else. */
export const deadLetterNumber = (text: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
