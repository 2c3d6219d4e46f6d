import type { HttpReply, HttpRequest, HttpRoute } from '../core/http.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Secret } from '../core/secret.ts';
import { homeserverOnly } from './homeserver-only.ts';

export interface QueryDeps {
  readonly homeserverToken: Secret;
  readonly ownUsers: OwnUsers;
}

/** Queries have no body; some clients send `{}`. */
const BODY_LIMIT = 1024;

const found: HttpReply = { status: 200, body: {} };
const notFound: HttpReply = { status: 404, body: { errcode: 'M_NOT_FOUND', error: 'Not found' } };

/**
 * "Does this user, this alias exist?" A 200 would make the homeserver create it, so only the two accounts that eis
 * registers itself are confirmed. Dendrite and Synapse ask; the Conduit family asks for aliases only.
 */
export function queryRoutes({ homeserverToken, ownUsers }: QueryDeps): readonly HttpRoute[] {
  const isRegistered = (user: string | undefined): boolean =>
    user === ownUsers.bot || user === ownUsers.sender;
  const route = (path: string, reply: (request: HttpRequest) => HttpReply): HttpRoute => ({
    method: 'GET',
    path,
    bodyLimit: BODY_LIMIT,
    refuse: homeserverOnly(homeserverToken),
    answer: async (request) => await Promise.resolve(reply(request)),
  });
  const user = ({ parameters }: HttpRequest): HttpReply =>
    isRegistered(parameters['userId']) ? found : notFound;
  return [
    route('/_matrix/app/v1/users/:userId', user),
    route('/users/:userId', user),
    route('/_matrix/app/v1/rooms/:alias', () => notFound),
    route('/rooms/:alias', () => notFound),
  ];
}
