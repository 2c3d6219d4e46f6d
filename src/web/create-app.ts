import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { describeError } from '../core/describe-error.ts';
import type { HttpReply, HttpRequest, HttpRoute } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { readBody } from './read-body.ts';
import { send } from './send.ts';

const VERBS = { GET: 'get', PUT: 'put', POST: 'post', DELETE: 'delete', OPTIONS: 'options' } as const;
const LEADING_SLASHES = /^\/+/;

/**
 * The routes as an Express application. Paths are matched letter by letter; what no route answers is said in the
 * form of the Matrix specification. A failure is logged here and nowhere else, under the path of its route: query
 * strings hold tokens, and parameters hold names.
 */
export function createApp(routes: readonly HttpRoute[], log: Log): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', false);
  app.use((request, response, next) => {
    // With a trailing slash in the registration's `url`, Dendrite calls `//_matrix/…`.
    request.url = request.url.replace(LEADING_SLASHES, '/');
    if (request.url.startsWith('/')) next();
    else send(response, matrixError(400, 'M_UNRECOGNIZED', 'The request names no path'));
  });
  for (const route of routes)
    app.route(route.path)[VERBS[route.method]](async (request, response) => {
      send(response, await answer(route, request));
    });
  for (const [path, served] of Map.groupBy(routes, (route) => route.path))
    app.all(path, (_request, response) => {
      const allow = served.map(({ method }) => method).join(', ');
      const reply = matrixError(405, 'M_UNRECOGNIZED', 'This path has no such method');
      send(response, { ...reply, headers: { allow } });
    });
  app.use((_request, response) => {
    send(response, matrixError(404, 'M_UNRECOGNIZED', 'There is no such path'));
  });
  app.use(sayFailure(log));
  return app;
}

async function answer(route: HttpRoute, request: Request): Promise<HttpReply> {
  const head = headOf(request);
  const refusal = route.refuse?.(head);
  if (refusal !== undefined) return refusal;
  const body = await readBody(request, route.bodyLimit);
  switch (body.kind) {
    case 'whole':
      return await route.answer({ ...head, body: body.bytes });
    case 'too large':
      return matrixError(413, 'M_TOO_LARGE', 'The body is too large');
    case 'encoded':
      return matrixError(415, 'M_UNKNOWN', 'The body is compressed, or of an unknown encoding');
  }
}

/** The path is cut as a string: read as an address, `//_matrix` would name a host. */
function headOf({ method, url, params, headers }: Request): Omit<HttpRequest, 'body'> {
  const mark = url.indexOf('?');
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    parameters: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
    ),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark)),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    ),
  };
}

const matrixError = (status: number, errcode: string, error: string): HttpReply => ({
  status,
  body: { errcode, error },
});

const sayFailure =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request: Request, response: Response, _next) => {
    if (isBadPath(error)) {
      send(response, matrixError(400, 'M_UNRECOGNIZED', 'The path is not encoded as it should be'));
      return;
    }
    const fields = { method: request.method, route: routeOf(request), ...describeError(error) };
    if (response.headersSent || request.socket.destroyed) {
      log.info('request broken off', fields);
      response.destroy();
      return;
    }
    log.error('request failed', fields);
    send(response, matrixError(500, 'M_UNKNOWN', 'That was a mistake of eis'));
  };

/** Thrown by the router for a path like `/users/%E0%A4`. */
const isBadPath = (error: unknown): boolean =>
  error instanceof URIError && 'status' in error && error.status === 400;

function routeOf({ route }: { readonly route?: unknown }): string | undefined {
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
    ? route.path
    : undefined;
}
