import type { HttpReply, HttpRequest, HttpRoute } from '../core/http.ts';
import { pathParameters } from './path-parameters.ts';

export interface PlainRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Answers a request with the route that fits, and as Matrix wants it where none does. */
export async function answerWith(routes: readonly HttpRoute[], request: PlainRequest): Promise<HttpReply> {
  const [rawPath = '', query = ''] = request.target.split('?', 2);
  const path = rawPath.replace(/^\/+/, '/');
  const fitting = routes.filter((route) => pathParameters(route.path, path) !== undefined);
  const route = fitting.find(({ method }) => method === request.method);
  if (!route) return fitting.length > 0 ? unrecognised(405) : unrecognised(404);
  const { method, headers, body } = request;
  const given = Object.entries(pathParameters(route.path, path) ?? {});
  const parameters = Object.fromEntries(given.map(([name, value]) => [name, decode(value)]));
  const whole: HttpRequest = { method, path, parameters, query: new URLSearchParams(query), headers, body };
  const refused = route.refuse?.(whole);
  if (refused) return refused;
  if (body.length > route.bodyLimit)
    return { status: 413, body: { errcode: 'M_TOO_LARGE', error: 'Too large' } };
  return await route.answer(whole);
}

const unrecognised = (status: number): HttpReply => ({
  status,
  body: { errcode: 'M_UNRECOGNIZED', error: 'Unrecognized request' },
});

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The bytes and the kind of a reply's body. */
export function encodeBody({ body, headers }: HttpReply): {
  bytes: Uint8Array;
  headers: Record<string, string>;
} {
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const type = isJson ? 'application/json' : 'text/html; charset=utf-8';
  const text = isJson ? JSON.stringify(body) : body;
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { bytes, headers: { 'content-type': type, ...headers } };
}

/** `fetch` without a socket: every request is answered by these routes, whatever its host. */
export function fetchFrom(routes: () => readonly HttpRoute[]): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // The signal of a Request is a copy that may be collected before it fires; the caller's own is not.
    const signal = init?.signal ?? request.signal;
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (): void => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    return await Promise.race([responseTo(request, routes()), ended]);
  };
}

async function responseTo(request: Request, routes: readonly HttpRoute[]): Promise<Response> {
  const { origin } = new URL(request.url);
  const reply = await answerWith(routes, {
    method: request.method,
    target: request.url.slice(origin.length),
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  });
  const { bytes, headers } = encodeBody(reply);
  const hasBody = reply.status !== 204 && bytes.length > 0;
  return new Response(hasBody ? new Uint8Array(bytes) : null, { status: reply.status, headers });
}
