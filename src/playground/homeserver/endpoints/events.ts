import { z } from 'zod';
import type { Json } from '../../../core/json.ts';
import { type Draft, relationOf, type RoomEvent, type Stored } from '../event.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import type { Room } from '../room.ts';
import * as rules from '../rules.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Server } from '../server.ts';
import { once } from './once.ts';

/** The specification's limit for a whole event; the room for the envelope is generous on every server. */
const LARGEST_EVENT = 65_536;

const content = z.record(z.string(), z.json());

function draftFrom(call: Call, type: string, body: Readonly<Record<string, Json>>): Draft {
  if (JSON.stringify(body).length > LARGEST_EVENT) throw new Refusal(413, 'M_TOO_LARGE', 'event too large');
  // Only an application service may say when it happened.
  const at = call.requester.isService ? Number(call.query.get('ts') ?? Number.NaN) : Number.NaN;
  return {
    type,
    content: body,
    sender: call.requester.user,
    ...(Number.isSafeInteger(at) ? { at } : {}),
    ...(call.parameters['transaction'] === undefined
      ? {}
      : { transactionId: call.parameters['transaction'] }),
  };
}

function sendEvent(server: Server, call: Call): Answer {
  return once(server, call, () => {
    const room = server.world.room(part(call, 'room'));
    const stored = rules.send(
      server.world,
      room,
      draftFrom(call, part(call, 'type'), content.parse(call.body)),
    );
    return ok({ event_id: stored.event.event_id });
  });
}

function redact(server: Server, call: Call): Answer {
  return once(server, call, () => {
    const room = server.world.room(part(call, 'room'));
    const redacts = part(call, 'event');
    const body = { ...content.parse(call.body), redacts };
    const draft = { ...draftFrom(call, 'm.room.redaction', body), redacts };
    return ok({ event_id: rules.redactEvent(server.world, room, draft).event.event_id });
  });
}

function putState(server: Server, call: Call): Answer {
  const room = server.world.room(part(call, 'room'));
  const draft = draftFrom(call, part(call, 'type'), content.parse(call.body));
  const stored = rules.send(server.world, room, { ...draft, stateKey: call.parameters['key'] ?? '' });
  return ok({ event_id: stored.event.event_id });
}

function getState(server: Server, call: Call): Answer {
  const room = readable(server, call).room;
  const event = room.state(part(call, 'type'), call.parameters['key'] ?? '');
  if (!event) throw notFound('Event not found.');
  return ok(call.query.get('format') === 'event' ? event : event.content);
}

function readable(server: Server, call: Call): { room: Room; events: readonly Stored[] } {
  const room = server.world.room(part(call, 'room'));
  const upTo = rules.readableUpTo(room, call.requester.user);
  return { room, events: room.events.filter(({ position }) => position <= upTo) };
}

function oneEvent(server: Server, call: Call): Answer {
  const { events } = readable(server, call);
  const found = events.find(({ event }) => event.event_id === part(call, 'event'));
  if (!found) throw notFound('Event not found.');
  const shown = forReader(found, call);
  const edit = server.quirks.bundlesEdits ? newestEdit(events, shown) : undefined;
  const bundled = { 'm.replace': { ...edit } };
  return ok(edit ? { ...shown, unsigned: { ...shown.unsigned, 'm.relations': bundled } } : shown);
}

/** Only those who said something can change it. */
const newestEdit = (events: readonly Stored[], { event_id, sender }: RoomEvent): RoomEvent | undefined =>
  events.findLast(({ event }) => {
    const { type, target } = relationOf(event);
    return type === 'm.replace' && target === event_id && event.sender === sender;
  })?.event;

/** One's own events carry the transaction id they were sent with, if the same token asks. */
export function forReader(
  { event, transactionId }: Stored,
  { requester }: Pick<Call, 'requester'>,
): RoomEvent {
  if (transactionId === undefined || event.sender !== requester.user || requester.isService) return event;
  return { ...event, unsigned: { ...event.unsigned, transaction_id: transactionId } };
}

const MOST = 1000;

function limitOf(call: Call, standard: number): number {
  const limit = Number(call.query.get('limit') ?? standard);
  if (!Number.isInteger(limit) || limit < 0) throw invalid('limit must be a number');
  return Math.min(limit, MOST);
}

