import { z } from 'zod';
import type { HttpReply, HttpRequest, HttpRoute } from '../../core/http.ts';
import type { Json } from '../../core/json.ts';
import { authenticate, checkDevice, tokenOf } from './authenticate.ts';
import { accountEndpoints } from './endpoints/accounts.ts';
import { crossSigningEndpoints } from './endpoints/cross-signing.ts';
import { deviceEndpoints } from './endpoints/devices.ts';
import { eventEndpoints } from './endpoints/events.ts';
import { keyEndpoints } from './endpoints/keys.ts';
import { markEndpoints } from './endpoints/marks.ts';
import { mediaEndpoints } from './endpoints/media.ts';
import { roomKeyEndpoints } from './endpoints/room-keys.ts';
import { roomEndpoints } from './endpoints/rooms.ts';
import { syncEndpoints } from './endpoints/sync.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { asReply, badJson, Refusal } from './refusal.ts';
import type { Answer, Endpoint, Server } from './server.ts';

const endpoints: readonly Endpoint[] = [
  ...accountEndpoints,
  ...deviceEndpoints,
  ...keyEndpoints,
  ...crossSigningEndpoints,
  ...roomKeyEndpoints,
  ...mediaEndpoints,
  ...roomEndpoints,
  ...eventEndpoints,
  ...markEndpoints,
  ...syncEndpoints,
];

/** A whole event fits many times; files say themselves how large they may be. */
const BODY_LIMIT = 1024 * 1024;

export interface Noting {
  readonly journal: Journal;
  readonly faults: Faults;
}

/** The client-server API as values that any HTTP server can serve. */
export const homeserverRoutes = (server: Server, noting: Noting): readonly HttpRoute[] =>
  endpoints.map((endpoint) => ({
    method: endpoint.method,
    path: endpoint.path,
    bodyLimit: endpoint.bodyLimit ?? BODY_LIMIT,
    answer: async (request) => await answer(server, noting, endpoint, request),
  }));

/** The path as the table writes it, e.g. `/_matrix/client/v3/rooms/:room/leave`; the path itself where nothing fits. */
export function templateOf(method: string, path: string): string {
  const parts = path.split('/');
  const fits = (template: string): boolean => {
    const wanted = template.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  };
  return endpoints.find((endpoint) => endpoint.method === method && fits(endpoint.path))?.path ?? path;
}

interface Read {
  user: string | undefined;
  body: Json | undefined;
}

async function answer(
  server: Server,
  { journal, faults }: Noting,
  endpoint: Endpoint,
  request: HttpRequest,
): Promise<HttpReply> {
  const read: Read = { user: undefined, body: undefined };
  const { position } = server.world;
  const reply = await withFaults(
    faults,
    endpoint,
    async () => await tryAnswer(server, endpoint, request, read),
  );
  journal.note({
    at: server.world.now(),
    method: request.method,
    template: endpoint.path,
    path: request.path,
    status: reply.status,
    position,
    ...read,
  });
  return reply;
}

async function withFaults(
  faults: Faults,
  endpoint: Endpoint,
  act: () => Promise<HttpReply>,
): Promise<HttpReply> {
  const fault = faults.take(endpoint);
  if (fault?.when === 'before') return fault.reply;
  const reply = await act();
  return fault?.reply ?? reply;
}

async function tryAnswer(
  server: Server,
  endpoint: Endpoint,
  request: HttpRequest,
  read: Read,
): Promise<HttpReply> {
  try {
    return await dispatch(server, endpoint, request, read);
  } catch (error) {
    if (error instanceof Refusal) return asReply(error);
    if (error instanceof z.ZodError) return asReply(badJson(z.prettifyError(error)));
    throw error;
  }
}

async function dispatch(
  server: Server,
  endpoint: Endpoint,
  request: HttpRequest,
  read: Read,
): Promise<Answer> {
  const { parameters, query } = request;
  if (endpoint.open) {
    const token = tokenOf(request);
    const body = parseBody(request);
    return await endpoint.answer(server, { parameters, query, body, token });
  }
  const requester = authenticate(server, request);
  read.user = requester.user;
  if (endpoint.needs) checkDevice(server, requester, endpoint.needs);
  read.body = endpoint.takesFile ? {} : parseBody(request);
  const file = { bytes: request.body, type: request.headers['content-type'] };
  return await endpoint.answer(server, { parameters, query, body: read.body, file, requester });
}

function parseBody({ body, method }: HttpRequest): Json {
  if (body.length === 0 || method === 'GET') return {};
  try {
    return z.json().parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    throw new Refusal(400, 'M_NOT_JSON', 'Content not JSON.');
  }
}
