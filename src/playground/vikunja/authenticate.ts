import type { Endpoint } from './call.ts';
import { recordedOf, waysOf } from './generation.ts';
import { unauthorised } from './refusal.ts';
import type { State, StoredToken, StoredUser } from './state.ts';

const LOGIN = /^eyJ\.playground\.(.+)$/;

export type Credentials =
  | { readonly kind: 'login'; readonly user: StoredUser }
  | { readonly kind: 'token'; readonly secret: string }
  | undefined;

/** What stands in the header; nothing where it is neither a login nor an API token. */
export function credentialsIn(state: State, authorization: string | undefined): Credentials {
  const [, secret] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  const username = LOGIN.exec(secret ?? '')?.[1];
  const user = username === undefined ? undefined : state.userNamed(username);
  if (user) return { kind: 'login', user };
  if (secret === undefined) return undefined;
  return secret.startsWith('tk_') || state.tokens.has(secret) ? { kind: 'token', secret } : undefined;
}

/** Who asks. Every reason not to answer looks the same: 401. */
export function authenticate(state: State, endpoint: Endpoint, credentials: Credentials): StoredUser {
  const refusal = unauthorised(waysOf[state.generation]);
  if (credentials?.kind === 'login') return credentials.user;
  if (!credentials || endpoint.needs === 'login') throw refusal;
  const token = state.tokens.get(credentials.secret);
  if (isBelieved(state, endpoint)) return state.user(token?.owner ?? 1);
  if (!token || !isGood(state, endpoint, token)) throw refusal;
  return state.user(token.owner);
}

/** From 1.0 to 2.3 the token test says yes to anything that begins like a token. */
const isBelieved = ({ generation }: State, { needs }: Endpoint): boolean =>
  needs === 'any token' && waysOf[generation].tokenTest === 'believes anything';

const isGood = (state: State, endpoint: Endpoint, token: StoredToken): boolean =>
  token.expires > state.instant() && (endpoint.needs === 'any token' || mayCall(state, endpoint, token));

/** The verbs of the second API in those of the first: scopes are shared. */
const FIRST_VERB: Readonly<Record<string, string>> = {
  GET: 'GET',
  POST: 'PUT',
  PUT: 'POST',
  PATCH: 'POST',
  DELETE: 'DELETE',
};

function mayCall(state: State, endpoint: Endpoint, token: StoredToken): boolean {
  const { method, path, api } = endpoint;
  if (state.generation === '0.24' && path === '/routes') return false;
  // Offered by `/routes`, and refused all the same.
  if (state.generation === '1' && /\/(?:labels|assignees)\/bulk$/.test(path)) return false;
  const verb = api === 2 ? (FIRST_VERB[method] ?? method) : method;
  const names = [
    scopeOf(state, method, `/api/v${api}${path}`),
    scopeOf(state, verb, `/api/v1${path}`),
  ].filter((name) => name !== undefined);
  const scopes = [names[0], ...(method === 'PATCH' ? [{ group: 'tasks', permission: 'read_one' }] : [])];
  return scopes.every((name) => name !== undefined && token.scopes[name.group]?.includes(name.permission));
}

interface Scope {
  readonly group: string;
  readonly permission: string;
}

const nameless = (path: string): string => path.replaceAll(/:\w+/g, ':');

function scopeOf({ generation }: State, method: string, path: string): Scope | undefined {
  if (method === 'GET' && path.endsWith('/projects/:project/tasks'))
    return { group: 'tasks', permission: 'read_all' };
  for (const [group, permissions] of Object.entries(recordedOf(generation).routes))
    for (const [permission, route] of Object.entries(permissions))
      if (route.method === method && nameless(route.path) === nameless(path)) return { group, permission };
  return undefined;
}

/** Everything that a token of this generation can be allowed. */
export function allScopes(state: State): StoredToken['scopes'] {
  const { routes } = recordedOf(state.generation);
  return Object.fromEntries(
    Object.entries(routes).map(([group, permissions]) => [group, Object.keys(permissions)]),
  );
}
