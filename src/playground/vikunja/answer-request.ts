import type { Json } from '../../core/json.ts';
import type { PlainRequest } from '../router.ts';
import { authenticate, credentialsIn } from './authenticate.ts';
import { type Answer, type Call, type Endpoint, schemasAt } from './call.ts';
import { waysOf } from './generation.ts';
import { noRoute, plainBody, problemBody, Refusal, unauthorised, unreadable } from './refusal.ts';
import type { State, StoredUser } from './state.ts';
import { pathParameters } from '../path-parameters.ts';

export interface Matched {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
  /** `/api/v1/tasks/:task` */
  readonly template: string;
}

const BODY_LIMIT = 22 * 1024 * 1024;

/** Finds the endpoint, or says what a server says where there is none. */
export function matchRequest(
  state: State,
  endpoints: readonly Endpoint[],
  { method, path }: { readonly method: string; readonly path: string },
): Matched | Refusal {
  const fitting = endpoints.flatMap((endpoint): readonly Matched[] => {
    const template = `/api/v${endpoint.api}${endpoint.path}`;
    const parameters = pathParameters(template, path);
    return parameters ? [{ endpoint, parameters, template }] : [];
  });
  const found = fitting.find(({ endpoint }) => endpoint.method === method);
  if (found) return found;
  return fitting.length > 0 && state.generation !== '0.24'
    ? new Refusal(405, 'Method Not Allowed')
    : noRoute();
}

/** Who asks, as far as the endpoint wants to know. Unknown routes want to see something like a token as well. */
export function requesterOf(
  state: State,
  matched: Matched | Refusal,
  { path, authorization }: { readonly path: string; readonly authorization: string | undefined },
): StoredUser | Refusal {
  const credentials = credentialsIn(state, authorization);
  const isGuarded = path.startsWith('/api/v1/') || waysOf[state.generation].hasSecondApi;
  if (matched instanceof Refusal)
    return credentials || !isGuarded ? matched : unauthorised(waysOf[state.generation]);
  try {
    if (matched.endpoint.needs === 'open') return state.user(1);
    return authenticate(state, matched.endpoint, credentials);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

export interface Asking {
  readonly matched: Matched;
  readonly user: StoredUser;
  readonly request: PlainRequest;
  /** `https` or `http`. */
  readonly scheme: string;
}

/** Carries a request out. Never throws what is the requester's mistake. */
export function carryOut(state: State, { matched, user, request, scheme }: Asking): Answer {
  const { endpoint, parameters } = matched;
  const ways = waysOf[state.generation];
  const publicUrl = `${scheme}://${request.headers['host'] ?? 'localhost'}/`;
  const { headers } = request;
  try {
    const query = new URLSearchParams(request.target.split('?', 2)[1] ?? '');
    const base = { state, ways, api: endpoint.api, user, parameters, query, headers, publicUrl };
    const body = endpoint.takes === 'files' ? null : bodyOf(request, base);
    return endpoint.answer({ ...base, body, raw: request.body });
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, endpoint.api, publicUrl);
    throw error;
  }
}

/** Login and routing are refused in the form of the first API everywhere. */
export function refusalAnswer(refusal: Refusal, api: 1 | 2, publicUrl: string): Answer {
  const isOfTheDoor = refusal.status === 401 || refusal.message === 'Not Found' || refusal.status === 405;
  if (api === 1 || isOfTheDoor) return { status: refusal.status, body: plainBody(refusal) };
  const headers = { 'content-type': 'application/problem+json' };
  return { status: refusal.status, headers, body: problemBody(refusal, schemasAt(publicUrl)) };
}

function bodyOf({ body, headers }: PlainRequest, { ways, api }: Pick<Call, 'ways' | 'api'>): Json {
  if (body.length === 0) return null;
  if (body.length > BODY_LIMIT) throw new Refusal(413, 'Request Entity Too Large');
  const type = headers['content-type'] ?? '';
  if (api === 1 && !type.startsWith('application/json'))
    throw ways.namesInvalidFields ? unreadable(ways, '') : new Refusal(415, 'Unsupported Media Type');
  try {
    const parsed: Json = JSON.parse(new TextDecoder().decode(body));
    return parsed;
  } catch {
    throw unreadable(ways, 'unexpected EOF');
  }
}
