import type { HttpReply, HttpRequest, HttpRoute } from '../../src/core/http.ts';
import { createGate, type Gate, type Station } from './gate.ts';

/** A kind of request that eis makes of the homeserver, and where it is caught. */
export interface Wanted {
  readonly method: HttpRoute['method'];
  /** A part of the path as the table of endpoints writes it. */
  readonly path: string;
  /** A part of the path as it came. */
  readonly naming?: string;
  readonly station: Station;
}

/** What stands between eis and the homeserver: it can hold one request in either direction. */
export interface Front extends Pick<Gate<Wanted, Passing>, 'trap'> {
  readonly routes: readonly HttpRoute[];
}

interface Passing {
  readonly route: HttpRoute;
  readonly request: HttpRequest;
}

/** Puts itself before the routes. */
export function createFront(routes: readonly HttpRoute[]): Front {
  const { pass, trap } = createGate<Wanted, Passing>(fits);
  return {
    routes: routes.map((route) => ({
      ...route,
      answer: async (request: HttpRequest): Promise<HttpReply> => {
        await pass({ route, request }, 'arrived');
        const reply = await route.answer(request);
        await pass({ route, request }, 'answered');
        return reply;
      },
    })),
    trap,
  };
}

/** Requests of people pass at all times: theirs do not name a user. */
const isOfEis = ({ query }: HttpRequest): boolean => query.has('user_id');

const fits = (wanted: Wanted, { route, request }: Passing): boolean =>
  isOfEis(request) &&
  wanted.method === route.method &&
  route.path.includes(wanted.path) &&
  request.path.includes(wanted.naming ?? '');
