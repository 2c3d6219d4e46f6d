import { z } from 'zod';
import { type KeyBackup, sessionBody, versionBody } from '../keys/key-backup.ts';
import { missing } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, part } from '../server.ts';
import { accountOf } from './account-of.ts';

const backupOf = ({ requester }: Call): KeyBackup => accountOf(requester).backup;

const versionOf = ({ query }: Call): string => {
  const version = query.get('version');
  if (version === null) throw missing('Missing version');
  return version;
};

const sessions = z.record(z.string(), sessionBody);
const roomBody = z.looseObject({ sessions });
const allBody = z.looseObject({ rooms: z.record(z.string(), roomBody) });

function put(call: Call): Answer {
  const [room, session] = [call.parameters['room'], call.parameters['session']];
  const rooms =
    room === undefined
      ? Object.entries(allBody.parse(call.body).rooms).map(([id, one]) => [id, one.sessions] as const)
      : [
          [
            room,
            session === undefined
              ? roomBody.parse(call.body).sessions
              : { [session]: sessionBody.parse(call.body) },
          ] as const,
        ];
  return ok(backupOf(call).put(versionOf(call), Object.fromEntries(rooms)));
}

const which = ({ parameters }: Call) => ({ room: parameters['room'], session: parameters['session'] });

const root = '/_matrix/client/v3/room_keys';

/** All sessions, those of a room, one. */
const keyEndpoints = ['', '/:room', '/:room/:session'].flatMap((rest): readonly Endpoint[] => [
  { method: 'PUT', path: `${root}/keys${rest}`, answer: (_server, call) => put(call) },
  {
    method: 'GET',
    path: `${root}/keys${rest}`,
    answer: (_server, call) => ok(backupOf(call).get(versionOf(call), which(call))),
  },
  {
    method: 'DELETE',
    path: `${root}/keys${rest}`,
    answer: (_server, call) => ok(backupOf(call).delete(versionOf(call), which(call))),
  },
]);

export const roomKeyEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: `${root}/version`,
    answer: (_server, call) => ok({ version: backupOf(call).create(versionBody.parse(call.body)) }),
  },
  {
    method: 'GET',
    path: `${root}/version`,
    answer: (_server, call) => ok(backupOf(call).describe(undefined)),
  },
  {
    method: 'GET',
    path: `${root}/version/:version`,
    answer: (_server, call) => ok(backupOf(call).describe(part(call, 'version'))),
  },
  {
    method: 'PUT',
    path: `${root}/version/:version`,
    answer: (_server, call) => {
      backupOf(call).update(part(call, 'version'), versionBody.parse(call.body));
      return ok();
    },
  },
  {
    method: 'DELETE',
    path: `${root}/version/:version`,
    answer: (_server, call) => {
      backupOf(call).remove(part(call, 'version'));
      return ok();
    },
  },
  ...keyEndpoints,
];
