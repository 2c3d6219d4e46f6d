import type { HttpReply, HttpRequest, HttpRoute } from '../../src/core/http.ts';

/** `arrived`: nothing was done yet. `answered`: it was done, and the answer has not left. */
export type Station = 'arrived' | 'answered';

/** A kind of request that eis makes, and where it is caught. */
export interface Wanted {
  readonly method: HttpRoute['method'];
  /** A part of the path as the table of endpoints writes it. */
  readonly path: string;
  /** A part of the path as it came. */
  readonly naming?: string;
  readonly station: Station;
}

export interface Trap {
  /** Settles when a request is held; never after `release`. */
  readonly caught: Promise<void>;
  /** Lets go what is held, or no longer waits. `drop`: what has only arrived is never done. */
  readonly release: (fate: 'go on' | 'drop') => void;
}

/** What stands between eis and the homeserver: it can hold one request in either direction. */
export interface Front {
  readonly routes: readonly HttpRoute[];
  readonly trap: (wanted: Wanted) => Trap;
}

interface Armed {
  readonly wanted: Wanted;
  readonly caught: () => void;
  readonly fate: Promise<'go on' | 'drop'>;
}

/** Requests of people pass at all times: theirs do not name a user. */
const isOfEis = ({ query }: HttpRequest): boolean => query.has('user_id');

/** Puts itself before the routes. */
export function createFront(routes: readonly HttpRoute[]): Front {
  let armed: Armed | undefined;
  const pass = async (route: HttpRoute, request: HttpRequest, station: Station): Promise<void> => {
    const trap = armed;
    if (!trap || !isOfEis(request) || !fits(trap.wanted, { route, request, station })) return;
    armed = undefined;
    trap.caught();
    const fate = await trap.fate;
    if (fate === 'drop' && station === 'arrived') throw new Error('the homeserver ended before it did this');
  };
  return {
    routes: routes.map((route) => ({
      ...route,
      answer: async (request: HttpRequest): Promise<HttpReply> => {
        await pass(route, request, 'arrived');
        const reply = await route.answer(request);
        await pass(route, request, 'answered');
        return reply;
      },
    })),
    trap: (wanted) => {
      const caught = Promise.withResolvers<void>();
      const fate = Promise.withResolvers<'go on' | 'drop'>();
      const mine = { wanted, caught: caught.resolve, fate: fate.promise };
      armed = mine;
      const release: Trap['release'] = (chosen) => {
        if (armed === mine) armed = undefined;
        fate.resolve(chosen);
      };
      return { caught: caught.promise, release };
    },
  };
}

interface Passing {
  readonly route: HttpRoute;
  readonly request: HttpRequest;
  readonly station: Station;
}

const fits = (wanted: Wanted, { route, request, station }: Passing): boolean =>
  wanted.station === station &&
  wanted.method === route.method &&
  route.path.includes(wanted.path) &&
  request.path.includes(wanted.naming ?? '');