/** `s12`: behind the change with position 12. */
export function positionOf(token: string | null): number | undefined {
  if (token === null || token === '') return undefined;
  const position = Number(token.replace(/^s/, ''));
  if (!Number.isInteger(position)) throw invalid(`${token} is no token of this server`);
  return position;
}

/** Pages through a room, `dir=b` backwards; a token stands behind an event. */
function messages(server: Server, call: Call): Answer {
  const { events } = readable(server, call);
  const limit = limitOf(call, 10);
  const from = positionOf(call.query.get('from'));
  const until = positionOf(call.query.get('to'));
  const backwards = call.query.get('dir') !== 'f';
  const ordered = backwards
    ? events
        .filter(({ position }) => position <= (from ?? server.world.position) && position > (until ?? 0))
        .toReversed()
    : events.filter(({ position }) => position > (from ?? 0) && position <= (until ?? server.world.position));
  const page = ordered.slice(0, limit);
  const last = page.at(-1);
  const more = ordered.length > page.length && last;
  return ok({
    start: `s${from ?? (backwards ? server.world.position : 0)}`,
    chunk: page.map((stored) => forReader(stored, call)),
    state: [],
    ...(more ? { end: `s${backwards ? last.position - 1 : last.position}` } : {}),
  });
}

function context(server: Server, call: Call): Answer {
  const { events, room } = readable(server, call);
  const limit = limitOf(call, 10);
  const index = events.findIndex(({ event }) => event.event_id === part(call, 'event'));
  const found = events[index];
  if (!found) throw notFound('Event not found.');
  const before = events.slice(Math.max(0, index - Math.floor(limit / 2)), index).toReversed();
  const after = events.slice(index + 1, index + 1 + Math.ceil(limit / 2));
  return ok({
    start: `s${(before.at(-1) ?? found).position - 1}`,
    end: `s${(after.at(-1) ?? found).position}`,
    event: forReader(found, call),
    events_before: before.map((stored) => forReader(stored, call)),
    events_after: after.map((stored) => forReader(stored, call)),
    state: room.stateBefore(found.position),
  });
}

/** Events that relate to one, newest first; redacted ones no longer do. */
function relations(server: Server, call: Call): Answer {
  const { events } = readable(server, call);
  const [kind, type] = [call.parameters['kind'], call.parameters['type']];
  const chunk = events.filter(({ event }) => {
    const relation = relationOf(event);
    if (relation.target !== part(call, 'event')) return false;
    return (kind === undefined || relation.type === kind) && (type === undefined || event.type === type);
  });
  return ok({ chunk: chunk.toReversed().map((stored) => forReader(stored, call)) });
}

const relationPath = '/_matrix/client/v1/rooms/:room/relations/:event';

export const eventEndpoints: readonly Endpoint[] = [
  { method: 'PUT', path: '/_matrix/client/v3/rooms/:room/send/:type/:transaction', answer: sendEvent },
  { method: 'PUT', path: '/_matrix/client/v3/rooms/:room/redact/:event/:transaction', answer: redact },
  { method: 'PUT', path: '/_matrix/client/v3/rooms/:room/state/:type', answer: putState },
  { method: 'PUT', path: '/_matrix/client/v3/rooms/:room/state/:type/:key', answer: putState },
  { method: 'GET', path: '/_matrix/client/v3/rooms/:room/state/:type', answer: getState },
  { method: 'GET', path: '/_matrix/client/v3/rooms/:room/state/:type/:key', answer: getState },
  {
    method: 'GET',
    path: '/_matrix/client/v3/rooms/:room/state',
    answer: (server, call) => ({ status: 200, body: readable(server, call).room.wholeState() }),
  },
  { method: 'GET', path: '/_matrix/client/v3/rooms/:room/event/:event', answer: oneEvent },
  {
    method: 'GET',
    path: '/_matrix/client/v3/rooms/:room/messages',
    needs: 'messages',
    answer: messages,
  },
  {
    method: 'GET',
    path: '/_matrix/client/v3/rooms/:room/context/:event',
    needs: 'context',
    answer: context,
  },
  { method: 'GET', path: relationPath, answer: relations },
  { method: 'GET', path: `${relationPath}/:kind`, answer: relations },
  { method: 'GET', path: `${relationPath}/:kind/:type`, answer: relations },
];
