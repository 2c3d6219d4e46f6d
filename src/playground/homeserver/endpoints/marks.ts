import { z } from 'zod';
import { forbidden, notFound, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Requester, type Server } from '../server.ts';

const content = z.record(z.string(), z.json());
const typingBody = z.looseObject({ typing: z.boolean(), timeout: z.number().default(30_000) });

const own = (call: Call): NonNullable<Requester['account']> => {
  if (!call.requester.account || part(call, 'user') !== call.requester.user)
    throw forbidden('This belongs to somebody else');
  return call.requester.account;
};

function typing(server: Server, call: Call): Answer {
  const { world } = server;
  const { user } = own(call);
  const room = world.room(part(call, 'room'));
  if (room.membershipOf(user) !== 'join') throw forbidden(`User ${user} not in room ${room.id}`);
  const { typing: isTyping, timeout } = typingBody.parse(call.body);
  if (isTyping) room.typing.set(user, world.now() + timeout);
  else room.typing.delete(user);
  room.typingPosition = world.position + 1;
  world.mark(room, 'typing');
  return ok();
}

function receipt({ world }: Server, call: Call): Answer {
  const { user } = call.requester;
  const room = world.room(part(call, 'room'));
  if (room.membershipOf(user) !== 'join') throw forbidden(`User ${user} not in room ${room.id}`);
  room.receipts.delete(user);
  room.receipts.set(user, { eventId: part(call, 'event'), at: world.now(), position: world.position + 1 });
  world.mark(room, 'receipt');
  return ok();
}

const dataKey = (call: Call): string => `${call.parameters['room'] ?? ''}|${part(call, 'type')}`;

function putData({ world }: Server, call: Call): Answer {
  const position = world.position + 1;
  own(call).data.set(dataKey(call), { content: content.parse(call.body), position });
  const room = world.rooms.get(call.parameters['room'] ?? '');
  if (room) room.touched = position;
  world.advance();
  return ok();
}

function getData(_server: Server, call: Call): Answer {
  const found = own(call).data.get(dataKey(call));
  if (!found) throw notFound('Account data not found');
  return ok(found.content);
}

const data = '/_matrix/client/v3/user/:user/account_data/:type';
const roomData = '/_matrix/client/v3/user/:user/rooms/:room/account_data/:type';

async function ping(server: Server, call: Call): Promise<Answer> {
  const { quirks, service } = server;
  if (quirks.ping === 'missing') throw new Refusal(404, 'M_UNRECOGNIZED', 'Unrecognized request');
  if (!call.requester.isService) throw new Refusal(401, 'M_UNKNOWN_TOKEN', 'Not an application service');
  if (part(call, 'service') !== service.id)
    throw forbidden('Appservices can only ping themselves (wrong appservice ID).');
  const { transaction_id } = z.looseObject({ transaction_id: z.string().optional() }).parse(call.body);
  const status = await server.pingService(transaction_id);
  if (status < 200 || status > 299) throw failedPing(server, status);
  if (quirks.pingFlushes) server.flush();
  return ok({ duration_ms: 1 });
}

/** `0`: the service could not be reached at all. */
function failedPing({ quirks, service }: Server, status: number): Refusal {
  const what = status === 0 ? 'could not be reached' : `returned unsuccessful HTTP response ${status}`;
  const token =
    quirks.ping === '500 with the token'
      ? `/_matrix/app/v1/ping?access_token=${service.homeserverToken}`
      : '';
  switch (quirks.ping) {
    case '502 M_CONNECTION_FAILED':
      return new Refusal(502, 'M_CONNECTION_FAILED', 'Received invalid response from appservice');
    case '500 M_UNKNOWN':
    case '500 with the token':
      return new Refusal(500, 'M_UNKNOWN', `Appservice "${service.id}" ${what} at ${service.url}${token}`);
    case 'works':
    case 'missing':
      return status === 0
        ? new Refusal(502, 'M_CONNECTION_FAILED', 'The application service could not be reached')
        : new Refusal(502, 'M_BAD_STATUS', `HTTP ${status}`, { status });
  }
}

/** What people do beside talking: typing, reading, keeping settings; and the ping of the application service. */
export const markEndpoints: readonly Endpoint[] = [
  { method: 'PUT', path: '/_matrix/client/v3/rooms/:room/typing/:user', answer: typing },
  { method: 'POST', path: '/_matrix/client/v3/rooms/:room/receipt/:kind/:event', answer: receipt },
  { method: 'POST', path: '/_matrix/client/v3/rooms/:room/read_markers', answer: () => ok() },
  { method: 'PUT', path: '/_matrix/client/v3/presence/:user/status', answer: () => ok() },
  { method: 'PUT', path: data, answer: putData },
  { method: 'GET', path: data, answer: getData },
  { method: 'PUT', path: roomData, answer: putData },
  { method: 'GET', path: roomData, answer: getData },
  {
    method: 'POST',
    path: '/_matrix/client/v3/user/:user/filter',
    answer(_server, call) {
      const { filters } = own(call);
      filters.push(content.parse(call.body));
      return ok({ filter_id: String(filters.length - 1) });
    },
  },
  {
    method: 'GET',
    path: '/_matrix/client/v3/user/:user/filter/:filter',
    answer(_server, call) {
      const found = own(call).filters[Number(part(call, 'filter'))];
      if (!found) throw notFound('No such filter');
      return ok(found);
    },
  },
  {
    method: 'GET',
    path: '/_matrix/client/v3/capabilities',
    answer: ({ quirks }) =>
      ok({ capabilities: { 'm.room_versions': { default: quirks.roomVersion, available: {} } } }),
  },
  { method: 'POST', path: '/_matrix/client/v1/appservice/:service/ping', answer: ping },
];
